package io.scimwright.apim.emulator.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A product as stored.
 *
 * @param subscriptionsLimit how many live subscriptions one user may hold; null is no limit
 * @param state {@code published} or {@code notPublished}
 */
public record Product(
        String name,
        long sequence,
        String displayName,
        @Nullable String description,
        @Nullable String terms,
        boolean subscriptionRequired,
        @Nullable Boolean approvalRequired,
        @Nullable Integer subscriptionsLimit,
        String state,
        long version) {}
