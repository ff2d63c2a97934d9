package io.scimwright.memory;

import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.resource.Group;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: groups of different names in memory")
class MemoryUniqueGroupsTest extends ResourceProviderContract {

    @Override
    protected ResourceProvider provider() {
        return MemoryProvider.of(Group.TYPE.withUnique("displayName"));
    }

    /** The other text of a group. */
    @Override
    protected SimpleAttribute<String> text() {
        return Group.EXTERNAL_ID;
    }

    @Override
    protected String resource(int number) {
        return "{\"displayName\":\"Contract Group " + number + "\",\"externalId\":\"x-" + number + "\"}";
    }
}
