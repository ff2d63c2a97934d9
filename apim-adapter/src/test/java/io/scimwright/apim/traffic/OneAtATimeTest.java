package io.scimwright.apim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One at a time, and the storm brake")
class OneAtATimeTest {

    private int counter;

    @Test
    @DisplayName("work on one key does not overlap, and nothing is left behind")
    void oneKey() throws InterruptedException {
        OneAtATime users = new OneAtATime(Duration.ofSeconds(60));
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 2_000; i++) {
                    users.on("ada", () -> counter++);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counter).isEqualTo(16_000);
        assertThat(users.busy()).isZero();
    }

    @Test
    @DisplayName("other keys do not wait, the same thread may come in again, and patience ends")
    void keys() throws InterruptedException {
        OneAtATime users = new OneAtATime(Duration.ofMillis(1));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread holder = new Thread(() -> users.on("ada", () -> {
            held.countDown();
            try {
                enough.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return users.on("ada", () -> 1);
        }));
        holder.start();
        held.await();
        assertThat(users.<Integer>on("bob", () -> 2)).isEqualTo(2);
        assertThatThrownBy(() -> users.on("ada", () -> 3))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.status()).isEqualTo(429));
        enough.countDown();
        holder.join();
        assertThat(users.busy()).isZero();
    }

    @Test
    @DisplayName("the brake engages beyond its number and stays so until it is released")
    void brake() {
        SettableClock clock = new SettableClock();
        StormBrake brake = new StormBrake(2, Duration.ofMinutes(10), clock);
        brake.pass();
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        brake.pass();
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        brake.pass();
        assertThat(brake.isEngaged()).isFalse();
        assertThatThrownBy(brake::pass)
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.status()).isEqualTo(503));
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThatThrownBy(brake::pass).isInstanceOf(ScimException.class);
        assertThat(brake.isEngaged()).isTrue();
        brake.release();
        brake.pass();
        brake.pass();
        assertThatThrownBy(brake::pass).isInstanceOf(ScimException.class);
        StormBrake off = new StormBrake(0, Duration.ofMinutes(10), clock);
        for (int i = 0; i < 1_000; i++) {
            off.pass();
        }
        assertThat(off.isEngaged()).isFalse();
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
