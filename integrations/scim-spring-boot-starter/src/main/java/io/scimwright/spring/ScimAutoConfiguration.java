package io.scimwright.spring;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.AuditFile;
import io.scimwright.server.AuditLog;
import io.scimwright.server.Limits;
import io.scimwright.server.ScimServer;
import io.scimwright.server.TenantResolver;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Interceptor;
import io.scimwright.server.spi.MeResolver;
import io.scimwright.server.spi.MetricsListener;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.TransportInterceptor;
import io.scimwright.servlet.ScimServlet;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(ScimAutoConfiguration.class);

    /** A whole server of the application's own has one in it. */
    @Bean
    @ConditionalOnMissingBean({Authenticator.class, ScimServer.class})
    Authenticator scimAuthenticator(ScimProperties settings) {
        if (settings.jwt().enabled()) {
            throw new ScimConfigurationException(
                    "scimwright.jwt.enabled",
                    "is true, and there is no Spring Security that could check a token",
                    "Add spring-boot-starter-oauth2-resource-server to the dependencies.");
        }
        return settings.authenticator();
    }

    @Bean
    @ConditionalOnMissingBean
    Repositories scimRepositories(
            ConfigurableListableBeanFactory beans,
            ObjectProvider<ResourceRepository<?>> repositories,
            ObjectProvider<ResourceMapper<?>> mappers,
            ObjectProvider<Draft.Source> sources,
            ObjectProvider<Draft.Wiring> wirings) {
        return new Repositories(beans, repositories, mappers, sources, wirings);
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
                .limits(limits(settings));
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
        ScimServer built = built(server);
        LOG.info(
                "SCIM at {}: {}{}",
                settings.basePath(),
                built.resourceTypes().stream().map(ResourceType::endpoint).collect(Collectors.joining(", ")),
                isAudited(settings, auditListeners) ? "" : "; no audit trail is kept");
        return built;
    }

    private static ScimServer built(ScimServer.Builder server) {
        try {
            return server.build();
        } catch (IllegalStateException e) {
            throw new ScimConfigurationException(
                    "The SCIM server:", String.valueOf(e.getMessage()), "Look at the beans that serve resources.");
        }
    }

    private static boolean isAudited(ScimProperties settings, ObjectProvider<AuditListener> listeners) {
        return !settings.auditFile().isBlank()
                || !settings.auditLogger().isBlank()
                || listeners.stream().findAny().isPresent();
    }

    private static Limits limits(ScimProperties settings) {
        try {
            return settings.limits().toLimits();
        } catch (IllegalArgumentException e) {
            throw new ScimConfigurationException(
                    "scimwright.limits:", String.valueOf(e.getMessage()), "Correct it or leave it out.");
        }
    }

    private static void audit(ScimProperties settings, ScimServer.Builder server) {
        if (!settings.auditFile().isBlank()) {
            server.audit(auditFile(settings));
        }
        if (!settings.auditLogger().isBlank()) {
            server.audit(AuditLog.named(settings.auditLogger()));
        }
    }

    /** A trail that cannot be written is told at the start, not after the first change that left no record. */
    private static AuditFile auditFile(ScimProperties settings) {
        Path path = Path.of(settings.auditFile()).toAbsolutePath();
        boolean writable = Files.exists(path)
                ? Files.isRegularFile(path) && Files.isWritable(path)
                : path.getParent() != null && Files.isWritable(path.getParent());
        if (!writable) {
            throw new ScimConfigurationException(
                    "scimwright.audit-file",
                    "cannot be written: " + path,
                    "Create its folder, and let the application write there.");
        }
        AuditFile file = AuditFile.at(path);
        long bytes = settings.auditFileSize().toBytes();
        return bytes == 0 ? file : file.rotating(bytes, settings.auditFileCount());
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
        return new ScimRegistration(new ScimServlet(server, settings.limits().bodyTime()), settings.basePath());
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
