package io.scimwright.memory;

import io.scimwright.core.resource.Group;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: groups in memory")
class MemoryGroupsTest extends ResourceProviderContract {

    @Override
    protected ResourceProvider provider() {
        return MemoryProvider.of(Group.TYPE);
    }
}
