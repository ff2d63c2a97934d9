package org.example;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Somebody else's starter, which protects everything unless the application does; its name comes late in the alphabet. */
@AutoConfiguration
@ConditionalOnMissingBean(SecurityFilterChain.class)
public class StandardChain {

    @Bean
    SecurityFilterChain standard(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }
}
