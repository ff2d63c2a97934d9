package io.scimwright.server;

import io.scimwright.server.spi.MetricsListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the metrics listeners about each request, in words of which there are few. */
final class Meter {

    private static final Logger LOG = LoggerFactory.getLogger(Meter.class);
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final List<MetricsListener> listeners;

    Meter(List<MetricsListener> listeners) {
        this.listeners = listeners;
    }

    void measure(@Nullable Route route, String method, int status, String scimType, Instant since) {
        if (listeners.isEmpty()) {
            return;
        }
        MetricsListener.Measurement measurement = new MetricsListener.Measurement(
                route == null ? "none" : route.name(),
                operation(route, method),
                status,
                scimType,
                Duration.between(since, Instant.now()));
        for (MetricsListener listener : listeners) {
            try {
                listener.measured(measurement);
            } catch (Throwable e) {
                LOG.error("a metrics listener failed", e);
            }
        }
    }

    private static String operation(@Nullable Route route, String method) {
        if (method.equals("POST") && (route instanceof Route.Search || route instanceof Route.RootSearch)) {
            return "SEARCH";
        }
        return METHODS.contains(method) ? method : "other";
    }
}
