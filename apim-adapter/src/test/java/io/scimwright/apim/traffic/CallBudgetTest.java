package io.scimwright.apim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The budget of calls")
class CallBudgetTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** So slow that no token comes back while a test runs. */
    private static CallBudget frozen(Duration patience) {
        return CallBudget.accelerated(patience, 1e-9);
    }

    @Test
    @DisplayName("lets a burst pass and then says when to come back")
    void burst() {
        CallBudget budget = CallBudget.of(Duration.ZERO);
        for (int i = 0; i < CallKind.WRITE.burst(); i++) {
            budget.acquire(CallKind.WRITE, Priority.BEGINNING);
        }
        assertThatThrownBy(() -> {
                    // Some tokens may have come back meanwhile, but not as many as that.
                    for (int i = 0; i < CallKind.WRITE.burst(); i++) {
                        budget.acquire(CallKind.WRITE, Priority.BEGINNING);
                    }
                })
                .isInstanceOfSatisfying(ScimException.class, e -> {
                    assertThat(e.status()).isEqualTo(429);
                    assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
                });
        assertThat(budget.available(CallKind.READ)).isEqualTo(CallKind.READ.burst());
    }

    @Test
    @DisplayName("believes what the plane says is left")
    void remaining() {
        CallBudget budget = frozen(Duration.ZERO);
        CallBudget.Permit first = budget.acquire(CallKind.READ, Priority.BEGINNING);
        CallBudget.Permit second = budget.acquire(CallKind.READ, Priority.BEGINNING);
        first.done(OptionalInt.of(10));
        assertThat(budget.available(CallKind.READ)).as("one is under way").isEqualTo(9);
        second.done(OptionalInt.of(0));
        assertThatThrownBy(() -> budget.acquire(CallKind.READ, Priority.BEGINNING))
                .isInstanceOf(ScimException.class);
        budget.acquire(CallKind.WRITE, Priority.BEGINNING).done(OptionalInt.of(11_999));
        assertThat(budget.available(CallKind.WRITE)).isEqualTo(11_999);
    }

    @Test
    @DisplayName("keeps still for as long as the plane asked")
    void throttled() {
        CallBudget budget = CallBudget.of(Duration.ofSeconds(1));
        budget.acquire(CallKind.DELETE, Priority.BEGINNING).throttled(Duration.ofSeconds(30));
        assertThat(budget.available(CallKind.DELETE)).isZero();
        assertThatThrownBy(() -> budget.acquire(CallKind.DELETE, Priority.DEPROVISIONING))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.retryAfter().orElseThrow())
                                .isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31)));
    }

    @Test
    @DisplayName("computes the time from all who wait")
    void backlog() throws InterruptedException {
        CallBudget budget = CallBudget.of(LONG);
        budget.acquire(CallKind.WRITE, Priority.BEGINNING).done(OptionalInt.of(-500));
        Thread waiting = start(() -> budget.acquire(CallKind.WRITE, Priority.BEGINNING));
        awaitWaiting(budget, 1);
        budget.acquire(CallKind.READ, Priority.BEGINNING);
        CallBudget hasty = CallBudget.of(Duration.ZERO);
        hasty.acquire(CallKind.WRITE, Priority.BEGINNING).done(OptionalInt.of(-500));
        assertThatThrownBy(() -> hasty.acquire(CallKind.WRITE, Priority.BEGINNING))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.retryAfter().orElseThrow().toSeconds())
                                .isBetween(48L, 51L));
        waiting.interrupt();
        waiting.join();
        assertThat(budget.waiting(CallKind.WRITE)).isZero();
    }

    @Test
    @DisplayName("lets deprovisioning go first, then what is begun, then the rest in order")
    void order() throws InterruptedException {
        CallBudget budget = frozen(Duration.ofDays(50_000));
        CallBudget.Permit holder = budget.acquire(CallKind.WRITE, Priority.BEGINNING);
        CallBudget.Permit wakes = budget.acquire(CallKind.WRITE, Priority.BEGINNING);
        holder.done(OptionalInt.of(1)); // less the one under way: none left
        List<String> order = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<Priority> arrivals =
                List.of(Priority.BEGINNING, Priority.BEGINNING, Priority.CONTINUING, Priority.DEPROVISIONING);
        for (int i = 0; i < arrivals.size(); i++) {
            Priority priority = arrivals.get(i);
            String name = priority + " " + i;
            threads.add(start(() -> {
                CallBudget.Permit permit = budget.acquire(CallKind.WRITE, priority);
                order.add(name);
                permit.done(OptionalInt.of(1));
            }));
            awaitWaiting(budget, i + 1);
        }
        wakes.done(OptionalInt.of(1));
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(order).containsExactly("DEPROVISIONING 3", "CONTINUING 2", "BEGINNING 0", "BEGINNING 1");
    }

    @Test
    @DisplayName("hands out no more than the rate allows, whatever many threads ask")
    void rate() throws InterruptedException {
        CallBudget budget = CallBudget.accelerated(LONG, 100);
        long since = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        int calls = 1_200;
        for (int t = 0; t < 8; t++) {
            threads.add(start(() -> {
                for (int i = 0; i < calls / 8; i++) {
                    budget.acquire(CallKind.WRITE, Priority.BEGINNING).done(OptionalInt.empty());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        assertThat((calls - CallKind.WRITE.burst()) / seconds)
                .isLessThanOrEqualTo(CallKind.WRITE.perSecond() * 100 * 1.001);
        assertThat(budget.waiting(CallKind.WRITE)).isZero();
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (ScimException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitWaiting(CallBudget budget, int count) {
        while (budget.waiting(CallKind.WRITE) < count) {
            Thread.onSpinWait();
        }
    }
}
