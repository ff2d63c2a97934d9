package io.scimwright.apim.doctor;

import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.AzureSignIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Can a token be had, and for how long will that be so. */
final class SignInCheck {

    private static final String SUBJECT = "sign-in";
    private static final Duration SOON = Duration.ofDays(30);

    /** Error codes of Entra ID that say more than that it refuses. */
    private static final Map<String, String> ADVICE = Map.of(
            "AADSTS7000215",
                    "scimwright.apim.client-secret-file has to hold the value of a secret of this client, not the secret's id",
            "AADSTS7000222",
                    "make a new secret in Entra ID and write it into scimwright.apim.client-secret-file; no restart is needed",
            "AADSTS700016",
                    "look whether the client id and the tenant belong together: scimwright.apim.client-id, .tenant",
            "AADSTS90002", "look at scimwright.apim.tenant",
            "AADSTS700027", "upload the certificate of scimwright.apim.certificate-file to the client in Entra ID",
            "AADSTS70021", "look at the federated credential: issuer, namespace and service account");

    private static final String RENEW =
            "write a new one into scimwright.apim.client-secret-file or .certificate-file; no" + " restart is needed";

    private final ApimConnection connection;
    private final Clock clock;
    private final Duration patience;

    SignInCheck(ApimConnection connection, Clock clock, Duration patience) {
        this.connection = connection;
        this.clock = clock;
        this.patience = patience;
    }

    /** Whether there is a token. */
    boolean run(Report.Builder report) {
        AzureSignIn signIn = connection.signIn(patience);
        switch (signIn.outcome()) {
            case TOKEN -> report.ok(SUBJECT, "a token is issued to " + connection.identity());
            case REFUSED -> report.fail(SUBJECT, "no token is issued: " + signIn.words(), advice(signIn.words()));
            case UNREACHABLE ->
                report.fail(
                        SUBJECT,
                        "no answer of the issuer of tokens at " + connection.authority() + ": " + signIn.words(),
                        "let this machine reach it by https; look at scimwright.apim.authority, at scimwright.apim.ca-file"
                                + " where a certificate is not trusted, and at HTTPS_PROXY");
        }
        expiry(report);
        return signIn.outcome() == AzureSignIn.Outcome.TOKEN;
    }

    private static String advice(String words) {
        return ADVICE.entrySet().stream()
                .filter(known -> words.contains(known.getKey() + ":"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("give this program an identity (scimwright.apim.identity) that exists here");
    }

    private void expiry(Report.Builder report) {
        if (!connection.hasSecret()) {
            report.ok(
                    "expiry", "nothing to renew: " + connection.identity() + " has no secret that this program keeps");
            return;
        }
        Optional<Instant> expiry = connection.secretExpiry();
        if (expiry.isEmpty()) {
            report.warn(
                    "expiry",
                    "nobody can see from here when the secret expires",
                    "write a line like '# expires 2027-03-01' into scimwright.apim.client-secret-file, or use a managed identity");
            return;
        }
        String day = expiry.get().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        Instant now = clock.instant();
        if (!now.isBefore(expiry.get())) {
            report.fail("expiry", "the secret or certificate expired on " + day, RENEW);
        } else if (now.plus(SOON).isAfter(expiry.get())) {
            report.warn("expiry", "the secret or certificate expires on " + day, RENEW);
        } else {
            report.ok("expiry", "the secret or certificate expires on " + day);
        }
    }
}
