package io.scimwright.example.provisioner;

import io.micrometer.core.instrument.MeterRegistry;
import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.ApimService;
import io.scimwright.apim.access.MappingFile;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.server.TokenFile;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.ResourceProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What SCIM serves here: the users and groups of the APIM service, or of the emulator when that is asked for. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProvisionerSettings.class)
class ProvisionerConfiguration {

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
    @Order(1)
    ResourceProvider users(ApimService apim) {
        return apim.users();
    }

    @Bean
    @Order(2)
    ResourceProvider groups(ApimService apim) {
        return apim.groups();
    }

    @Bean
    DeprovisioningTimer deprovisioningTimer(MeterRegistry registry) {
        return new DeprovisioningTimer(registry);
    }

    /** Shows the file of tokens where there is one. */
    @Bean
    SmartInitializingSingleton tokenFileMetrics(Authenticator authenticator, AzureMetrics metrics) {
        return () -> {
            if (authenticator instanceof TokenFile file) {
                metrics.show(file);
            }
        };
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
