package io.scimwright.apim.emulator.internal.admin;

import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.apim.emulator.EmulatorState.GroupState;
import io.scimwright.apim.emulator.EmulatorState.ProductState;
import io.scimwright.apim.emulator.EmulatorState.SubscriptionState;
import io.scimwright.apim.emulator.EmulatorState.UserState;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.Subscription;
import io.scimwright.apim.emulator.internal.model.User;
import java.util.List;

/** Takes a picture of a service. */
public final class StateReader {
    private StateReader() {}

    /** The present state of a service. */
    public static EmulatorState read(Service service) {
        return service.read(() -> new EmulatorState(
                service.id(),
                service.users().stream().map(user -> user(service, user)).toList(),
                service.groups().stream().map(group -> group(service, group)).toList(),
                service.products().stream()
                        .map(product -> product(service, product))
                        .toList(),
                service.subscriptions().stream().map(StateReader::subscription).toList()));
    }

    private static UserState user(Service service, User user) {
        List<String> groups = service.groupsOf(user).stream().map(Group::name).toList();
        return new UserState(
                user.name(), user.email(), user.firstName(), user.lastName(), user.state(), user.note(), groups);
    }

    private static GroupState group(Service service, Group group) {
        return new GroupState(
                group.name(),
                group.displayName(),
                group.description(),
                group.type(),
                group.externalId(),
                List.copyOf(service.groupUsers().rightsOf(group.name())));
    }

    private static ProductState product(Service service, Product product) {
        return new ProductState(
                product.name(),
                product.displayName(),
                product.state(),
                service.groupsOf(product).stream().map(Group::name).toList());
    }

    private static SubscriptionState subscription(Subscription subscription) {
        String owner = subscription.owner();
        return new SubscriptionState(
                subscription.name(),
                owner == null ? null : "/users/" + owner,
                subscription.scope(),
                subscription.displayName(),
                subscription.state());
    }
}
