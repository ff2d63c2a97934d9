package io.scimwright.spring.boot3;

import io.scimwright.server.TokenHealth;
import io.scimwright.server.spi.Authenticator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Tells in the health of a Spring Boot 3 application until when SCIM clients can sign in. */
@AutoConfiguration(afterName = "io.scimwright.spring.ScimAutoConfiguration")
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(name = "scimServlet")
@ConditionalOnProperty(name = "management.health.scim.enabled", matchIfMissing = true)
public class Boot3HealthAutoConfiguration {

    /**
     * Unknown once no token is valid any more: that is for somebody to look at, and no reason to take the application, which
     * may do more than SCIM, out of service.
     */
    @Bean
    @ConditionalOnMissingBean(name = "scimHealthIndicator")
    HealthIndicator scimHealthIndicator(ObjectProvider<Authenticator> authenticator) {
        return () -> {
            Health.Builder health = Health.up();
            authenticator.ifAvailable(known -> {
                TokenHealth tokens = TokenHealth.of(known);
                health.withDetails(tokens.expiries());
                if (!tokens.isAnyValid()) {
                    health.unknown().withDetail("reason", "no token is valid: every client gets 401");
                }
            });
            return health.build();
        };
    }
}
