package io.scimwright.sql;

import io.scimwright.core.resource.Email;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the application has always loaded and stored employees. */
final class EmployeeTable implements TableRepository<Employee> {

    private static final String COLUMNS =
            "login, external_id, first_name, last_name, display_name, work_phone, home_phone,"
                    + " enabled, level, rate, hired, badge, title, version, created_at, changed_at";

    private final Connections connections;

    EmployeeTable(Connections connections) {
        this.connections = connections;
    }

    @Override
    public List<Employee> findAll(RequestContext context, List<String> ids) {
        return connections.lend(context, connection -> {
            Map<Long, Employee> found = new LinkedHashMap<>();
            String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
            try (PreparedStatement select = connection.prepareStatement(
                    "select id, " + COLUMNS + " from employee where id in (" + marks + ")")) {
                setIds(select, ids);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getLong(1), employee(rows));
                    }
                }
            }
            addEmails(connection, ids, found);
            return List.copyOf(found.values());
        });
    }

    private static void setIds(PreparedStatement statement, List<String> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            statement.setLong(i + 1, Long.parseLong(ids.get(i)));
        }
    }

    private static void addEmails(Connection connection, List<String> ids, Map<Long, Employee> found)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement(
                "select employee_id, address, kind, is_primary from employee_email where employee_id in (" + marks
                        + ") order by employee_id, position")) {
            setIds(select, ids);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Employee owner = found.get(rows.getLong(1));
                    if (owner != null) {
                        List<Email> more = new ArrayList<>(owner.emails);
                        more.add(email(rows));
                        owner.emails = List.copyOf(more);
                    }
                }
            }
        }
    }

    private static Email email(ResultSet row) throws SQLException {
        ScimObject.Builder email = ScimObject.builder();
        if (row.getString(2) != null) {
            email.put("value", row.getString(2));
        }
        if (row.getString(3) != null) {
            email.put("type", row.getString(3));
        }
        boolean primary = row.getBoolean(4);
        if (!row.wasNull()) {
            email.put("primary", ScimBoolean.of(primary));
        }
        return Email.of(email.build());
    }

    private static Employee employee(ResultSet row) throws SQLException {
        Employee e = new Employee();
        e.id = row.getLong(1);
        e.login = row.getString(2);
        e.externalId = row.getString(3);
        e.firstName = row.getString(4);
        e.lastName = row.getString(5);
        e.displayName = row.getString(6);
        e.workPhone = row.getString(7);
        e.homePhone = row.getString(8);
        e.enabled = row.getObject(9, Boolean.class);
        e.level = row.getObject(10) == null ? null : row.getLong(10);
        e.rate = row.getBigDecimal(11);
        LocalDateTime hired = row.getObject(12, LocalDateTime.class);
        e.hired = hired == null ? null : hired.toInstant(ZoneOffset.UTC);
        e.badge = row.getString(13);
        e.title = row.getString(14);
        e.version = row.getLong(15);
        e.created = row.getObject(16, OffsetDateTime.class).toInstant();
        e.changed = row.getObject(17, OffsetDateTime.class).toInstant();
        return e;
    }

    @Override
    public Employee insert(RequestContext context, Employee row) {
        return connections.lend(context, connection -> {
            Employee stored = row;
            stored.version = 1;
            stored.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            stored.changed = stored.created;
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into employee (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    new String[] {"id"})) {
                set(insert, stored);
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    keys.next();
                    stored.id = keys.getLong(1);
                }
            }
            insertEmails(connection, stored);
            return stored;
        });
    }

    private static void set(PreparedStatement statement, Employee e) throws SQLException {
        @Nullable
        Object[] values = {
            e.login,
            e.externalId,
            e.firstName,
            e.lastName,
            e.displayName,
            e.workPhone,
            e.homePhone,
            e.enabled,
            e.level,
            e.rate,
            e.hired == null ? null : LocalDateTime.ofInstant(e.hired, ZoneOffset.UTC),
            e.badge,
            e.title,
            e.version,
            zoned(e.created),
            zoned(e.changed)
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static @Nullable OffsetDateTime zoned(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static void insertEmails(Connection connection, Employee e) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into employee_email (employee_id, position, address, kind, is_primary) values (?, ?, ?, ?, ?)")) {
            for (int i = 0; i < e.emails.size(); i++) {
                ScimObject email = e.emails.get(i).toObject();
                insert.setLong(1, e.id);
                insert.setInt(2, i);
                insert.setString(3, email.findString("value").orElse(null));
                insert.setString(4, email.findString("type").orElse(null));
                insert.setObject(5, email.findBoolean("primary").orElse(null));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        return connections.lend(context, connection -> {
            row.version = expected.number() + 1;
            row.changed = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            try (PreparedStatement update = connection.prepareStatement(
                    "update employee set " + COLUMNS.replace(",", " = ?,") + " = ? where id = ? and version = ?")) {
                set(update, row);
                update.setLong(17, row.id);
                update.setLong(18, expected.number());
                if (update.executeUpdate() == 0) {
                    return Optional.empty();
                }
            }
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from employee_email where employee_id = ?")) {
                delete.setLong(1, row.id);
                delete.executeUpdate();
            }
            insertEmails(connection, row);
            return Optional.of(row);
        });
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return connections.lend(context, connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from employee where id = ? and version = ?")) {
                delete.setLong(1, Long.parseLong(id));
                delete.setLong(2, expected.number());
                return delete.executeUpdate() > 0;
            }
        });
    }
}
