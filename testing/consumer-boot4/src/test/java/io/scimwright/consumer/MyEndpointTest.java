package io.scimwright.consumer;

import io.scimwright.testkit.idp.IdentityProviderContract;
import io.scimwright.testkit.idp.ScimClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** How an application tests its own endpoint: what identity providers do, over HTTP. */
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS) // with nobody there whom another test has made
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MyEndpointTest extends IdentityProviderContract {

    @Value("${local.server.port}")
    private int port;

    @Override
    protected ScimClient client() {
        return ScimClient.of("http://localhost:" + port + "/scim/v2", "test-token");
    }
}
