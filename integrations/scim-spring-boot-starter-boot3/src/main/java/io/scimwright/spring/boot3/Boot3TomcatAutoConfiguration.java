package io.scimwright.spring.boot3;

import io.scimwright.servlet.tomcat.ScimTomcat;
import org.apache.catalina.Host;
import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Makes the embedded Tomcat of Spring Boot 3 take the URLs of SCIM clients, and answer below the base path in SCIM. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
@ConditionalOnProperty(name = "scimwright.enabled", matchIfMissing = true)
public class Boot3TomcatAutoConfiguration {

    /** After Spring's own customizers: of two valves that report errors the one added last is asked first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "scimTomcat")
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> scimTomcat(Environment environment) {
        String base = environment.getProperty("scimwright.base-path", "/scim/v2");
        return factory -> {
            factory.addConnectorCustomizers(ScimTomcat::accept);
            factory.addContextCustomizers(
                    context -> ScimTomcat.guardBelow((Host) context.getParent(), context.getPath() + base));
        };
    }
}
