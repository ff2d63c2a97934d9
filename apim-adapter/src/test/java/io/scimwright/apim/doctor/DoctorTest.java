package io.scimwright.apim.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.AzureIdentity;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.doctor.Finding.Level;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final ApimEmulator EMULATOR = ApimEmulator.start();

    @TempDir
    private Path folder;

    private Path secret;

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @BeforeEach
    void write() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "# expires 2099-01-01\ns3cret-of-client\n");
        EMULATOR.settings(EMULATOR.settings()
                .with(Setting.STRICT_TOKENS, true)
                .with(Setting.CLIENTS, Map.of(CLIENT, List.of("s3cret-of-client"))));
    }

    @AfterEach
    void reset() {
        EMULATOR.reset();
    }

    private ApimConnection connection(String service) {
        return ApimConnection.to(EMULATOR.subscriptionId(), EMULATOR.resourceGroup(), service)
                .endpoint(EMULATOR.baseUrl())
                .authority(EMULATOR.baseUrl())
                .trust(EMULATOR.sslContext())
                .identity(AzureIdentity.secretFile("11111111-1111-1111-1111-111111111111", CLIENT, secret))
                .build();
    }

    private Doctor doctor() {
        return Doctor.of(connection(EMULATOR.serviceName()));
    }

    private static void assertFound(Report report, Level level, String subject, String words) {
        assertThat(report.findings()).as(report.toString()).anySatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.subject()).isEqualTo(subject);
            assertThat(finding.words()).contains(words);
            assertThat(finding.advice().isEmpty()).isEqualTo(level == Level.OK);
        });
        assertThat(report.toString()).doesNotContain("s3cret");
    }

    private void arm(String path, String properties) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().sslContext(EMULATOR.sslContext()).build();
        EMULATOR.settings(EMULATOR.settings().with(Setting.STRICT_TOKENS, false));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(EMULATOR.baseUrl() + EMULATOR.serviceId() + path + "?api-version=2021-08-01"))
                .header("Authorization", "Bearer administrator")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"properties\":" + properties + "}"))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isBetween(200, 201);
    }

    @Test
    void aServiceWithoutFaultsIsWellAndStaysAsItIs() {
        EmulatorState before = EMULATOR.state();
        Report report = doctor().examine();
        assertThat(report.worst()).as(report.toString()).isEqualTo(Level.OK);
        assertThat(report.exitCode()).isZero();
        assertThat(EMULATOR.state()).isEqualTo(before);
        assertThat(report.findings().stream().map(Finding::subject).distinct())
                .containsExactly(
                        "settings",
                        "sign-in",
                        "expiry",
                        "service",
                        "rights",
                        "mapping",
                        "behaviour",
                        "clock",
                        "budget");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users/read",
                "users/write",
                "users/delete",
                "users/groups/read",
                "users/subscriptions/read",
                "groups/read",
                "groups/write",
                "groups/delete",
                "groups/users/read",
                "groups/users/write",
                "groups/users/delete",
                "subscriptions/write",
            })
    void aRightThatIsNotGrantedIsNamed(String right) {
        String action = "Microsoft.ApiManagement/service/" + right;
        EMULATOR.faults(Fault.forbidden().action(action));
        Report report = doctor().examine();
        assertFound(report, Level.FAIL, "rights", action + " is not granted");
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.findings().stream()
                        .filter(finding -> finding.subject().equals("rights") && finding.level() != Level.OK))
                .hasSize(1);
    }

    @Test
    void whoMayOnlyReadIsToldAllThatIsMissing() {
        EMULATOR.settings(EMULATOR.settings()
                .with(Setting.GRANTS, Map.of(CLIENT, List.of("Microsoft.ApiManagement/service/*read"))));
        Report report = doctor().examine();
        assertThat(report.findings().stream().filter(finding -> finding.level() == Level.FAIL))
                .hasSize(7);
    }

    @Test
    void aServiceThatMayNotBeReadItselfIsNotNeeded() {
        EMULATOR.faults(Fault.forbidden().action("Microsoft.ApiManagement/service/read"));
        Report report = doctor().examine();
        assertFound(report, Level.WARN, "service", "service/read is not granted");
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void aLockIsToldFromAMissingRight() {
        EMULATOR.faults(Fault.status(409)
                .error("ScopeLocked", "The scope cannot perform write operation because it is locked.")
                .method("PATCH"));
        assertFound(doctor().examine(), Level.FAIL, "rights", "users/write is granted, but a lock forbids it");
    }

    @Test
    void secretsThatAzureRefusesAreToldApart() {
        EMULATOR.faults(Fault.wrongSecret());
        Report wrong = doctor().examine();
        assertFound(wrong, Level.FAIL, "sign-in", "AADSTS7000215");
        assertThat(wrong.toString()).contains("not the secret's id");
        assertThat(wrong.findings()).noneMatch(finding -> finding.subject().equals("rights"));

        EMULATOR.faults(Fault.expiredSecret());
        assertThat(doctor().examine().toString()).contains("AADSTS7000222", "make a new secret in Entra ID");
    }

    @Test
    void anUnknownClientIsToldSo() {
        EMULATOR.settings(EMULATOR.settings().with(Setting.CLIENTS, Map.of("another", List.of("s3cret-of-client"))));
        assertThat(doctor().examine().toString()).contains("AADSTS700016", "client id and the tenant");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-01, FAIL, expired on 2020-05-01",
        "2026-12-10, WARN, expires on 2026-12-10",
        "2027-12-10, OK, expires on 2027-12-10"
    })
    void theExpiryOfASecretIsReadFromBesideIt(String day, Level level, String words) throws Exception {
        Files.writeString(secret, "s3cret-of-client\n# expires " + day + "\n");
        Clock then = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        assertFound(doctor().clock(then).examine(), level, "expiry", words);
    }

    @Test
    void anExpiryThatNobodyKnowsIsToldSo() throws Exception {
        Files.writeString(secret, "s3cret-of-client");
        assertFound(doctor().examine(), Level.WARN, "expiry", "nobody can see from here");
    }

    @Test
    void anIssuerThatDoesNotAnswerIsToldFromOneThatRefuses() {
        EMULATOR.faults(Fault.drop().path("/*/oauth2/v2.0/token"));
        assertFound(doctor().examine(), Level.FAIL, "sign-in", "no answer of the issuer of tokens");
    }

    @Test
    void aServiceThatIsNotThereIsToldByItsPath() {
        Report report = Doctor.of(connection("elsewhere")).examine();
        assertFound(report, Level.FAIL, "service", "service/elsewhere");
    }

    @Test
    void aPlaneThatDoesNotAnswerOrTooLateIsUnreachable() {
        EMULATOR.faults(Fault.drop());
        assertFound(doctor().examine(), Level.FAIL, "service", "no answer");
        EMULATOR.faults(Fault.lost());
        assertFound(doctor().examine(), Level.FAIL, "service", "no answer");
        EMULATOR.faults(Fault.slow(Duration.ofSeconds(20)).method("GET").path(""));
        assertFound(doctor().patience(Duration.ofSeconds(3)).examine(), Level.FAIL, "service", "no answer");
    }

    private ApimConnection.Builder reached(String endpoint, String authority) {
        return ApimConnection.to(EMULATOR.subscriptionId(), EMULATOR.resourceGroup(), EMULATOR.serviceName())
                .endpoint(URI.create(endpoint))
                .authority(URI.create(authority))
                .identity(AzureIdentity.secretFile("11111111-1111-1111-1111-111111111111", CLIENT, secret));
    }

    private static void assertNamesNoClass(Report report) {
        assertThat(report.toString()).doesNotContain("null", "java", "Exception", "reactor", "sun.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://localhost:1, the connection is refused",
        "https://nowhere.invalid, no machine is known by that name"
    })
    void anAddressWhereNobodyIsIsToldWithItsSetting(String dead, String words) {
        String alive = EMULATOR.baseUrl().toString();
        Report issuer = Doctor.of(
                        reached(alive, dead).trust(EMULATOR.sslContext()).build())
                .examine();
        assertFound(issuer, Level.FAIL, "sign-in", "no answer of the issuer of tokens at " + dead);
        assertThat(issuer.toString()).contains(words, "look at scimwright.apim.authority");
        assertNamesNoClass(issuer);

        Report plane = Doctor.of(
                        reached(dead, alive).trust(EMULATOR.sslContext()).build())
                .examine();
        assertFound(plane, Level.FAIL, "service", "no answer: " + words + " from " + dead);
        assertThat(plane.toString()).contains("look at scimwright.apim.endpoint");
        assertNamesNoClass(plane);
    }

    @Test
    void aCertificateThatNobodyTrustsIsToldWithItsSetting() {
        String alive = EMULATOR.baseUrl().toString();
        Report report = Doctor.of(reached(alive, alive).build()).examine();
        assertFound(report, Level.FAIL, "sign-in", "its certificate is not trusted");
        assertThat(report.toString()).contains("scimwright.apim.ca-file");
        assertNamesNoClass(report);
    }

    @Test
    void throttlingIsAWarningAndNoFault() {
        EMULATOR.faults(Fault.status(429).retryAfter(Duration.ofSeconds(5)));
        Report report = doctor().examine();
        assertFound(report, Level.WARN, "service", "throttled");
        assertFound(report, Level.WARN, "rights", "users/write could not be tried: 429");
        assertThat(report.worst()).as(report.toString()).isEqualTo(Level.WARN);
    }

    @Test
    void whatFailsForAMomentIsAWarning() {
        EMULATOR.faults(Fault.status(503).path("/users/**"));
        Report report = doctor().examine();
        assertFound(report, Level.WARN, "rights", "users/read could not be tried: 503");
        assertThat(report.worst()).as(report.toString()).isEqualTo(Level.WARN);
    }

    @Test
    void aTokenThatIsNotAcceptedIsToldSo() {
        // The service is two hours ahead of the issuer, and takes its tokens for expired.
        EMULATOR.faults(Fault.skew(Duration.ofHours(2)));
        assertFound(doctor().examine(), Level.FAIL, "service", "the token is not accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK, agrees",
        "120, WARN, ahead of Azure",
        "-120, WARN, behind Azure",
        "3600, FAIL, tokens may be refused"
    })
    void aClockThatIsWrongIsFound(int seconds, Level level, String words) {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        assertFound(doctor().clock(wrong).examine(), level, "clock", words);
    }

    @Test
    void aBudgetThatIsNearlyUsedUpIsAWarning() {
        EMULATOR.settings(EMULATOR.settings().with(Setting.WRITE_BUCKET, 30).with(Setting.WRITE_REFILL, 0.1));
        assertFound(doctor().examine(), Level.WARN, "budget", "writes are left");
    }

    @Test
    void aSpellingThatDiffersIsNamed() throws Exception {
        Report report = doctor().mapping(MappingReader.read(
                        "mapping.yaml",
                        "{roles: [{value: dev, products: [{id: Starter}]}], exempt-products: [UNLIMITED]}"))
                .examine();
        assertFound(report, Level.WARN, "mapping", "the product 'Starter' is spelled 'starter' in API Management");
        assertFound(
                report,
                Level.WARN,
                "mapping",
                "the exempt product 'UNLIMITED' is spelled 'unlimited' in API Management");
    }

    @Test
    void whatTheMappingNamesHasToBeThere() throws Exception {
        arm("/groups/payments-consumers", "{\"displayName\":\"Payments Consumers\"}");
        arm("/groups/from-entra", "{\"displayName\":\"E\",\"type\":\"external\",\"externalId\":\"aad://t/groups/1\"}");
        arm("/products/draft", "{\"displayName\":\"Draft\",\"state\":\"notPublished\"}");
        Report report =
                doctor().mapping(MappingReader.read("mapping.yaml", """
                        groups:
                          - idp: Payments
                            apim: payment-consumers
                            products: [{id: startr}]
                          - idp: Entra
                            apim: from-entra
                            products: [{id: draft}]
                          - idp: Right
                            apim: payments-consumers
                        roles:
                          - value: dev
                            groups: [quite-another-thing]
                            products: [{id: unlimited}]
                        exempt-products: [startre]
                        exempt-subscriptions: [mastr]
                        """)).examine();
        assertFound(report, Level.FAIL, "mapping", "the group 'payment-consumers' does not exist");
        assertFound(report, Level.FAIL, "mapping", "the group 'from-entra' belongs to Entra ID");
        assertFound(report, Level.FAIL, "mapping", "the group 'quite-another-thing' does not exist");
        assertFound(report, Level.FAIL, "mapping", "the product 'startr' does not exist");
        assertFound(report, Level.WARN, "mapping", "the product 'draft' is not published");
        assertFound(report, Level.WARN, "mapping", "the exempt product 'startre' does not exist");
        assertFound(report, Level.WARN, "mapping", "the exempt subscription 'mastr' does not exist");
        assertFound(report, Level.OK, "mapping", "the group 'payments-consumers' exists");
        assertFound(report, Level.OK, "mapping", "the product 'unlimited' exists");
        assertThat(report.toString())
                .contains(
                        "did you mean 'payments-consumers'?",
                        "did you mean 'starter'?",
                        "did you mean 'master'?",
                        "make it, or change the mapping");
    }

    @Test
    void productsThatMayNotBeReadAreNotTakenForMissing() {
        EMULATOR.faults(Fault.forbidden().action("Microsoft.ApiManagement/service/products/read"));
        Report report = doctor().mapping(
                        MappingReader.read("mapping.yaml", "roles: [{value: dev, products: [{id: starter}]}]"))
                .examine();
        assertFound(report, Level.WARN, "mapping", "it is not known whether the product 'starter' exists");
    }

    @Test
    void aServiceThatBehavesOtherwiseIsFound() {
        EMULATOR.settings(EMULATOR.settings()
                .with(Setting.REFUSE_SKIP_BEYOND_END, true)
                .with(Setting.FILTER_DOUBLED_QUOTES, false)
                .with(Setting.MISSING_MEMBER_STATUS, 400));
        Report report = doctor().examine();
        assertFound(report, Level.WARN, "behaviour", "pages beyond the end: 400");
        assertFound(report, Level.WARN, "behaviour", "an apostrophe in a filter: 400");
        assertFound(report, Level.FAIL, "rights", "groups/users/write is granted, but absence is told by 400");
    }

    @Test
    void absenceInOtherWordsIsFound() {
        EMULATOR.faults(Fault.status(404)
                .error("ResourceNotFound", "There is no such thing.")
                .method("PATCH")
                .path("/users/*"));
        assertFound(
                doctor().examine(),
                Level.FAIL,
                "rights",
                "users/write is granted, but absence is told as 'There is no such thing.'");
    }

    @Test
    void tokensThatAreShortOrExpireAreFound() {
        Instant now = Instant.now();
        Report report = doctor().tokens(List.of(
                        new ScimToken("short", true, null),
                        new ScimToken("past", false, now.minusSeconds(60)),
                        new ScimToken("soon", false, now.plus(Duration.ofDays(3))),
                        new ScimToken("good", false, now.plus(Duration.ofDays(300)))))
                .examine();
        assertFound(report, Level.WARN, "tokens", "the token 'short' is short enough to be guessed");
        assertFound(report, Level.FAIL, "tokens", "the token 'past' expired");
        assertFound(report, Level.WARN, "tokens", "the token 'soon' expires");
        assertFound(report, Level.OK, "tokens", "the token 'good' expires");
    }

    @Test
    void settingsThatAreWrongEndItAtOnce() {
        Report report = Report.ofSettings(List.of("scimwright.apim.service is missing"));
        assertThat(report.exitCode()).isEqualTo(2);
        assertThat(report.toString()).startsWith("FAIL  settings     scimwright.apim.service is missing");
    }
}
