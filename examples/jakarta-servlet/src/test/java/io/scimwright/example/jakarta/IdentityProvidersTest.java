package io.scimwright.example.jakarta;

import io.scimwright.testkit.idp.IdentityProviderContract;
import io.scimwright.testkit.idp.ScimClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The application as identity providers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProvidersTest extends IdentityProviderContract {

    private final Running running;

    IdentityProvidersTest() throws Exception {
        running = Running.start();
    }

    @Override
    protected ScimClient client() {
        return running.client();
    }

    @AfterAll
    void stop() {
        running.close();
    }
}
