package io.scimwright.example.users;

import io.scimwright.testkit.idp.IdentityProviderContract;
import io.scimwright.testkit.idp.ScimClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The application over an H2 as identity providers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProvidersOnH2Test extends IdentityProviderContract {

    private final Running running = Running.on(Running.Store.H2);

    @Override
    protected ScimClient client() {
        return running.client();
    }

    @AfterAll
    void stop() {
        running.close();
    }
}
