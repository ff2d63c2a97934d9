package io.scimwright.server.guide;

import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: employees in their table")
class EmployeesContractTest extends ResourceProviderContract {

    @Override
    protected ResourceProvider provider() {
        return RepositoryProvider.of(
                new EmployeeServer.Employees(new EmployeeTable()), EmployeeServer.EMPLOYEE_AS_USER);
    }
}
