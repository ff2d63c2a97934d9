package io.scimwright.example.users;

import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code employee} and {@code employee_email}. */
@Repository
class Employees implements ResourceRepository<Employee> {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Employees(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Optional<Employee> find(RequestContext context, String id) {
        return withMails(jdbc.sql("select * from employee where id = :id")
                        .param("id", id)
                        .query(Employee.class)
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public Rows<Employee> list(RequestContext context, int offset, int limit) {
        return new Rows<>(
                withMails(jdbc.sql("select * from employee order by id limit :limit offset :offset")
                        .param("offset", offset)
                        .param("limit", limit)
                        .query(Employee.class)
                        .list()),
                count());
    }

    int count() {
        return jdbc.sql("select count(*) from employee").query(Integer.class).single();
    }

    private record Owned(String employeeId, Mail mail) {}

    private List<Employee> withMails(List<Employee> employees) {
        if (employees.isEmpty()) {
            return employees;
        }
        Map<String, List<Mail>> mails = jdbc
                .sql("select * from employee_email where employee_id in (:ids) order by employee_id, position")
                .param("ids", employees.stream().map(Employee::getId).toList())
                .query((row, number) -> new Owned(
                        row.getString("employee_id"),
                        new Mail(
                                row.getString("address"),
                                row.getString("kind"),
                                row.getString("label"),
                                row.getObject("preferred", Boolean.class))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Owned::employeeId, Collectors.mapping(Owned::mail, Collectors.toList())));
        employees.forEach(employee -> employee.setMails(mails.getOrDefault(employee.getId(), List.of())));
        return employees;
    }

    @Override
    public Employee insert(RequestContext context, Employee row) {
        row.setId(UUID.randomUUID().toString());
        jdbc.sql("""
                insert into employee (id, login, first_name, last_name, display_name, title, department, enabled, badge_number,
                    badge_valid_until, external_id, rest, version, created, changed)
                values (:id, :login, :firstName, :lastName, :displayName, :title, :department, :enabled, :badgeNumber,
                    :badgeValidUntil, :externalId, :rest, 1, current_timestamp, current_timestamp)""").paramSource(row).update();
        insertMails(row);
        return find(context, row.getId()).orElseThrow();
    }

    private void insertMails(Employee row) {
        AtomicInteger position = new AtomicInteger();
        batches.batchUpdate(
                "insert into employee_email (employee_id, position, address, kind, label, preferred) values (?, ?, ?, ?, ?, ?)",
                row.getMails(),
                BATCH,
                (insert, mail) -> {
                    insert.setString(1, row.getId());
                    insert.setInt(2, position.getAndIncrement());
                    insert.setString(3, mail.address());
                    insert.setString(4, mail.kind());
                    insert.setString(5, mail.label());
                    insert.setObject(6, mail.preferred(), Types.BOOLEAN);
                });
    }

    @Override
    public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        int updated = jdbc.sql("""
                update employee set login = :login, first_name = :firstName, last_name = :lastName, display_name = :displayName,
                    title = :title, department = :department, enabled = :enabled, badge_number = :badgeNumber,
                    badge_valid_until = :badgeValidUntil, external_id = :externalId, rest = :rest, version = version + 1,
                    changed = current_timestamp
                where id = :id and version = :version""").paramSource(row).update();
        if (updated == 0) {
            return Optional.empty();
        }
        jdbc.sql("delete from employee_email where employee_id = :id")
                .param("id", row.getId())
                .update();
        insertMails(row);
        return find(context, row.getId());
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return jdbc.sql("delete from employee where id = :id and version = :version")
                        .param("id", id)
                        .param("version", expected.number())
                        .update()
                == 1;
    }
}
