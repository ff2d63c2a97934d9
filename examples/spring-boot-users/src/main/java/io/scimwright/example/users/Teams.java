package io.scimwright.example.users;

import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.sql.TableRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code team}. */
@Repository
class Teams implements TableRepository<Team> {

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Team> findAll(RequestContext context, List<String> ids) {
        return jdbc.sql("select * from team where id in (:ids)")
                .param("ids", ids.stream().map(UUID::fromString).toList())
                .query(Team.class)
                .list();
    }

    @Override
    public Team insert(RequestContext context, Team row) {
        jdbc.sql("""
                insert into team (id, name, name_key, external_id, version, created, changed)
                values (:id, :name, :nameKey, :externalId, 1, current_timestamp, current_timestamp)""").paramSource(row).update();
        return find(context, row.getId().toString()).orElseThrow();
    }

    @Override
    public Optional<Team> update(RequestContext context, Team row, ExpectedVersion expected) {
        int updated = jdbc.sql("""
                update team set name = :name, name_key = :nameKey, external_id = :externalId, version = version + 1,
                    changed = current_timestamp
                where id = :id and version = :version""").paramSource(row).update();
        return updated == 0 ? Optional.empty() : find(context, row.getId().toString());
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return jdbc.sql("delete from team where id = :id and version = :version")
                        .param("id", UUID.fromString(id))
                        .param("version", expected.number())
                        .update()
                == 1;
    }
}
