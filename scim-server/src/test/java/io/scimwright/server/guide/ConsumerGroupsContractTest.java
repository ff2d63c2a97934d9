package io.scimwright.server.guide;

import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.testkit.ResourceProviderContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("provider contract: groups of a gateway without transactions")
class ConsumerGroupsContractTest extends ResourceProviderContract {

    @Override
    protected ResourceProvider provider() {
        Gateway gateway = new Gateway();
        gateway.slowness = 2;
        return new ConsumerGroups(gateway);
    }
}
