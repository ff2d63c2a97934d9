package io.scimwright.server.guide;

import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: employees in their table")
class EmployeesContractTest extends ResourceProviderContract {

    private EmployeeTable table = new EmployeeTable();

    @Override
    protected ResourceProvider provider() {
        table = new EmployeeTable();
        return anotherNode();
    }

    @Override
    protected ResourceProvider anotherNode() {
        return RepositoryProvider.of(new EmployeeServer.Employees(table), EmployeeServer.EMPLOYEE_AS_USER);
    }
}
