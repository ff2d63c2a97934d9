package io.scimwright.example.provisioner;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import java.time.Duration;

/** Times how long it takes until somebody who leaves has lost access. */
final class DeprovisioningTimer implements AuditListener {

    private static final String USERS = "Users/";

    private final Timer deprovisioning;

    DeprovisioningTimer(MeterRegistry registry) {
        this.deprovisioning = Timer.builder("scimwright.scim.deprovisioning")
                .description("From a request that takes somebody's access to its end")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(50))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
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
