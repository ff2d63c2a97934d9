package io.scimwright.memory;

import io.scimwright.core.resource.User;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: users in memory")
class MemoryUsersTest extends ResourceProviderContract {

    @Override
    protected ResourceProvider provider() {
        return MemoryProvider.of(User.TYPE);
    }
}
