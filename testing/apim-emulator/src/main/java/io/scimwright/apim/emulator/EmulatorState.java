package io.scimwright.apim.emulator;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one service holds at a moment, seen from behind: without paging, throttling or hidden fields. Immutable.
 *
 * @param service the full resource id
 * @param users in order of creation
 * @param groups in order of creation, the built-in ones first
 * @param products in order of creation
 * @param subscriptions in order of creation
 */
public record EmulatorState(
        String service,
        List<UserState> users,
        List<GroupState> groups,
        List<ProductState> products,
        List<SubscriptionState> subscriptions) {

    /**
     * A user.
     *
     * @param id the name in the path
     * @param groups ids of the groups, the built-in ones first
     */
    public record UserState(
            String id,
            String email,
            String firstName,
            String lastName,
            String state,
            @Nullable String note,
            List<String> groups) {}

    /**
     * A group.
     *
     * @param id the name in the path
     * @param members ids of the users in the order in which they joined
     */
    public record GroupState(
            String id,
            String displayName,
            @Nullable String description,
            String type,
            @Nullable String externalId,
            List<String> members) {}

    /**
     * A product.
     *
     * @param id the name in the path
     * @param groups ids of the groups that see it
     */
    public record ProductState(String id, String displayName, String state, List<String> groups) {}

    /**
     * A subscription.
     *
     * @param id the name in the path
     * @param ownerId {@code /users/…}; null if it has no owner
     * @param scope {@code /products/…}, {@code /apis}, {@code /apis/…} or {@code /}
     */
    public record SubscriptionState(
            String id,
            @Nullable String ownerId,
            String scope,
            @Nullable String displayName,
            String state) {}

    /** The user of that id. */
    public Optional<UserState> user(String id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /** The group of that id. */
    public Optional<GroupState> group(String id) {
        return groups.stream().filter(group -> group.id().equals(id)).findFirst();
    }

    /** The subscription of that id. */
    public Optional<SubscriptionState> subscription(String id) {
        return subscriptions.stream()
                .filter(subscription -> subscription.id().equals(id))
                .findFirst();
    }
}
