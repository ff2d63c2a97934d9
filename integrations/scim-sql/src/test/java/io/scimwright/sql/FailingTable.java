package io.scimwright.sql;

import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A table whose database fails some times, which it tells as frameworks do: by exceptions of their own. */
record FailingTable(EmployeeTable inner, String state, AtomicInteger times) implements TableRepository<Employee> {

    private void fail() {
        if (times.getAndDecrement() > 0) {
            throw new IllegalArgumentException("in a framework", new SQLException("no", state));
        }
    }

    @Override
    public List<Employee> findAll(RequestContext context, List<String> ids) {
        fail();
        return inner.findAll(context, ids);
    }

    @Override
    public Employee insert(RequestContext context, Employee row) {
        fail();
        return inner.insert(context, row);
    }

    @Override
    public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        fail();
        return inner.update(context, row, expected);
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        fail();
        return inner.delete(context, id, expected);
    }
}
