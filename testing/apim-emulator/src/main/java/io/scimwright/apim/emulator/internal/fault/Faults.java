package io.scimwright.apim.emulator.internal.fault;

import io.scimwright.apim.emulator.Fault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The faults in force, each with the count of the calls it has matched. The token endpoint is struck only by faults that
 * are made for it or name its path. Thread-safe.
 */
public final class Faults {
    private volatile List<Armed> armed = List.of();

    /**
     * What is known about a call when a fault may strike.
     *
     * @param path below the service, with a slash at its start; the whole path for the token endpoint
     * @param action the right that it needs; empty for the token endpoint
     */
    public record Target(String method, String path, String principal, String action) {}

    /** Puts other faults in the place of the present ones; counting starts anew. */
    public void set(List<Fault> faults) {
        armed = faults.stream().map(Armed::new).toList();
    }

    /** The faults in force. */
    public List<Fault> all() {
        return armed.stream().map(one -> one.fault).toList();
    }

    /** Counts the call with every fault that it fits, and gives the first of them whose turn it is. */
    public Optional<Fault> strike(Target target) {
        Optional<Fault> struck = Optional.empty();
        for (Armed one : armed) {
            boolean turn = one.fits(target) && one.isTurn();
            if (turn && struck.isEmpty()) {
                struck = Optional.of(one.fault);
            }
        }
        return struck;
    }

    /** Whether a right fits a pattern of rights, in which a star stands for any text. */
    public static boolean actionFits(String pattern, String action) {
        return PathPattern.actionFits(pattern, action);
    }

    private static final class Armed {
        private final Fault fault;
        private final PathPattern path;
        private final AtomicInteger calls = new AtomicInteger();

        Armed(Fault fault) {
            this.fault = fault;
            this.path = new PathPattern(fault.path());
        }

        boolean fits(Target target) {
            boolean tokenEndpoint = target.action().isEmpty();
            boolean tokenKind = fault.kind() == Fault.Kind.WRONG_SECRET || fault.kind() == Fault.Kind.EXPIRED_SECRET;
            boolean named = tokenEndpoint ? tokenKind || !fault.path().isEmpty() : !tokenKind;
            return named
                    && (fault.method().isEmpty() || fault.method().equalsIgnoreCase(target.method()))
                    && path.fits(target.path())
                    && (fault.principal().isEmpty() || fault.principal().equals(target.principal()))
                    && (fault.action().isEmpty() || actionFits(fault.action(), target.action()));
        }

        boolean isTurn() {
            int call = calls.incrementAndGet();
            return call >= fault.firstCall() && call <= fault.lastCall();
        }
    }
}
