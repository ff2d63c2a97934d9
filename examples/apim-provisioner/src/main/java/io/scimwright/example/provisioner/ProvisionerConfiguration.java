package io.scimwright.example.provisioner;

import io.micrometer.core.instrument.MeterRegistry;
import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.ApimService;
import io.scimwright.apim.access.MappingFile;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.core.Dialect;
import io.scimwright.server.AuditFile;
import io.scimwright.server.ScimServer;
import io.scimwright.server.TokenFile;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.servlet.ScimServlet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Wires the SCIM server to the APIM service, or to the emulator when that is asked for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProvisionerSettings.class)
class ProvisionerConfiguration {

    /** Where SCIM is served. */
    static final String BASE_PATH = "/scim/v2";

    @Bean(destroyMethod = "close")
    @ConditionalOnBooleanProperty("scimwright.apim.emulator")
    @ConditionalOnMissingBean
    ApimEmulator emulator(ProvisionerSettings settings) {
        return ApimEmulator.builder().port(settings.apim().emulatorPort()).start();
    }

    @Bean
    ApimConnection connection(
            ProvisionerSettings settings, ObjectProvider<ApimEmulator> emulators, AzureMetrics metrics) {
        ApimEmulator emulator = emulators.getIfAvailable();
        ApimConnection.Builder connection =
                emulator == null ? AzureSettings.connection(settings.apim()) : connection(emulator);
        return connection.patience(settings.apim().patience()).listener(metrics).build();
    }

    @Bean
    ApimService apim(ProvisionerSettings settings, ApimConnection connection, StormBrake brake, AzureMetrics metrics) {
        metrics.show(connection.budget());
        metrics.show(brake);
        ApimService apim = ApimService.of(connection)
                .withStormBrake(brake)
                .withSignIn(settings.signInMode())
                .withNotify(settings.mails());
        if (settings.mapping().isBlank()) {
            return apim;
        }
        MappingFile mapping = MappingFile.open(Path.of(settings.mapping()));
        metrics.show(mapping);
        return apim.withMapping(mapping);
    }

    @Bean
    AzureMetrics azureMetrics(MeterRegistry registry) {
        return new AzureMetrics(registry);
    }

    @Bean
    StormBrake stormBrake(ProvisionerSettings settings) {
        return new StormBrake(settings.stormBrake(), Duration.ofMinutes(10), Clock.systemUTC());
    }

    /** The way to an emulator in this process. */
    static ApimConnection.Builder connection(ApimEmulator emulator) {
        return ApimConnection.toEmulator(
                emulator.baseUrl(),
                emulator.sslContext(),
                emulator.subscriptionId(),
                emulator.resourceGroup(),
                emulator.serviceName());
    }

    @Bean
    Authenticator authenticator(ProvisionerSettings settings, AzureMetrics metrics) {
        Authenticator authenticator = ScimTokens.of(settings).authenticator();
        if (authenticator instanceof TokenFile file) {
            metrics.show(file);
        }
        return authenticator;
    }

    @Bean
    ScimServer scimServer(
            ApimService apim, ProvisionerSettings settings, Authenticator authenticator, MeterRegistry registry) {
        ScimMetrics metrics = new ScimMetrics(registry);
        return ScimServer.builder()
                .resource(apim.users())
                .resource(apim.groups())
                .authenticator(authenticator)
                .audit(audit(settings))
                .audit(metrics)
                .metrics(metrics)
                .dialect(Dialect.named(settings.dialect()).orElseThrow())
                .build();
    }

    private static AuditFile audit(ProvisionerSettings settings) {
        AuditFile file = AuditFile.at(Path.of(settings.auditFile()));
        long bytes = settings.auditFileSize().toBytes();
        return bytes == 0 ? file : file.rotating(bytes, settings.auditFileCount());
    }

    @Bean
    ServletRegistrationBean<ScimServlet> scimServlet(ScimServer server) {
        ServletRegistrationBean<ScimServlet> registration =
                new ServletRegistrationBean<>(new ScimServlet(server), BASE_PATH + "/*");
        registration.setName("scim");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OperatorFilter> operatorFilter(Authenticator authenticator) {
        FilterRegistrationBean<OperatorFilter> registration =
                new FilterRegistrationBean<>(new OperatorFilter(authenticator));
        registration.addUrlPatterns("/actuator", "/actuator/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
