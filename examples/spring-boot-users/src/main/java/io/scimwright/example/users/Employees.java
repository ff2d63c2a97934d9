package io.scimwright.example.users;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.sql.TableRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code employee} and {@code employee_email}. */
@Repository
class Employees implements TableRepository<Employee> {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Employees(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    private record Owned(UUID employee, Mail mail) {}

    @Override
    public List<Employee> findAll(RequestContext context, List<String> ids) {
        List<UUID> keys = ids.stream().map(UUID::fromString).toList();
        // First the rows with their versions: addresses that change meanwhile are newer than the version, which a write
        // then finds old.
        List<Employee> employees = jdbc.sql("select * from employee where id in (:ids)")
                .param("ids", keys)
                .query(Employee.class)
                .list();
        Map<UUID, List<Mail>> mails = jdbc
                .sql("select * from employee_email where employee_id in (:ids) order by position")
                .param("ids", keys)
                .query((row, number) -> new Owned(row.getObject("employee_id", UUID.class), mail(row)))
                .stream()
                .collect(groupingBy(Owned::employee, mapping(Owned::mail, toList())));
        employees.forEach(employee -> employee.setMails(mails.getOrDefault(employee.getId(), List.of())));
        return employees;
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getString("address"),
                row.getString("kind"),
                row.getString("label"),
                row.getObject("preferred", Boolean.class));
    }

    @Override
    public Employee insert(RequestContext context, Employee row) {
        jdbc.sql("""
                insert into employee (id, login, login_key, first_name, last_name, display_name, title, department, enabled,
                    badge_number, badge_valid_until, external_id, rest, version, created, changed)
                values (:id, :login, :loginKey, :firstName, :lastName, :displayName, :title, :department, :enabled,
                    :badgeNumber, :badgeValidUntil, :externalId, :rest, 1, current_timestamp, current_timestamp)""").paramSource(row).update();
        insertMails(row);
        return find(context, row.getId().toString()).orElseThrow();
    }

    @Override
    public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        int updated = jdbc.sql("""
                update employee set login = :login, login_key = :loginKey, first_name = :firstName, last_name = :lastName,
                    display_name = :displayName, title = :title, department = :department, enabled = :enabled,
                    badge_number = :badgeNumber, badge_valid_until = :badgeValidUntil, external_id = :externalId, rest = :rest,
                    version = version + 1, changed = current_timestamp
                where id = :id and version = :version""").paramSource(row).update();
        if (updated == 0) {
            return Optional.empty();
        }
        jdbc.sql("delete from employee_email where employee_id = :id")
                .param("id", row.getId())
                .update();
        insertMails(row);
        return find(context, row.getId().toString());
    }

    private void insertMails(Employee row) {
        AtomicInteger position = new AtomicInteger();
        batches.batchUpdate(
                "insert into employee_email (employee_id, position, address, address_key, kind, label, preferred)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                row.getMails(),
                BATCH,
                (insert, mail) -> {
                    insert.setObject(1, row.getId());
                    insert.setInt(2, position.getAndIncrement());
                    insert.setString(3, mail.address());
                    insert.setString(4, mail.addressKey());
                    insert.setString(5, mail.kind());
                    insert.setString(6, mail.label());
                    insert.setObject(7, mail.preferred(), Types.BOOLEAN);
                });
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return jdbc.sql("delete from employee where id = :id and version = :version")
                        .param("id", UUID.fromString(id))
                        .param("version", expected.number())
                        .update()
                == 1;
    }
}
