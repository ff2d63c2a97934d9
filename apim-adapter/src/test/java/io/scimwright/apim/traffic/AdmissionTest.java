package io.scimwright.apim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    /** Ten calls a second for twenty seconds, of which half are planned. */
    private final Admission admission = Admission.of(10, Duration.ofSeconds(20));

    @Test
    void workIsAdmittedUntilItCouldNotEndInTime() {
        Admission.Work first = admission.admit(60);
        admission.admit(40);
        assertThatThrownBy(() -> admission.admit(15)).isInstanceOfSatisfying(ScimException.class, refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2));
        });
        for (int i = 0; i < 15; i++) {
            first.step();
        }
        admission.admit(15).close();
    }

    @Test
    void workThatIsOverLeavesRoomHoweverItEnded() {
        try (Admission.Work broken = admission.admit(90)) {
            broken.step();
        }
        Admission.Work whole = admission.admit(2);
        whole.step();
        whole.step();
        whole.step();
        whole.close();
        whole.close();
        admission.admit(60);
        admission.admit(40);
        assertThatThrownBy(() -> admission.admit(1)).isInstanceOf(ScimException.class);
    }

    @Test
    void workOfAnySizeIsAdmittedAlone() {
        try (Admission.Work huge = admission.admit(5_000)) {
            assertThatThrownBy(() -> admission.admit(2)).isInstanceOf(ScimException.class);
            huge.step();
        }
        admission.admit(5_000);
    }
}
