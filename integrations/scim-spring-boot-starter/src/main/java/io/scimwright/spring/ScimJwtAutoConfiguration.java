package io.scimwright.spring;

import io.scimwright.server.spi.Authenticator;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Access tokens of an authorization server instead of tokens of one's own, where the settings ask for it. */
@AutoConfiguration(before = ScimAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(JwtDecoder.class)
@ConditionalOnProperty(name = "scimwright.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("scimwright.jwt.enabled")
public class ScimJwtAutoConfiguration {

    private static final String RESOURCE_SERVER = "spring.security.oauth2.resourceserver.jwt";

    @Bean
    @ConditionalOnMissingBean
    Authenticator scimJwtAuthenticator(
            ObjectProvider<JwtDecoder> decoders, ScimProperties settings, Environment environment) {
        Binder.get(environment)
                .bind(RESOURCE_SERVER, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((name, value) ->
                        Placeholder.refuse(RESOURCE_SERVER + "." + name.replaceAll("\\.(\\d+)", "[$1]"), value));
        JwtDecoder decoder = decoders.getIfAvailable();
        if (decoder == null) {
            throw new ScimConfigurationException(
                    "scimwright.jwt.enabled",
                    "is true, and there is no JwtDecoder that could check a token",
                    "Set spring.security.oauth2.resourceserver.jwt.issuer-uri, or add a bean of type JwtDecoder.");
        }
        return new JwtAuthenticator(decoder, settings.jwt());
    }
}
