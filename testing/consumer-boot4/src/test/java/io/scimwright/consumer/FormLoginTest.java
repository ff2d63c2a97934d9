package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Inside an application that has a chain of its own, with a form to sign in at. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class FormLoginTest {

    private final Http http;

    FormLoginTest(@Value("${local.server.port}") int port) {
        http = new Http(port);
    }

    @TestConfiguration
    static class Chain {

        @Bean
        SecurityFilterChain application(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        /** A page at a place that SCIM would have otherwise. */
        @Bean
        ServletRegistrationBean<HttpServlet> page() {
            HttpServlet page = new HttpServlet() {
                private static final long serialVersionUID = 1L;

                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.getWriter().print("page");
                }
            };
            return new ServletRegistrationBean<>(page, "/scim/v2/page");
        }
    }

    @Test
    void scimAnswersInScimAndTheApplicationByItsForm() throws Exception {
        HttpResponse<String> scim = http.get("/scim/v2/Users", "");
        assertThat(scim.statusCode()).isEqualTo(401);
        assertThat(scim.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        HttpResponse<String> page = http.get("/hello", "Bearer test-token");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void aPageOfTheApplicationStaysProtectedBelowTheBasePathToo() throws Exception {
        assertThat(http.get("/scim/v2/page", "").statusCode()).isEqualTo(302);
        assertThat(http.get("/scim/v2/page/more", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aWriteNeedsNoTokenAgainstForgery() throws Exception {
        HttpResponse<String> created = http.send(
                "POST",
                "/scim/v2/Users",
                "Bearer test-token",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"grace\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(http.send("POST", "/hello", "Bearer test-token", "").statusCode()).isIn(302, 403);
    }
}
