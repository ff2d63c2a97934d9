package io.scimwright.apim.internal.azure;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When what stands in a file expires: a certificate says so itself, beside a secret somebody may have written it down. */
public final class SecretExpiry {

    private static final Pattern NOTE = Pattern.compile("(?m)^\\s*#\\s*expires\\s+(\\d{4}-\\d{2}-\\d{2})\\s*$");
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private SecretExpiry() {}

    /** The beginning of the day in a comment such as {@code # expires 2027-03-01}; empty where there is none. */
    public static Optional<Instant> ofSecret(String text) {
        Matcher note = NOTE.matcher(text);
        try {
            return note.find()
                    ? Optional.of(LocalDate.parse(note.group(1))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The end of the first certificate in PEM; empty where there is none. */
    public static Optional<Instant> ofCertificate(String text) {
        Matcher pem = CERTIFICATE.matcher(text);
        if (!pem.find()) {
            return Optional.empty();
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.group().getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(certificate.getNotAfter().toInstant());
        } catch (GeneralSecurityException noCertificate) {
            return Optional.empty();
        }
    }
}
