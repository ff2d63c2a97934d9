package io.scimwright.example.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.testkit.fuzz.HttpFuzz;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken requests on a socket, a moment of them; the build sends more to the program as a user starts it. */
class BrokenRequestsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 20261124})
    void brokenRequestsAreAnsweredInScim(long seed) throws Exception {
        try (Running server = Running.with()) {
            HttpFuzz.Verdict verdict = HttpFuzz.run(server.baseUri(), Running.TOKEN, Duration.ofSeconds(3), seed);
            assertThat(verdict.wrong()).isEmpty();
            assertThat(verdict.isRight()).isTrue();
        }
    }
}
