package io.scimwright.example.users;

import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.Group;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.Lookups;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code team} and {@code team_member}. */
@Repository
class Teams implements ResourceRepository<Team> {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Teams(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Optional<Team> find(RequestContext context, String id) {
        return jdbc.sql("select * from team where id = :id")
                .param("id", id)
                .query(Team.class)
                .optional()
                .map(this::withMembers);
    }

    @Override
    public Rows<Team> list(RequestContext context, int offset, int limit) {
        List<Team> teams = jdbc.sql("select * from team order by id limit :limit offset :offset")
                .param("offset", offset)
                .param("limit", limit)
                .query(Team.class)
                .list();
        teams.forEach(this::withMembers);
        return new Rows<>(teams, count());
    }

    int count() {
        return jdbc.sql("select count(*) from team").query(Integer.class).single();
    }

    private Team withMembers(Team team) {
        team.setMembers(new LinkedHashSet<>(
                jdbc.sql("select employee_id from team_member where team_id = :id order by employee_id")
                        .param("id", team.getId())
                        .query(String.class)
                        .list()));
        return team;
    }

    @Override
    public Team insert(RequestContext context, Team row) {
        row.setId(UUID.randomUUID().toString());
        jdbc.sql("""
                insert into team (id, name, external_id, version, created, changed)
                values (:id, :name, :externalId, 1, current_timestamp, current_timestamp)""").paramSource(row).update();
        insertMembers(context, row);
        return find(context, row.getId()).orElseThrow();
    }

    /** Whoever is no employee is skipped, since identity providers send people before they exist; the RFC's dialect refuses that. */
    private void insertMembers(RequestContext context, Team row) {
        int[][] inserted = batches.batchUpdate("""
                insert into team_member (team_id, employee_id)
                select t.id, e.id from team t, employee e where t.id = ? and e.id = ?""", row.getMembers(), BATCH, (insert, member) -> {
            insert.setString(1, row.getId());
            insert.setString(2, member);
        });
        boolean known = Arrays.stream(inserted).flatMapToInt(Arrays::stream).allMatch(rows -> rows == 1);
        if (!known && !context.dialect().grants(Leniency.SKIP_UNKNOWN_MEMBERS)) {
            throw ScimException.invalidValue("members", "one is the id of nobody");
        }
    }

    @Override
    public Optional<Team> update(RequestContext context, Team row, ExpectedVersion expected) {
        int updated = jdbc.sql("""
                update team set name = :name, external_id = :externalId, version = version + 1, changed = current_timestamp
                where id = :id and version = :version""").paramSource(row).update();
        if (updated == 0) {
            return Optional.empty();
        }
        jdbc.sql("delete from team_member where team_id = :id")
                .param("id", row.getId())
                .update();
        insertMembers(context, row);
        return find(context, row.getId());
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return jdbc.sql("delete from team where id = :id and version = :version")
                        .param("id", id)
                        .param("version", expected.number())
                        .update()
                == 1;
    }

    @Override
    public Lookups<Team> lookups() {
        return Lookups.<Team>none().by(Group.MEMBERS.value(), (context, employee) -> {
            List<Team> teams = jdbc.sql(
                            "select * from team where id in (select team_id from team_member where employee_id = :employee)")
                    .param("employee", employee)
                    .query(Team.class)
                    .list();
            teams.forEach(this::withMembers);
            return teams;
        });
    }
}
