package io.scimwright.server.spi;

import io.scimwright.core.resource.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table with a counter for ids, a unique login, and a version per row. */
class EmployeeTable implements ResourceRepository<Employee> {

    final Map<Integer, Employee> rows = new TreeMap<>();
    final List<String> calls = new ArrayList<>();

    /** How many updates and deletions are to find that somebody was faster. */
    int conflicts;

    private int last;

    synchronized Employee row(int id) {
        return Objects.requireNonNull(rows.get(id));
    }

    @Override
    public synchronized Optional<Employee> find(RequestContext context, String id) {
        calls.add("find " + id);
        return Optional.ofNullable(rows.get(Integer.valueOf(id))).map(Employee::new);
    }

    @Override
    public synchronized Rows<Employee> list(RequestContext context, int offset, int limit) {
        calls.add("list " + offset + " " + limit);
        return new Rows<>(
                rows.values().stream()
                        .skip(offset)
                        .limit(limit)
                        .map(Employee::new)
                        .toList(),
                rows.size());
    }

    @Override
    public synchronized Employee insert(RequestContext context, Employee row) {
        requireUnique(row);
        Employee stored = new Employee(row);
        stored.setId(++last);
        stored.setVersion(1);
        rows.put(stored.getId(), stored);
        return new Employee(stored);
    }

    @Override
    public synchronized Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        Employee now = rows.get(row.getId());
        changeMeanwhile(now);
        if (now == null || now.getVersion() != expected.number()) {
            return Optional.empty();
        }
        requireUnique(row);
        Employee stored = new Employee(row);
        stored.setVersion(now.getVersion() + 1);
        rows.put(stored.getId(), stored);
        return Optional.of(new Employee(stored));
    }

    private void changeMeanwhile(@Nullable Employee now) {
        if (conflicts > 0 && now != null) {
            conflicts--;
            now.setVersion(now.getVersion() + 1);
            now.setFirstName("Meanwhile " + now.getVersion());
        }
    }

    private void requireUnique(Employee row) {
        for (Employee other : rows.values()) {
            if (other.getId() != row.getId() && String.valueOf(other.getLogin()).equalsIgnoreCase(row.getLogin())) {
                throw UniqueKeyException.of(User.USER_NAME);
            }
        }
    }

    @Override
    public synchronized boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        Employee now = rows.get(Integer.valueOf(id));
        changeMeanwhile(now);
        return now != null
                && (!expected.isKnown() || now.getVersion() == expected.number())
                && rows.remove(now.getId()) != null;
    }

    @Override
    public Lookups<Employee> lookups() {
        return Lookups.<Employee>none()
                .by(User.USER_NAME, (context, login) -> whereLower(login))
                .by(User.EMAILS.ofType("work").value(), (context, mail) -> whereLower(mail));
    }

    private synchronized List<Employee> whereLower(String text) {
        calls.add("look up " + text);
        return rows.values().stream()
                .filter(row -> (row.getLogin() + " " + row.getMail())
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
                .map(Employee::new)
                .toList();
    }
}
