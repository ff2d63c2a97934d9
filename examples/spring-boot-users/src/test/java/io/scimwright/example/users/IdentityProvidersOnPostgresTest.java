package io.scimwright.example.users;

import io.scimwright.testkit.idp.IdentityProviderContract;
import io.scimwright.testkit.idp.ScimClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The application over a PostgreSQL as identity providers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProvidersOnPostgresTest extends IdentityProviderContract {

    private final Running running = Running.on(Running.Store.POSTGRESQL);

    @Override
    protected ScimClient client() {
        return running.client();
    }

    @AfterAll
    void stop() {
        running.close();
    }
}
