package io.scimwright.example.jakarta;

import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: teams of the Jakarta example")
class TeamsContractTest extends ResourceProviderContract {

    private Table<Team> table = new Table<>(Teams.PREFIX);

    @Override
    protected ResourceProvider provider() {
        table = new Table<>(Teams.PREFIX);
        return anotherNode();
    }

    @Override
    protected ResourceProvider anotherNode() {
        return RepositoryProvider.of(new Teams(table), Teams.AS_GROUPS);
    }
}
