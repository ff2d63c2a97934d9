package io.scimwright.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.scimwright.server.ScimServer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

/** Counts and times SCIM requests where the application has Micrometer. */
@AutoConfiguration(before = ScimAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "scimwright.enabled", matchIfMissing = true)
public class ScimMetricsAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        ScimMetrics scimMetrics(ObjectProvider<MeterRegistry> registry) {
            return new ScimMetrics(registry);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ServerHttpObservationFilter.class, io.micrometer.observation.ObservationRegistry.class})
    static class Observations {

        /** Behind Spring's own filter, which begins the observation of a request. */
        @Bean
        @ConditionalOnMissingBean(name = "scimObservationFilter")
        FilterRegistrationBean<ScimObservationFilter> scimObservationFilter(
                ScimServer server, ScimProperties settings) {
            FilterRegistrationBean<ScimObservationFilter> filter =
                    new FilterRegistrationBean<>(new ScimObservationFilter(server, settings.basePath()));
            filter.addUrlPatterns(settings.basePath() + "/*");
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
            return filter;
        }
    }
}
