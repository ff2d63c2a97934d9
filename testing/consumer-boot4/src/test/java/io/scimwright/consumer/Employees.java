package io.scimwright.consumer;

import io.scimwright.core.resource.User;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import io.scimwright.server.spi.UniqueKeyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The application's own table, in memory. */
@Component
class Employees implements ResourceRepository<Employee> {

    private final Map<String, Employee> rows = new LinkedHashMap<>();

    @Override
    public synchronized Optional<Employee> find(RequestContext context, String id) {
        return Optional.ofNullable(rows.get(id)).map(Employee::copy);
    }

    @Override
    public synchronized Rows<Employee> list(RequestContext context, int offset, int limit) {
        return new Rows<>(
                rows.values().stream().skip(offset).limit(limit).map(Employee::copy).toList(), rows.size());
    }

    @Override
    public synchronized Employee insert(RequestContext context, Employee row) {
        row.setId(UUID.randomUUID().toString());
        return store(row, 1);
    }

    @Override
    public synchronized Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        Employee now = rows.get(row.getId());
        return now == null || now.getVersion() != expected.number()
                ? Optional.empty()
                : Optional.of(store(row, now.getVersion() + 1));
    }

    private Employee store(Employee row, long version) {
        boolean taken = rows.values().stream()
                .anyMatch(other ->
                        other.getLogin().equalsIgnoreCase(row.getLogin()) && !other.getId().equals(row.getId()));
        if (taken) {
            throw UniqueKeyException.of(User.USER_NAME);
        }
        Employee stored = row.copy();
        stored.setVersion(version);
        rows.put(stored.getId(), stored);
        return stored.copy();
    }

    @Override
    public synchronized boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        Employee now = rows.get(id);
        return now != null && now.getVersion() == expected.number() && rows.remove(id) != null;
    }
}
