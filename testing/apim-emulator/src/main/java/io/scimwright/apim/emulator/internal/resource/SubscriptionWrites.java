package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.model.FreshService;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.Subscription;
import io.scimwright.apim.emulator.internal.model.User;
import io.scimwright.apim.emulator.internal.wire.ETags;
import io.scimwright.apim.emulator.internal.wire.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PUT and PATCH of {@code /subscriptions/{sid}}. */
final class SubscriptionWrites {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int MAX_DISPLAY_NAME = 100;
    private static final int MAX_KEY = 256;
    private static final int LENGTH_OF_SCOPE_FIELD = 4096;
    private static final String PRODUCTS = "/products/";
    private static final String ACTIVE = "active";
    private static final String SUBMITTED = "submitted";
    private static final String SCOPE_RULE =
            "Subscription scope should be one of /apis, /apis/{apiId}, /products/{productId}";
    private static final Duration NOTICE = Duration.ofDays(12);
    private static final Pattern ID = Pattern.compile("[^*#&+:<>?]{1,256}");
    private static final Set<String> STATES =
            Set.of("suspended", ACTIVE, "expired", SUBMITTED, "rejected", "cancelled");
    private static final Set<String> KNOWN = Set.of(
            "ownerId",
            "user",
            "scope",
            "displayName",
            "state",
            "createdDate",
            "startDate",
            "expirationDate",
            "endDate",
            "notificationDate",
            "primaryKey",
            "secondaryKey",
            "stateComment",
            "allowTracing");

    private SubscriptionWrites() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("PUT", "subscriptions/{sid}", "subscriptions/write", SubscriptionWrites::put),
                Endpoint.of("PATCH", "subscriptions/{sid}", "subscriptions/write", SubscriptionWrites::patch));
    }

    private static Answer put(Call call) {
        checkQuery(call);
        String id = call.path("sid");
        if (!ID.matcher(id).matches()) {
            throw Errors.invalid("sid", "Invalid field 'sid' specified");
        }
        Service service = call.service();
        return service.write(() -> {
            Subscription before = service.subscription(id).orElse(null);
            if (before == null) {
                call.checkIfMatch();
                return SubscriptionView.written(call, CREATED, write(call, id, null, null), true);
            }
            call.checkIfMatch(ETags.of(before.version()));
            boolean keep = call.settings().get(Setting.PUT_KEEPS_OMITTED);
            return SubscriptionView.written(call, OK, write(call, id, before, keep ? before : null), false);
        });
    }

    private static Answer patch(Call call) {
        call.requireIfMatch();
        checkQuery(call);
        return call.service().write(() -> {
            Subscription before = Subscriptions.find(call);
            call.checkIfMatch(ETags.of(before.version()));
            Subscription after = write(call, before.name(), before, before);
            return call.version().countsAndPatchBodies()
                    ? SubscriptionView.written(call, OK, after, false)
                    : Answer.empty(NO_CONTENT);
        });
    }

    private static void checkQuery(Call call) {
        call.flag("notify");
        UserWrites.checkAppType(call);
    }

    /**
     * Validates the body and stores the subscription.
     *
     * @param base where fields come from that the body does not name
     */
    private static Subscription write(
            Call call, String id, @Nullable Subscription before, @Nullable Subscription base) {
        Service service = call.service();
        Fields fields = new Fields(call, KNOWN);
        String scope = scope(call, fields, base == null ? null : base.scope());
        String displayName = displayName(fields, base);
        String owner = owner(call, fields, base == null ? null : base.owner());
        Product product = product(call, scope);
        String state = fields.word("state", base == null ? defaultState(call, product) : base.state(), STATES);
        Instant expiration = fields.moment("expirationDate", base == null ? null : base.expirationDate());
        String primary = key(fields, "primaryKey", before == null ? null : before.primaryKey());
        String secondary = key(fields, "secondaryKey", before == null ? null : before.secondaryKey());
        String comment = fields.text("stateComment", base == null ? null : base.stateComment());
        Boolean tracing = fields.truth("allowTracing", base == null ? null : base.allowTracing());
        fields.check();
        Instant created = before == null ? call.now() : before.created();
        Subscription after = new Subscription(
                before == null ? id : before.name(),
                before == null ? service.nextSequence() : before.sequence(),
                owner,
                product == null ? scope : PRODUCTS + product.name(),
                displayName,
                state,
                created,
                startDate(call, before, product, state),
                expiration,
                before == null ? null : before.endDate(),
                expiration == null || product == null ? null : expiration.minus(NOTICE),
                primary,
                secondary,
                comment,
                tracing,
                service.rowVersions().next());
        checkLimit(call, after, product);
        service.put(after);
        return after;
    }

    private static String scope(Call call, Fields fields, @Nullable String base) {
        if (!fields.has("scope") && base != null) {
            return base;
        }
        String sent = fields.required("scope", null, LENGTH_OF_SCOPE_FIELD);
        return Scopes.subscription(call.service().id(), sent).orElseGet(() -> {
            fields.wrong("scope", SCOPE_RULE);
            return sent;
        });
    }

    /** Required, except that the built-in subscriptions have none and keep it so. */
    private static @Nullable String displayName(Fields fields, @Nullable Subscription base) {
        if (base != null && !fields.has("displayName")) {
            return base.displayName();
        }
        return fields.required("displayName", null, MAX_DISPLAY_NAME);
    }

    private static @Nullable String owner(Call call, Fields fields, @Nullable String base) {
        if (!fields.has("ownerId")) {
            return base;
        }
        String ownerId = fields.text("ownerId", null);
        if (ownerId == null) {
            return null;
        }
        return Scopes.user(call.service().id(), ownerId)
                .map(name -> call.service().user(name).orElseThrow(() -> Errors.notFound("User")))
                .map(User::name)
                .orElseGet(() -> {
                    fields.wrong("ownerId", "Invalid field 'ownerId' specified");
                    return null;
                });
    }

    /** The product of a scope, null if the scope is no product. */
    private static @Nullable Product product(Call call, String scope) {
        if (!scope.startsWith(PRODUCTS)) {
            return null;
        }
        return call.service().product(scope.substring(PRODUCTS.length())).orElseThrow(() -> Errors.notFound("Product"));
    }

    private static String defaultState(Call call, @Nullable Product product) {
        boolean approval = product != null
                && Boolean.TRUE.equals(product.approvalRequired())
                && call.settings().get(Setting.APPROVAL_IS_SUBMITTED);
        return approval ? SUBMITTED : ACTIVE;
    }

    private static String key(Fields fields, String name, @Nullable String base) {
        String key = fields.text(name, base);
        if (key != null && (key.isEmpty() || key.length() > MAX_KEY)) {
            fields.wrong(name, name + " should have between 1 and " + MAX_KEY + " characters");
        }
        return key == null ? FreshService.newKey() : key;
    }

    /** Subscriptions to a product start on the day on which they become active; others have no start. */
    private static @Nullable Instant startDate(
            Call call, @Nullable Subscription before, @Nullable Product product, String state) {
        Instant known = before == null ? null : before.startDate();
        boolean starts = product != null
                && state.equals(ACTIVE)
                && (before == null || before.state().equals(SUBMITTED));
        return starts ? call.now().truncatedTo(ChronoUnit.DAYS) : known;
    }

    private static void checkLimit(Call call, Subscription after, @Nullable Product product) {
        Integer limit = product == null ? null : product.subscriptionsLimit();
        if (product == null || limit == null || !after.live()) {
            return;
        }
        Service service = call.service();
        String owner = after.owner();
        Optional<User> user = owner == null ? Optional.empty() : service.user(owner);
        List<Subscription> candidates =
                user.map(service::subscriptionsOf).orElseGet(() -> service.subscriptionsOf(product));
        long others = candidates.stream()
                .filter(other ->
                        Objects.equals(other.owner(), owner) && product.name().equals(other.product()))
                .filter(other -> !other.name().equals(after.name()) && other.live())
                .count();
        if (others >= limit) {
            throw Errors.refused("Subscriptions limit reached for same user");
        }
    }
}
