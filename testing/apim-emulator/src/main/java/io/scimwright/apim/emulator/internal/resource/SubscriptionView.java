package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.filter.Field;
import io.scimwright.apim.emulator.internal.model.Subscription;
import io.scimwright.apim.emulator.internal.wire.ETags;
import io.scimwright.apim.emulator.internal.wire.EntityJson;
import io.scimwright.apim.emulator.internal.wire.Scopes;
import io.scimwright.apim.emulator.internal.wire.WireDates;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faces of a subscription: keys and the owner's user are shown by PUT and PATCH alone. */
final class SubscriptionView {
    private SubscriptionView() {}

    /** GET and lists of {@code /subscriptions}. */
    static ObjectNode read(Call call, Subscription subscription) {
        return below(call, "", "", subscription);
    }

    /**
     * Lists below a user or a product.
     *
     * @param parent {@code /users/1}
     * @param parentType {@code users/}
     */
    static ObjectNode below(Call call, String parent, String parentType, Subscription subscription) {
        return envelope(call, parent, parentType, subscription, properties(call, subscription, Detail.READ, false));
    }

    /** The answer to PUT and PATCH. */
    static Answer written(Call call, int status, Subscription subscription, boolean created) {
        ObjectNode properties = properties(call, subscription, Detail.WRITTEN, created);
        return Answer.entity(
                status, ETags.of(subscription.version()), envelope(call, "", "", subscription, properties));
    }

    /** What {@code /subscriptions} can be filtered by. */
    static List<Field<Subscription>> ofService(String serviceId) {
        return List.of(
                Field.text("name", Subscription::name),
                Field.text("displayName", Subscription::displayName),
                Field.text("stateComment", Subscription::stateComment),
                Field.id("ownerId", s -> ownerId(serviceId, s), id -> Scopes.full(serviceId, id)),
                Field.id("scope", s -> serviceId + s.scope(), id -> Scopes.full(serviceId, id)),
                Field.text("userId", Subscription::owner),
                Field.text("productId", Subscription::product),
                Field.state("state", Subscription::state));
    }

    /** What the subscriptions of one user can be filtered by: no state. */
    static List<Field<Subscription>> ofUser(String serviceId) {
        return ofService(serviceId).stream()
                .filter(field -> field.kind() != Field.Kind.STATE)
                .toList();
    }

    private enum Detail {
        READ,
        WRITTEN
    }

    private static ObjectNode envelope(
            Call call, String parent, String parentType, Subscription subscription, ObjectNode properties) {
        return EntityJson.envelope(
                call.service().id() + parent + "/subscriptions/" + subscription.name(),
                parentType + "subscriptions",
                subscription.name(),
                properties);
    }

    private static ObjectNode properties(Call call, Subscription s, Detail detail, boolean created) {
        String serviceId = call.service().id();
        ObjectNode json = WireJson.object();
        String ownerId = ownerId(serviceId, s);
        if (ownerId != null) {
            json.put("ownerId", ownerId);
        }
        if (detail == Detail.WRITTEN) {
            putUser(call, s, json);
        }
        json.put("scope", serviceId + s.scope())
                .put("displayName", s.displayName())
                .put("state", s.state())
                .put("createdDate", created ? WireDates.exact(s.created()) : WireDates.stored(s.created()))
                .put("startDate", date(s.startDate()))
                .put("expirationDate", date(s.expirationDate()))
                .put("endDate", date(s.endDate()))
                .put("notificationDate", date(s.notificationDate()));
        if (detail == Detail.WRITTEN) {
            json.put("primaryKey", s.primaryKey()).put("secondaryKey", s.secondaryKey());
        }
        json.put("stateComment", s.stateComment());
        Boolean tracing = s.allowTracing();
        if (tracing != null || call.version().from2022()) {
            json.put("allowTracing", tracing != null && tracing);
        }
        return json;
    }

    private static void putUser(Call call, Subscription subscription, ObjectNode json) {
        String owner = subscription.owner();
        if (owner == null) {
            return;
        }
        call.service().user(owner).ifPresent(user -> {
            ObjectNode inner = json.putObject("user").put("id", call.service().id() + "/users/" + user.name());
            EntityJson.putUser(inner, user, WireJson.array(), List.of());
        });
    }

    private static @Nullable String ownerId(String serviceId, Subscription subscription) {
        String owner = subscription.owner();
        return owner == null ? null : serviceId + "/users/" + owner;
    }

    private static @Nullable String date(@Nullable Instant moment) {
        return moment == null ? null : WireDates.stored(moment);
    }
}
