package io.scimwright.spring.boot4;

import io.scimwright.server.TokenHealth;
import io.scimwright.server.spi.Authenticator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Tells in the health of a Spring Boot 4 application until when SCIM clients can sign in. */
@AutoConfiguration(afterName = "io.scimwright.spring.ScimAutoConfiguration")
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(name = "scimServlet")
@ConditionalOnProperty(name = "management.health.scim.enabled", matchIfMissing = true)
public class Boot4HealthAutoConfiguration {

    /** Down once no token is valid any more; a stale secret would only show as 401 in somebody else's log otherwise. */
    @Bean
    @ConditionalOnMissingBean(name = "scimHealthIndicator")
    HealthIndicator scimHealthIndicator(Authenticator authenticator) {
        return () -> {
            TokenHealth tokens = TokenHealth.of(authenticator);
            return (tokens.isAnyValid() ? Health.up() : Health.down())
                    .withDetails(tokens.expiries())
                    .build();
        };
    }
}
