package io.scimwright.example.jakarta;

import io.scimwright.core.resource.User;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.Lookups;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import io.scimwright.server.spi.UniqueKeyException;
import java.util.Optional;

/** The employees as SCIM users. */
record Employees(Table<Employee> table) implements ResourceRepository<Employee> {

    static final ResourceMapper<Employee> AS_USERS = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
            .id(Employee::getId)
            .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
            .map(User.NAME.givenName(), Employee::getFirstName, Employee::setFirstName)
            .map(User.NAME.familyName(), Employee::getLastName, Employee::setLastName)
            .map(User.EMAILS.ofType("work").value(), Employee::getMail, Employee::setMail)
            .map(User.ACTIVE, Employee::isEnabled, Employee::setEnabled)
            .map(User.EXTERNAL_ID, Employee::getExternalId, Employee::setExternalId)
            .keepRest(Employee::getRest, Employee::setRest)
            .version(Employee::getVersion)
            .created(Employee::getCreated)
            .lastModified(Employee::getChanged)
            .build();

    @Override
    public Optional<Employee> find(RequestContext context, String id) {
        return table.find(id);
    }

    @Override
    public Rows<Employee> list(RequestContext context, int offset, int limit) {
        return new Rows<>(table.page(offset, limit), table.count());
    }

    @Override
    public Employee insert(RequestContext context, Employee row) {
        try {
            return table.insert(row);
        } catch (Table.DuplicateName e) {
            throw UniqueKeyException.of(User.USER_NAME);
        }
    }

    @Override
    public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
        try {
            return table.update(row, expected.number());
        } catch (Table.DuplicateName e) {
            throw UniqueKeyException.of(User.USER_NAME);
        }
    }

    @Override
    public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
        return table.delete(id, expected.number());
    }

    @Override
    public Lookups<Employee> lookups() {
        return Lookups.<Employee>none()
                .by(
                        User.USER_NAME,
                        (context, login) -> table.findByName(login).stream().toList());
    }
}
