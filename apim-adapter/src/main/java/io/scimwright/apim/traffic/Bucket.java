package io.scimwright.apim.traffic;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens of one kind of call and those who wait for one. Thread-safe. */
final class Bucket {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double burst;
    private final double perNano;
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> queue = new PriorityQueue<>(
            Comparator.comparing((Waiter waiter) -> waiter.priority).thenComparingLong(waiter -> waiter.number));

    private double tokens;
    private long filledAt = System.nanoTime();
    private long closedUntil = filledAt;
    private int underWay;
    private long arrivals;

    Bucket(int burst, double perSecond) {
        this.burst = burst;
        this.perNano = perSecond / NANOS;
        this.tokens = burst;
    }

    /** Somebody who waits; the condition wakes them alone. */
    private static final class Waiter {
        private final Priority priority;
        private final long number;
        private final Condition turn;

        Waiter(Priority priority, long number, Condition turn) {
            this.priority = priority;
            this.number = number;
            this.turn = turn;
        }
    }

    void take(Priority priority, Duration patience) {
        lock.lock();
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            Waiter self = new Waiter(priority, arrivals++, lock.newCondition());
            long expected = nanosUntil(ahead(priority) + 1);
            if (expected > patience.toNanos()) {
                throw refusal();
            }
            queue.add(self);
            try {
                awaitTurn(self, deadline);
                tokens--;
                underWay++;
            } finally {
                queue.remove(self);
                wakeNext();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn(Waiter self, long deadline) {
        while (queue.peek() != self || nanosUntil(1) > 0) {
            long now = System.nanoTime();
            if (now >= deadline) {
                throw refusal();
            }
            // Behind others one is woken; in front one knows the time.
            long wait = queue.peek() == self ? Math.min(nanosUntil(1), deadline - now) : deadline - now;
            try {
                self.turn.awaitNanos(Math.max(1, wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ScimException.of(503, "the server is stopping").causedBy(e);
            }
        }
    }

    private void wakeNext() {
        Waiter next = queue.peek();
        if (next != null) {
            next.turn.signal();
        }
    }

    private int ahead(Priority priority) {
        return queue.stream()
                .filter(waiter -> waiter.priority.compareTo(priority) <= 0)
                .mapToInt(waiter -> 1)
                .sum();
    }

    /** How long until the bucket holds that many tokens; 0 when it does. */
    private long nanosUntil(double wanted) {
        long now = System.nanoTime();
        if (tokens < burst) {
            tokens = Math.min(burst, tokens + Math.max(0, now - Math.max(filledAt, closedUntil)) * perNano);
        }
        filledAt = now;
        long closed = Math.max(0, closedUntil - now);
        return closed + (tokens >= wanted ? 0 : (long) Math.ceil((wanted - tokens) / perNano));
    }

    private ScimException refusal() {
        long seconds = (long) Math.ceil(nanosUntil(queue.size() + 1) / NANOS);
        return ScimException.of(429, "API Management allows no more calls for the moment; try again later")
                .retryAfter(Duration.ofSeconds(Math.max(1, seconds)));
    }

    void returned(OptionalInt remaining) {
        lock.lock();
        try {
            underWay--;
            if (remaining.isPresent()) {
                nanosUntil(1);
                // What is under way may or may not be counted in the answer; to count it twice errs on the safe side.
                tokens = remaining.getAsInt() - underWay;
            }
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    void throttled(Duration retryAfter) {
        lock.lock();
        try {
            underWay--;
            tokens = Math.min(tokens, 0);
            closedUntil = Math.max(closedUntil, System.nanoTime() + retryAfter.toNanos());
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    int available() {
        lock.lock();
        try {
            return nanosUntil(1) > 0 ? 0 : (int) tokens;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
