package io.scimwright.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scimwright.server.spi.MetricsListener;
import org.springframework.beans.factory.ObjectProvider;

/** The timer {@code scimwright.scim.requests}: endpoint, operation, status, and the keyword of the error or none. */
final class ScimMetrics implements MetricsListener {

    private final ObjectProvider<MeterRegistry> registry;

    ScimMetrics(ObjectProvider<MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public void measured(Measurement measurement) {
        registry.ifAvailable(meters -> Timer.builder("scimwright.scim.requests")
                .description("SCIM requests")
                .tag("endpoint", measurement.endpoint())
                .tag("operation", measurement.operation())
                .tag("status", Integer.toString(measurement.status()))
                .tag("error", measurement.scimType().isEmpty() ? "none" : measurement.scimType())
                .register(meters)
                .record(measurement.duration()));
    }
}
