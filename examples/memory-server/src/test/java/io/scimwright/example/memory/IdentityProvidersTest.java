package io.scimwright.example.memory;

import io.scimwright.testkit.idp.IdentityProviderContract;
import io.scimwright.testkit.idp.ScimClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The sandbox as identity providers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProvidersTest extends IdentityProviderContract {

    private final Running server;

    IdentityProvidersTest() throws Exception {
        server = Running.with();
    }

    @Override
    protected ScimClient client() {
        return server.client();
    }

    @AfterAll
    void stop() {
        server.close();
    }
}
