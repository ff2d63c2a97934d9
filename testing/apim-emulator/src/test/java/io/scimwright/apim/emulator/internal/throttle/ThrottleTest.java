package io.scimwright.apim.emulator.internal.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final Throttle throttle = new Throttle();
    private EmulatorSettings settings = EmulatorSettings.defaults();

    @Test
    void aFullBucketHas250ReadsAnd200WritesAnd200Deletes() {
        assertThat(take("p", OperationClass.READ, 0).own()).isEqualTo(249);
        assertThat(take("p", OperationClass.WRITE, 0).own()).isEqualTo(199);
        assertThat(take("p", OperationClass.DELETE, 0).own()).isEqualTo(199);
    }

    @Test
    void allPrincipalsTogetherHave15TimesThat() {
        assertThat(take("p", OperationClass.READ, 0).global()).isEqualTo(3749);
        assertThat(take("q", OperationClass.READ, 0).global()).isEqualTo(3748);
        assertThat(take("q", OperationClass.READ, 0).own()).isEqualTo(248);
    }

    @Test
    void anEmptyBucketSaysHowLongItTakesAndFillsAtItsRate() {
        for (int i = 0; i < 200; i++) {
            assertThat(take("p", OperationClass.WRITE, 0).waitSeconds()).isZero();
        }
        assertThat(take("p", OperationClass.WRITE, 0).waitSeconds()).isEqualTo(0.1);
        assertThat(take("p", OperationClass.WRITE, 0.05).waitSeconds()).isCloseTo(0.05, within(1e-9));
        assertThat(take("p", OperationClass.WRITE, 0.1).waitSeconds()).isZero();
        assertThat(take("p", OperationClass.WRITE, 1.1).own()).isEqualTo(9);
        assertThat(take("p", OperationClass.WRITE, 1000).own()).isEqualTo(199);
    }

    @Test
    void theSharedBucketCanBeEmptyWhileOnesOwnIsNot() {
        settings = settings.with(Setting.READ_BUCKET, 2).with(Setting.GLOBAL_FACTOR, 1);
        take("p", OperationClass.READ, 0);
        take("q", OperationClass.READ, 0);
        Throttle.Budget refused = take("p", OperationClass.READ, 0);
        assertThat(refused.own()).isZero();
        assertThat(refused.waitSeconds()).isPositive();
    }

    private Throttle.Budget take(String principal, OperationClass operation, double now) {
        return throttle.take("subscription", principal, operation, settings, now);
    }
}
