package io.scimwright.example.jakarta;

import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: employees of the Jakarta example")
class EmployeesContractTest extends ResourceProviderContract {

    private Table<Employee> table = new Table<>("employee-");

    @Override
    protected ResourceProvider provider() {
        table = new Table<>("employee-");
        return anotherNode();
    }

    @Override
    protected ResourceProvider anotherNode() {
        return RepositoryProvider.of(new Employees(table), Employees.AS_USERS);
    }
}
