package io.scimwright.sql;

import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Optional;

/** A table one of whose rows is gone when it is loaded. */
record LosingTable(EmployeeTable inner, String gone) implements TableRepository<Employee> {

    @Override
    public List<Employee> findAll(RequestContext context, List<String> ids) {
        return inner.findAll(context, ids).stream()
                .filter(row -> !gone.equals(Long.toString(row.id)))
                .toList();
    }

    @Override
    public Employee insert(RequestContext context, Employee row) {
        return inner.insert(context, row);
    }

    @Override
    public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        return inner.update(context, row, expected);
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return inner.delete(context, id, expected);
    }
}
