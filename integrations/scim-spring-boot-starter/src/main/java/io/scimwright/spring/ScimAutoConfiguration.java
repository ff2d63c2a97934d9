package io.scimwright.spring;

import io.scimwright.core.Dialect;
import io.scimwright.server.AuditFile;
import io.scimwright.server.AuditLog;
import io.scimwright.server.ScimServer;
import io.scimwright.server.TenantResolver;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Interceptor;
import io.scimwright.server.spi.MeResolver;
import io.scimwright.server.spi.MetricsListener;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.TransportInterceptor;
import io.scimwright.servlet.ScimServlet;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Serves SCIM over the beans of type {@link ResourceProvider}, and those of type ResourceRepository with their ResourceMapper. Each
 * bean that is made here gives way to one of the application.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "scimwright.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ScimProperties.class)
public class ScimAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Authenticator scimAuthenticator(ScimProperties settings) {
        return settings.authenticator();
    }

    @Bean
    @ConditionalOnMissingBean
    Repositories scimRepositories(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<ResourceMapper<?>> mappers,
            ObjectProvider<RepositoryWiring> wirings) {
        return new Repositories(beans, mappers, wirings);
    }

    @Bean
    @ConditionalOnMissingBean
    ScimServer scimServer(
            ScimProperties settings,
            Authenticator authenticator,
            Repositories repositories,
            ObjectProvider<ResourceProvider> providers,
            ObjectProvider<Interceptor> interceptors,
            ObjectProvider<TransportInterceptor> transportInterceptors,
            ObjectProvider<AuditListener> auditListeners,
            ObjectProvider<MetricsListener> metricsListeners,
            ObjectProvider<MeResolver> me,
            ObjectProvider<TenantResolver> tenants,
            ObjectProvider<ScimServerCustomizer> customizers) {
        ScimServer.Builder server = ScimServer.builder()
                .authenticator(authenticator)
                .dialect(Dialect.named(settings.dialect()).orElseThrow())
                .limits(settings.limits().toLimits());
        List<ResourceProvider> all = new ArrayList<>(repositories.providers());
        providers.orderedStream().forEach(all::add);
        if (all.isEmpty()) {
            throw new ScimConfigurationException(
                    "A bean of type ResourceProvider or ResourceRepository",
                    "is missing, so that there is nothing to serve",
                    "Add one for your users, or set scimwright.enabled to false.");
        }
        all.forEach(server::resource);
        interceptors.orderedStream().forEach(server::interceptor);
        transportInterceptors.orderedStream().forEach(server::transportInterceptor);
        audit(settings, server);
        auditListeners.orderedStream().forEach(server::audit);
        metricsListeners.orderedStream().forEach(server::metrics);
        me.ifAvailable(server::me);
        tenants.ifAvailable(server::tenants);
        addresses(settings, server);
        customizers.orderedStream().forEach(customizer -> customizer.customize(server));
        try {
            return server.build();
        } catch (IllegalStateException e) {
            throw new ScimConfigurationException(
                    "The SCIM server:", String.valueOf(e.getMessage()), "Look at the beans that serve resources.");
        }
    }

    private static void audit(ScimProperties settings, ScimServer.Builder server) {
        if (!settings.auditFile().isBlank()) {
            AuditFile file = AuditFile.at(Path.of(settings.auditFile()));
            long bytes = settings.auditFileSize().toBytes();
            server.audit(bytes == 0 ? file : file.rotating(bytes, settings.auditFileCount()));
        }
        if (!settings.auditLogger().isBlank()) {
            server.audit(AuditLog.named(settings.auditLogger()));
        }
    }

    private static void addresses(ScimProperties settings, ScimServer.Builder server) {
        try {
            if (!settings.baseUri().isBlank()) {
                server.baseUri(settings.baseUri());
            }
            if (!settings.cursorKey().isBlank()) {
                server.cursorKey(settings.cursorKey().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw new ScimConfigurationException(
                    "scimwright.base-uri or scimwright.cursor-key:",
                    String.valueOf(e.getMessage()),
                    "Correct it or leave it out.");
        }
        if (settings.trustForwardedHeaders()) {
            server.trustForwardedHeaders();
        }
        if (settings.openConfiguration()) {
            server.openConfiguration();
        }
    }

    @Bean
    @ConditionalOnMissingBean(name = "scimServlet")
    ServletRegistrationBean<ScimServlet> scimServlet(ScimServer server, ScimProperties settings) {
        ServletRegistrationBean<ScimServlet> servlet = new ServletRegistrationBean<>(
                new ScimServlet(server, settings.limits().bodyTime()), settings.basePath() + "/*");
        servlet.setName("scim");
        servlet.setLoadOnStartup(1);
        return servlet;
    }

    /** Before the error pages of the application, which speak HTML or JSON of their own. */
    @Bean
    @ConditionalOnMissingBean(name = "scimErrorFilter")
    FilterRegistrationBean<ScimErrorFilter> scimErrorFilter(ScimProperties settings) {
        FilterRegistrationBean<ScimErrorFilter> filter =
                new FilterRegistrationBean<>(new ScimErrorFilter(settings.basePath()));
        filter.setDispatcherTypes(DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
