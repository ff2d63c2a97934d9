package io.scimwright.example.provisioner;

import io.scimwright.servlet.tomcat.ScimTomcat;
import io.scimwright.spring.ScimProperties;
import org.apache.catalina.Host;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Makes the servlet container answer in SCIM what it refuses by itself, wherever that is, and keeps slow strangers from holding its
 * threads. In place of what the starter does for applications that serve other things too.
 */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    /** After Spring's own customizers: of two valves that report errors the one added last is asked first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> scimTomcat(ScimProperties settings) {
        return factory -> {
            factory.addConnectorCustomizers(ScimTomcat::accept);
            factory.addContextCustomizers(context -> ScimTomcat.guard((Host) context.getParent(), settings.basePath()));
        };
    }
}
