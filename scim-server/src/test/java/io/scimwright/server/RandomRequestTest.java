package io.scimwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever bytes come in, a SCIM answer comes out; the fuzzer of the profile {@code fuzz} goes on from here. */
class RandomRequestTest {

    @RepeatedTest(4)
    void anyRequestIsAnsweredInScim(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        RequestLaws laws = new RequestLaws();
        for (int i = 0; i < 2_000; i++) {
            laws.hold(RandomRequests.next(random));
        }
        assertThat(laws.statuses()).contains(200, 201, 204, 400, 404);
    }
}
