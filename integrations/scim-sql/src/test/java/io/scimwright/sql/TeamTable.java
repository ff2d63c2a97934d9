package io.scimwright.sql;

import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How the application has always loaded and stored teams. */
final class TeamTable implements TableRepository<Team> {

    private final Connections connections;

    TeamTable(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<Team> findAll(RequestContext context, List<String> ids) {
        return connections.lend(context, connection -> {
            String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
            try (PreparedStatement select =
                    connection.prepareStatement("select id, name, external_id, version, created_at, changed_at"
                            + " from team where id in (" + marks + ")")) {
                for (int i = 0; i < ids.size(); i++) {
                    select.setString(i + 1, ids.get(i));
                }
                List<Team> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        Team team = new Team();
                        team.id = rows.getString(1);
                        team.name = rows.getString(2);
                        team.externalId = rows.getString(3);
                        team.version = rows.getLong(4);
                        team.created = rows.getObject(5, OffsetDateTime.class).toInstant();
                        team.changed = rows.getObject(6, OffsetDateTime.class).toInstant();
                        found.add(team);
                    }
                }
                return found;
            }
        });
    }

    @Override
    public Team insert(RequestContext context, Team row) {
        return connections.lend(context, connection -> {
            row.id = UUID.randomUUID().toString();
            row.version = 1;
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            row.created = now;
            row.changed = now;
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into team (id, name, external_id, version, created_at, changed_at) values (?, ?, ?, 1, ?, ?)")) {
                insert.setString(1, row.id);
                insert.setString(2, row.name);
                insert.setString(3, row.externalId);
                insert.setObject(4, now.atOffset(ZoneOffset.UTC));
                insert.setObject(5, now.atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
            return row;
        });
    }

    @Override
    public Optional<Team> update(RequestContext context, Team row, ExpectedVersion expected) {
        return connections.lend(context, connection -> {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            try (PreparedStatement update =
                    connection.prepareStatement("update team set name = ?, external_id = ?, version = version + 1,"
                            + " changed_at = ? where id = ? and version = ?")) {
                update.setString(1, row.name);
                update.setString(2, row.externalId);
                update.setObject(3, now.atOffset(ZoneOffset.UTC));
                update.setString(4, row.id);
                update.setLong(5, expected.number());
                if (update.executeUpdate() == 0) {
                    return Optional.empty();
                }
            }
            row.version = expected.number() + 1;
            row.changed = now;
            return Optional.of(row);
        });
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return connections.lend(context, connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from team where id = ? and version = ?")) {
                delete.setString(1, id);
                delete.setLong(2, expected.number());
                return delete.executeUpdate() > 0;
            }
        });
    }
}
