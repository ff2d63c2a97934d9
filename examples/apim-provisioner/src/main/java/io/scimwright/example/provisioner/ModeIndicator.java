package io.scimwright.example.provisioner;

import io.scimwright.apim.emulator.ApimEmulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says wherever an operator looks whether real users are provisioned or an emulator is. */
@Component("apimTarget")
class ModeIndicator implements HealthIndicator, InfoContributor {

    private static final Logger LOG = LoggerFactory.getLogger(ModeIndicator.class);

    private final String target;

    ModeIndicator(ProvisionerSettings settings, ObjectProvider<ApimEmulator> emulators) {
        ApimEmulator emulator = emulators.getIfAvailable();
        this.target = emulator == null
                ? "APIM service " + settings.apim().service()
                : "EMULATOR at " + emulator.baseUrl() + emulator.serviceId();
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        LOG.info("SCIM at /scim/v2 provisions {}", target);
    }

    @Override
    public Health health() {
        return Health.up().withDetail("target", target).build();
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("target", target);
    }
}
