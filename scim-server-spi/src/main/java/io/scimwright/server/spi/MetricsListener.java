package io.scimwright.server.spi;

import java.time.Duration;

/** Is told about each request when its answer is decided: the hook for counters and timers. Thread-safe, and quick. */
@FunctionalInterface
public interface MetricsListener {

    /** Takes one measurement; an exception is logged and does not change the answer. */
    void measured(Measurement measurement);

    /**
     * One request. Every part but the duration has few values, so that each combination can be a time series.
     *
     * @param endpoint the name of a resource type, or {@code Schemas}, {@code ResourceTypes}, {@code ServiceProviderConfig},
     *     {@code Bulk}, {@code Me}, {@code root}, or {@code none} where the path leads nowhere
     * @param operation the HTTP method, {@code SEARCH} for a query by POST, or {@code other}
     * @param status the status of the answer
     * @param scimType the keyword of the error; empty where there is none
     * @param duration how long the engine took
     */
    record Measurement(String endpoint, String operation, int status, String scimType, Duration duration) {}
}
