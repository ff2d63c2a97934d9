package io.scimwright.apim.emulator.internal.resource;

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
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.util.List;
import java.util.Optional;

/** {@code /subscriptions} and the lists below users and products. Writing is in {@link SubscriptionWrites}. */
final class Subscriptions {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final String ONE = "subscriptions/{sid}";

    private Subscriptions() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "subscriptions", "subscriptions/read", Subscriptions::list),
                Endpoint.of("HEAD", ONE, "subscriptions/read", Subscriptions::head),
                Endpoint.of("GET", ONE, "subscriptions/read", Subscriptions::get),
                Endpoint.of("DELETE", ONE, "subscriptions/delete", Subscriptions::delete),
                Endpoint.of("POST", ONE + "/listSecrets", "subscriptions/listSecrets/action", Subscriptions::secrets),
                Endpoint.of(
                        "POST",
                        ONE + "/regeneratePrimaryKey",
                        "subscriptions/regeneratePrimaryKey/action",
                        call -> regenerate(call, true)),
                Endpoint.of(
                        "POST",
                        ONE + "/regenerateSecondaryKey",
                        "subscriptions/regenerateSecondaryKey/action",
                        call -> regenerate(call, false)),
                Endpoint.of("GET", "users/{userId}/subscriptions", "users/subscriptions/read", Subscriptions::ofUser),
                Endpoint.of(
                        "GET",
                        "users/{userId}/subscriptions/{sid}",
                        "users/subscriptions/read",
                        Subscriptions::oneOfUser),
                Endpoint.of(
                        "GET",
                        "products/{productId}/subscriptions",
                        "products/subscriptions/read",
                        Subscriptions::ofProduct));
    }

    /** The subscription that the path names. */
    static Subscription find(Call call) {
        return call.service().subscription(call.path("sid")).orElseThrow(() -> Errors.notFound("Subscription"));
    }

    private static Answer list(Call call) {
        Service service = call.service();
        return service.read(() -> Page.of(
                call,
                service.subscriptions(),
                SubscriptionView.ofService(service.id()),
                subscription -> SubscriptionView.read(call, subscription)));
    }

    private static Answer head(Call call) {
        return call.service()
                .read(() -> Answer.empty(OK).with("ETag", ETags.of(find(call).version())));
    }

    private static Answer get(Call call) {
        return call.service().read(() -> {
            Subscription subscription = find(call);
            return Answer.entity(OK, ETags.of(subscription.version()), SubscriptionView.read(call, subscription));
        });
    }

    private static Answer ofUser(Call call) {
        Service service = call.service();
        return service.read(() -> {
            User user = Users.find(call);
            return Page.of(
                    call,
                    service.subscriptionsOf(user),
                    SubscriptionView.ofUser(service.id()),
                    subscription -> SubscriptionView.below(call, "/users/" + user.name(), "users/", subscription));
        });
    }

    private static Answer oneOfUser(Call call) {
        return call.service().read(() -> {
            User user = Users.find(call);
            Subscription subscription = find(call);
            if (!user.name().equals(subscription.owner())) {
                throw Errors.notFound("Subscription");
            }
            return Answer.entity(
                    OK,
                    ETags.of(subscription.version()),
                    SubscriptionView.below(call, "/users/" + user.name(), "users/", subscription));
        });
    }

    private static Answer ofProduct(Call call) {
        Service service = call.service();
        return service.read(() -> {
            Product product = Products.find(call);
            return Page.of(
                    call,
                    service.subscriptionsOf(product),
                    SubscriptionView.ofService(service.id()),
                    subscription ->
                            SubscriptionView.below(call, "/products/" + product.name(), "products/", subscription));
        });
    }

    private static Answer delete(Call call) {
        call.requireIfMatch();
        Service service = call.service();
        return service.write(() -> {
            Optional<Subscription> subscription = service.subscription(call.path("sid"));
            if (subscription.isEmpty()) {
                return Answer.empty(NO_CONTENT);
            }
            call.checkIfMatch(ETags.of(subscription.get().version()));
            if (subscription.get().name().equals(Subscription.MASTER)) {
                throw Errors.refused("Built-in subscription cannot be deleted");
            }
            service.remove(subscription.get());
            service.rowVersions().next();
            return Answer.empty(OK);
        });
    }

    private static Answer secrets(Call call) {
        return call.service().read(() -> {
            Subscription subscription = find(call);
            return Answer.compact(
                            OK,
                            WireJson.object()
                                    .put("primaryKey", subscription.primaryKey())
                                    .put("secondaryKey", subscription.secondaryKey()))
                    .with("ETag", ETags.of(subscription.version()));
        });
    }

    private static Answer regenerate(Call call, boolean primary) {
        Service service = call.service();
        return service.write(() -> {
            Subscription before = find(call);
            String key = FreshService.newKey();
            service.put(before.withKeys(
                    primary ? key : before.primaryKey(),
                    primary ? before.secondaryKey() : key,
                    service.rowVersions().next()));
            return Answer.empty(NO_CONTENT);
        });
    }
}
