package io.scimwright.example.provisioner;

import io.scimwright.apim.traffic.StormBrake;
import java.security.Principal;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/stormbrake} shows the storm brake, {@code POST} releases it. */
@Component
@Endpoint(id = "stormbrake")
class StormBrakeEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(StormBrakeEndpoint.class);

    private final StormBrake brake;

    StormBrakeEndpoint(StormBrake brake) {
        this.brake = brake;
    }

    @ReadOperation
    Map<String, Object> show() {
        return Map.of(
                "engaged", brake.isEngaged(),
                "most", brake.most(),
                "recent", brake.recent(),
                "refused", brake.refused());
    }

    @WriteOperation
    Map<String, Object> release(SecurityContext caller) {
        Principal principal = caller.getPrincipal();
        LOG.warn("The storm brake was released by {}", principal == null ? "somebody" : principal.getName());
        brake.release();
        return show();
    }
}
