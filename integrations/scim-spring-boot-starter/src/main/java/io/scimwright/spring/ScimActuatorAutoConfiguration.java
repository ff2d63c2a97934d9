package io.scimwright.spring;

import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.ScimServer;
import java.util.Map;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What {@code /actuator/info} says of SCIM: where it is and what it serves. */
@AutoConfiguration(after = ScimAutoConfiguration.class)
@ConditionalOnClass(InfoContributor.class)
@ConditionalOnBean(ScimServer.class)
public class ScimActuatorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "scimInfoContributor")
    InfoContributor scimInfoContributor(ScimServer server, ScimProperties settings) {
        return info -> info.withDetail(
                "scim",
                Map.of(
                        "basePath",
                        settings.basePath(),
                        "resourceTypes",
                        server.resourceTypes().stream().map(ResourceType::name).toList()));
    }
}
