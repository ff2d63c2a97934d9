package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Wrong settings are told before anything starts, each by the name of its property. */
class SettingsTest {

    private static final String TOKENS = "scimwright.tokens.entra";

    @TempDir
    private Path folder;

    private static Set<String> problems(Map<String, ?> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", new HashMap<>(properties)));
        return SettingsCheck.problems(environment);
    }

    private static Map<String, String> real(String... more) {
        Map<String, String> all = new HashMap<>(Map.of(
                TOKENS,
                "t",
                "scimwright.apim.subscription",
                "s",
                "scimwright.apim.resource-group",
                "g",
                "scimwright.apim.service",
                "n"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void withoutSettingsEveryMissingOneIsNamed() {
        assertThat(problems(Map.of()))
                .containsExactlyInAnyOrder(
                        "scimwright.apim.subscription is missing",
                        "scimwright.apim.resource-group is missing",
                        "scimwright.apim.service is missing",
                        "scimwright.tokens is missing: give at least one bearer token as scimwright.tokens.<name>, or a"
                                + " file of tokens as scimwright.token-file");
    }

    @Test
    void theEmulatorNeedsATokenAndNothingElse() {
        assertThat(problems(Map.of("scimwright.apim.emulator", "true"))).hasSize(1);
        assertThat(problems(Map.of("scimwright.apim.emulator", "true", TOKENS, "t")))
                .isEmpty();
    }

    @Test
    void aServiceWithTheIdentityThatIsFoundNeedsNoMore() {
        assertThat(problems(real())).isEmpty();
        assertThat(problems(real("scimwright.apim.identity", "managed"))).isEmpty();
        assertThat(problems(real("scimwright.apim.identity", "workload", "scimwright.apim.cloud", "us-government")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scimwright.dialect              | loose         | scimwright.dialect must be tolerant or rfc, but is 'loose'",
                "scimwright.storm-brake          | -1            | scimwright.storm-brake must be 0 or more",
                "scimwright.storm-brake          | many          | scimwright.storm-brake has a value of the wrong kind",
                "scimwright.audit-file-size      | 1KB           | scimwright.audit-file-size must be 0, or at least 64KB",
                "scimwright.audit-file-size      | much          | scimwright.audit-file-size has a value of the wrong kind",
                "scimwright.audit-file-count     | 0             | scimwright.audit-file-count must be 1 or more",
                "scimwright.tokens.okta          | ' '           | scimwright.tokens.okta is blank",
                "scimwright.tokens.okta          | sha256:12     | scimwright.tokens: the hash of the bearer token 'okta' must have 64 hexadecimal digits",
                "scimwright.tokens.okta          | ${OKTA_TOKEN} | scimwright.tokens.okta holds a placeholder that stands for nothing",
                "scimwright.apim.subscription    | ${SUB}        | scimwright.apim.subscription holds a placeholder that stands for nothing",
                "scimwright.apim.client-id       | ${ID}         | scimwright.apim.client-id holds a placeholder that stands for nothing",
                "scimwright.token-file           | tokens        | scimwright.tokens and scimwright.token-file are both given; one of them has to go",
                "scimwright.apim.cloud           | mars          | scimwright.apim.cloud: must be public, us-government or china",
                "scimwright.apim.endpoint        | http://x      | scimwright.apim.endpoint: must be an https URL, but is 'http://x'",
                "scimwright.apim.authority       | login         | scimwright.apim.authority: must be an https URL, but is 'login'",
                "scimwright.apim.ca-file         | /no/such.pem  | scimwright.apim.ca-file: the file /no/such.pem cannot be read",
                "scimwright.apim.patience        | 10m           | scimwright.apim.patience must be from 0s to 5m",
                "scimwright.apim.patience        | soon          | scimwright.apim.patience has a value of the wrong kind",
                "scimwright.apim.identity        | guess         | scimwright.apim.identity must be managed, workload, secret, certificate or default",
                "scimwright.apim.client-secret-file | /a         | scimwright.apim.client-secret-file is given, but scimwright.apim.identity is default",
                "scimwright.apim.certificate-file   | /a         | scimwright.apim.certificate-file is given, but scimwright.apim.identity is default",
                "scimwright.sign-in              | entra         | scimwright.sign-in must be create, invite or link-existing",
                "management.server.port          | 9090          | management.server.port is given: management.server.address must be 127.0.0.1, ::1 or localhost, since that port asks for no token",
                "scimwright.mapping              | /no/such.yaml | scimwright.mapping: /no/such.yaml: cannot be read: there is no such file",
            })
    void aWrongSettingIsNamed(String property, String value, String problem) {
        assertThat(problems(real(property, value))).containsExactly(problem);
    }

    @Test
    void aSecretNeedsAClientAndAFile() throws Exception {
        assertThat(problems(real("scimwright.apim.identity", "secret")))
                .containsExactlyInAnyOrder(
                        "scimwright.apim.tenant is missing",
                        "scimwright.apim.client-id is missing",
                        "scimwright.apim.client-secret-file is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret      | client-secret | ''         | is empty: write the value of the client secret into it",
                "secret      | client-secret | # no more  | is empty: write the value of the client secret into it",
                "secret      | client-secret | ${AZURE_SECRET} | holds a placeholder that stands for nothing: write the value of the client secret into it",
                "secret      | client-secret | 1234567    | holds 7 characters, and a client secret of Entra ID has about 40: write the whole value into it",
                "certificate | certificate   | ''         | does not hold a certificate and its private key in PEM",
                "certificate | certificate   | 1234567890 | does not hold a certificate and its private key in PEM",
            })
    void aFileThatCannotHoldACredentialIsToldSo(String identity, String property, String text, String words)
            throws Exception {
        Path file = Files.writeString(folder.resolve("file"), text);
        assertThat(problems(real(
                        "scimwright.apim.identity",
                        identity,
                        "scimwright.apim.tenant",
                        "t",
                        "scimwright.apim.client-id",
                        "c",
                        "scimwright.apim." + property + "-file",
                        file.toString())))
                .containsExactly("scimwright.apim." + property + "-file: the file " + file + " " + words);
    }

    @Test
    void aTokenFileIsReadAtTheStart() throws Exception {
        Path tokens = Files.writeString(folder.resolve("tokens"), "entra\n");
        Map<String, String> settings = real("scimwright.token-file", tokens.toString());
        settings.remove(TOKENS);
        assertThat(problems(settings))
                .containsExactly("scimwright.token-file: " + tokens
                        + ":1: expected a name and a token, perhaps scope=, expires= and tenant=");
    }
}
