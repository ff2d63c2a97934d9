package io.scimwright.example.provisioner;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.testkit.idp.IdentityProviderContract;
import io.scimwright.testkit.idp.ScimClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The provisioner as identity providers see it, with what API Management keeps of what they send; Azure's budget comes back twenty
 * times as fast.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProvidersTest extends IdentityProviderContract {

    private final ApimEmulator emulator = ApimEmulator.builder()
            .settings(EmulatorSettings.defaults().with(Setting.CLOCK_FACTOR, 20.0))
            .start();
    private final Program program = Program.on(emulator, "scimwright.storm-brake=0");

    @Override
    protected ScimClient client() {
        return program.client();
    }

    @Override
    protected int importedUsers() {
        return 110;
    }

    @Override
    protected int manyMembers() {
        return 60;
    }

    @AfterAll
    void stop() {
        program.close();
        emulator.close();
    }
}
