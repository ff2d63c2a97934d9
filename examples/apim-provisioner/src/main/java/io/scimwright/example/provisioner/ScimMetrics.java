package io.scimwright.example.provisioner;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.MetricsListener;
import java.time.Duration;

/** Counts SCIM requests, and times how long it takes until somebody who leaves has lost access. */
final class ScimMetrics implements MetricsListener, AuditListener {

    private static final String USERS = "Users/";

    private final MeterRegistry registry;
    private final Timer deprovisioning;

    ScimMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.deprovisioning = Timer.builder("scimwright.scim.deprovisioning")
                .description("From a request that takes somebody's access to its end")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(50))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
    }

    @Override
    public void measured(Measurement measurement) {
        Timer.builder("scimwright.scim.requests")
                .description("SCIM requests")
                .tag("endpoint", measurement.endpoint())
                .tag("operation", measurement.operation())
                .tag("status", Integer.toString(measurement.status()))
                .tag("error", measurement.scimType().isEmpty() ? "none" : measurement.scimType())
                .register(registry)
                .record(measurement.duration());
    }

    @Override
    public void record(AuditRecord entry) {
        if (entry.status() < 400 && entry.resource().startsWith(USERS) && takesAccess(entry)) {
            deprovisioning.record(Duration.ofMillis(entry.millis()));
        }
    }

    private static boolean takesAccess(AuditRecord entry) {
        return entry.outcome().equals("deleted")
                || entry.changes().stream()
                        .anyMatch(change -> change.path().equals("active")
                                && change.after()
                                        .filter(ScimBoolean.FALSE::equals)
                                        .isPresent());
    }
}
