package io.scimwright.apim.emulator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One emulator for the tests of a class, as new for each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmulatorTest {
    ApimEmulator apim;
    ArmClient client;

    @BeforeAll
    void start() {
        apim = ApimEmulator.start();
        client = ArmClient.of(apim);
    }

    @BeforeEach
    void reset() {
        apim.reset();
    }

    @AfterAll
    void stop() {
        apim.close();
    }

    /** Puts one setting in force until the end of the test. */
    <T> void set(Setting<T> setting, T value) {
        apim.settings(apim.settings().with(setting, value));
    }
}
