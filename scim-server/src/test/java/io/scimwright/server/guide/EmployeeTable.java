package io.scimwright.server.guide;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the application has already to get at its table: rows in the order of their ids, a unique login, a version per row. */
class EmployeeTable {

    private final TreeMap<Integer, Employee> rows = new TreeMap<>();
    private int last;

    /** The database's complaint about its unique index. */
    static class DuplicateLogin extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static int key(String id) {
        return id.matches("\\d{1,9}") ? Integer.parseInt(id) : 0;
    }

    synchronized Optional<Employee> selectById(String id) {
        return Optional.ofNullable(rows.get(key(id))).map(Employee::new);
    }

    synchronized List<Employee> selectByLogin(String login) {
        return rows.values().stream()
                .filter(row -> row.getLogin().equalsIgnoreCase(login))
                .map(Employee::new)
                .toList();
    }

    synchronized List<Employee> select(int offset, int limit) {
        return rows.values().stream()
                .skip(offset)
                .limit(limit)
                .map(Employee::new)
                .toList();
    }

    synchronized int count() {
        return rows.size();
    }

    synchronized Employee insert(Employee row) {
        requireUnique(row);
        Employee stored = new Employee(row);
        stored.setId(Integer.toString(++last));
        stored.setVersion(1);
        rows.put(last, stored);
        return new Employee(stored);
    }

    /** The number of rows that had this id and version. */
    synchronized int updateWhereVersion(Employee row, long version) {
        Employee now = rows.get(key(row.getId()));
        if (now == null || now.getVersion() != version) {
            return 0;
        }
        requireUnique(row);
        Employee stored = new Employee(row);
        stored.setVersion(version + 1);
        rows.put(key(row.getId()), stored);
        return 1;
    }

    private void requireUnique(Employee row) {
        for (Employee other : selectByLogin(row.getLogin())) {
            if (!other.getId().equals(row.getId())) {
                throw new DuplicateLogin();
            }
        }
    }

    /** The number of rows that had this id and version. */
    synchronized int deleteWhereVersion(String id, long version) {
        Employee now = rows.get(key(id));
        if (now == null || now.getVersion() != version) {
            return 0;
        }
        rows.remove(key(id));
        return 1;
    }
}
