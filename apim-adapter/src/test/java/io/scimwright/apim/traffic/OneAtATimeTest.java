package io.scimwright.apim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
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
}
