package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.spring.ScimConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What keeps SCIM from being served stops the start, and is told in words. */
@ExtendWith(OutputCaptureExtension.class)
class MisconfigurationTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Employees.class)
    static class WithoutMapper {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}

    private static void run(Class<?> application, String... arguments) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        String[] all = new String[arguments.length + 1];
        all[0] = "--server.port=0";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        spring.run(all).close();
    }

    private static void fails(Class<?> application, String... arguments) {
        assertThatThrownBy(() -> run(application, arguments))
                .rootCause()
                .isInstanceOf(ScimConfigurationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "scimwright.dialect=strict, scimwright.dialect must be tolerant or rfc",
        "scimwright.base-path=scim, scimwright.base-path must look like /scim/v2",
        "scimwright.token-file=/no/such/file, scimwright.tokens and scimwright.token-file are both given",
        "scimwright.tokens.entra=, scimwright.tokens.entra is blank",
        "scimwright.cursor-key=short, the key of cursors must have 32 bytes",
        "scimwright.limits.page-size=0, scimwright.limits: a limit must be at least 1",
        "scimwright.limits.body-time=0s, scimwright.limits.body-time must be longer than nothing",
        "scimwright.audit-file=/no/such/folder/audit.jsonl, scimwright.audit-file cannot be written",
        "scimwright.audit-file-size=1KB, scimwright.audit-file-size must be 0",
        "scimwright.audit-file-count=0, scimwright.audit-file-count must be 1 or more",
        "spring.mvc.servlet.path=/scim/v2, scimwright.base-path is '/scim/v2'"
    })
    void settings(String setting, String words, CapturedOutput output) {
        fails(SampleApplication.class, "--" + setting);
        assertThat(output).contains("SCIM cannot be served").contains(words).contains("Action:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scimwright.tokens.entra",
                "scimwright.token-file",
                "scimwright.cursor-key",
                "scimwright.base-uri",
                "scimwright.dialect",
                "scimwright.audit-file",
                "scimwright.audit-logger",
                "scimwright.jwt.roles-claim",
                "scimwright.jwt.write-role"
            })
    void aPlaceholderThatStandsForNothing(String property, CapturedOutput output) {
        fails(SampleApplication.class, "--" + property + "=begun-${NO_SUCH_VARIABLE}-and-ended-with-enough-characters");
        assertThat(output)
                .contains("SCIM cannot be served: " + property + " holds a placeholder that stands for nothing")
                .doesNotContain("NO_SUCH_VARIABLE")
                .doesNotContain("begun-");
    }

    /** Others of its settings Spring Boot resolves itself, and does not start either. */
    @Test
    void aPlaceholderOfTheResourceServer(CapturedOutput output) {
        String property = "spring.security.oauth2.resourceserver.jwt.audiences[0]";
        fails(
                SampleApplication.class,
                "--scimwright.jwt.enabled=true",
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
                "--" + property + "=${NO_SUCH_VARIABLE}");
        assertThat(output).contains("SCIM cannot be served: " + property + " holds a placeholder");
    }

    @Test
    void aTokenWithoutANameIsNotShown(CapturedOutput output) {
        assertThatThrownBy(() -> run(Empty.class, "--spring.config.name=none", "--scimwright.tokens=not-for-the-log"));
        assertThat(output).contains("Give it as scimwright.tokens.<name>").doesNotContain("not-for-the-log");
    }

    @Test
    void noMapper(CapturedOutput output) {
        fails(WithoutMapper.class);
        assertThat(output).contains("ResourceMapper<Employee>").contains("there is none");
    }

    @Test
    void nothingToServe(CapturedOutput output) {
        fails(Empty.class);
        assertThat(output).contains("ResourceProvider or ResourceRepository is missing");
    }

    @Test
    void switchedOffItServesNothing() {
        run(Empty.class, "--scimwright.enabled=false", "--scimwright.jwt.enabled=true");
    }
}
