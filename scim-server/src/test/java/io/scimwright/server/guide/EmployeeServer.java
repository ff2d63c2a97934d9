package io.scimwright.server.guide;

import io.scimwright.core.resource.User;
import io.scimwright.server.AuditFile;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.Lookups;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import io.scimwright.server.spi.UniqueKeyException;
import java.nio.file.Path;
import java.util.Optional;

/** A complete SCIM service over the employees of an application. */
class EmployeeServer {

    static final ResourceMapper<Employee> EMPLOYEE_AS_USER = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
            .id(Employee::getId)
            .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
            .map(User.NAME.givenName(), Employee::getFirstName, Employee::setFirstName)
            .map(User.NAME.familyName(), Employee::getLastName, Employee::setLastName)
            .map(User.EMAILS.ofType("work").value(), Employee::getMail, Employee::setMail)
            .map(User.ACTIVE, Employee::isEnabled, Employee::setEnabled)
            .version(Employee::getVersion)
            .build();

    record Employees(EmployeeTable table) implements ResourceRepository<Employee> {

        @Override
        public Optional<Employee> find(RequestContext context, String id) {
            return table.selectById(id);
        }

        @Override
        public Rows<Employee> list(RequestContext context, int offset, int limit) {
            return new Rows<>(table.select(offset, limit), table.count());
        }

        @Override
        public Employee insert(RequestContext context, Employee row) {
            try {
                return table.insert(row);
            } catch (EmployeeTable.DuplicateLogin e) {
                throw UniqueKeyException.of(User.USER_NAME);
            }
        }

        @Override
        public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
            try {
                int updated = table.updateWhereVersion(row, expected.number());
                return updated == 0 ? Optional.empty() : table.selectById(row.getId());
            } catch (EmployeeTable.DuplicateLogin e) {
                throw UniqueKeyException.of(User.USER_NAME);
            }
        }

        @Override
        public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
            return table.deleteWhereVersion(id, expected.number()) == 1;
        }

        @Override
        public Lookups<Employee> lookups() {
            return Lookups.<Employee>none().by(User.USER_NAME, (context, login) -> table.selectByLogin(login));
        }
    }

    static ScimServer of(EmployeeTable table, String token, Path trail) {
        return ScimServer.builder()
                .resource(new Employees(table), EMPLOYEE_AS_USER)
                .authenticator(BearerTokens.of("entra", token))
                .audit(AuditFile.at(trail).rotating(10_000_000, 10))
                .build();
    }
}
