package io.scimwright.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The resource that all benchmarks of the core work on. */
public final class Users {

    private Users() {}

    /** The full enterprise user of RFC 7643 section 8.3. */
    public static byte[] enterpriseUser() {
        try (InputStream in = Objects.requireNonNull(Users.class.getResourceAsStream("enterprise-user.json"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same user under another userName. */
    static byte[] enterpriseUser(int number) {
        return new String(enterpriseUser(), StandardCharsets.UTF_8)
                .replace("bjensen@example.com", "bjensen" + number + "@example.com")
                .getBytes(StandardCharsets.UTF_8);
    }
}
