package io.scimwright.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * A filter chain of its own for the base path where the application has Spring Security: no session, no CSRF token, no page to sign
 * in at, since the SCIM server asks for a bearer token itself and answers in SCIM. The application's chains stay as they are.
 *
 * <p>After Spring Boot's own, and those of others: a standard chain, which protects everything, stands back where there is another
 * one, and has to be there already. Where Spring Security is on the class path and nobody has enabled it there is nothing to do.
 */
@AutoConfiguration(
        after = ScimAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, HttpSecurity.class})
@ConditionalOnBean(value = HttpSecurity.class, name = "scimServlet")
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty(name = "scimwright.enabled", matchIfMissing = true)
public class ScimSecurityAutoConfiguration {

    /** Before every chain of the application. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 100)
    @ConditionalOnMissingBean(name = "scimSecurityFilterChain")
    SecurityFilterChain scimSecurityFilterChain(HttpSecurity http, ScimProperties settings) throws Exception {
        BelowBase below = new BelowBase(settings.basePath());
        return http.securityMatcher(below::matches)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The standard firewall everywhere else; one of the application's own is left alone. */
    @Bean
    @ConditionalOnMissingBean
    HttpFirewall scimHttpFirewall(ScimProperties settings) {
        return new ScimHttpFirewall(settings.basePath());
    }

    /** Spring Security's firewall refuses URLs before any chain is asked; below the base path in SCIM. */
    @Bean
    @ConditionalOnMissingBean
    RequestRejectedHandler scimRequestRejectedHandler(ScimProperties settings) {
        return new ScimRequestRejectedHandler(settings.basePath());
    }
}
