package io.scimwright.apim.traffic;

import java.time.Duration;

/** Is told about each call to the management plane when it is over: the hook for counters and timers. Thread-safe, and quick. */
@FunctionalInterface
public interface CallListener {

    /**
     * Takes one call.
     *
     * @param status the status of the answer; 0 where there was none
     */
    void called(CallKind kind, int status, Duration took);

    /** No call could be made for want of a credential. */
    default void notSignedIn() {}

    /** Nobody. */
    static CallListener none() {
        return (kind, status, took) -> {};
    }
}
