package io.scimwright.apim.emulator.internal.arm;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;

/** Operations that answer 202 and finish later. They are finished lazily, by whoever calls next. Thread-safe. */
public final class LongRunning {
    private static final int ID_LENGTH = 24;

    private final Map<String, Operation> operations = new ConcurrentHashMap<>();
    private final PriorityBlockingQueue<Operation> pending =
            new PriorityBlockingQueue<>(16, Comparator.comparing(Operation::due));

    /**
     * One operation.
     *
     * @param id 24 hexadecimal digits
     * @param work what is done when it is due
     */
    public record Operation(String id, Instant started, Instant due, Runnable work, boolean done) {}

    /** Starts an operation. */
    public Operation start(Instant now, Duration duration, Runnable work) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH);
        Operation operation = new Operation(id, now, now.plus(duration), work, false);
        operations.put(id, operation);
        pending.add(operation);
        return operation;
    }

    /** Does the work of every operation that is due. */
    public void finish(Instant now) {
        Operation next = pending.peek();
        while (next != null && !next.due().isAfter(now)) {
            if (pending.remove(next)) {
                next.work().run();
                operations.put(next.id(), new Operation(next.id(), next.started(), next.due(), () -> {}, true));
            }
            next = pending.peek();
        }
    }

    /** The operation of that id. */
    public Optional<Operation> find(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** Forgets every operation, finished or not. */
    public void reset() {
        pending.clear();
        operations.clear();
    }
}
