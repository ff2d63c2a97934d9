package io.scimwright.apim.doctor;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a bearer token that SCIM clients send.
 *
 * @param isShort whether it is known to be too short to be safe from guessing
 * @param expiry from when on it is refused; null for never
 */
public record ScimToken(
        String name, boolean isShort, @Nullable Instant expiry) {

    public ScimToken {
        Objects.requireNonNull(name);
    }
}
