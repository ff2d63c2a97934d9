package io.scimwright.apim.emulator.internal.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as stored.
 *
 * @param owner name of the owning user; null for a stand-alone subscription
 * @param scope relative to the service: {@code /apis}, {@code /apis/x}, {@code /products/x}, or {@code /} for the
 *     built-in all-access subscription
 * @param created in full precision: the answer to the creating PUT shows more of it than later answers do
 */
public record Subscription(
        String name,
        long sequence,
        @Nullable String owner,
        String scope,
        @Nullable String displayName,
        String state,
        Instant created,
        @Nullable Instant startDate,
        @Nullable Instant expirationDate,
        @Nullable Instant endDate,
        @Nullable Instant notificationDate,
        String primaryKey,
        String secondaryKey,
        @Nullable String stateComment,
        @Nullable Boolean allowTracing,
        long version) {

    /** Name of the built-in all-access subscription. */
    public static final String MASTER = "master";

    private static final String PRODUCTS = "/products/";
    private static final Set<String> OVER = Set.of("expired", "rejected", "cancelled");

    /** Name of the product this subscription is for; null when its scope is no product. */
    public @Nullable String product() {
        return scope.startsWith(PRODUCTS) ? scope.substring(PRODUCTS.length()) : null;
    }

    /** Whether this subscription counts against the limit of its product. */
    public boolean live() {
        return !OVER.contains(state);
    }

    /** This subscription with other keys and row version. */
    public Subscription withKeys(String primary, String secondary, long row) {
        return new Subscription(
                name,
                sequence,
                owner,
                scope,
                displayName,
                state,
                created,
                startDate,
                expirationDate,
                endDate,
                notificationDate,
                primary,
                secondary,
                stateComment,
                allowTracing,
                row);
    }
}
