package io.scimwright.apim.emulator.internal.admin;

import io.scimwright.apim.emulator.internal.model.CasePolicy;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Links;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import io.scimwright.apim.emulator.internal.model.Subscription;
import io.scimwright.apim.emulator.internal.model.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that one service holds, as it goes into the snapshot file. The keys of subscriptions are in it.
 *
 * @param members user names by group name
 * @param productGroups group names by product name
 */
record ServiceSnapshot(
        ServiceName name,
        Instant created,
        CasePolicy cases,
        long rowVersion,
        long sequence,
        List<User> users,
        List<Group> groups,
        List<Product> products,
        List<Subscription> subscriptions,
        Map<String, List<String>> members,
        Map<String, List<String>> productGroups) {

    static ServiceSnapshot of(Service service) {
        return service.read(() -> new ServiceSnapshot(
                service.name(),
                service.created(),
                service.cases(),
                service.rowVersions().last(),
                service.lastSequence(),
                List.copyOf(service.users()),
                List.copyOf(service.groups()),
                List.copyOf(service.products()),
                List.copyOf(service.subscriptions()),
                links(
                        service.groupUsers(),
                        service.groups().stream().map(Group::name).toList()),
                links(
                        service.productGroups(),
                        service.products().stream().map(Product::name).toList())));
    }

    Service restore() {
        Service service = new Service(name, created, cases, rowVersion, sequence);
        return service.write(() -> {
            users.forEach(service::put);
            groups.forEach(service::put);
            products.forEach(service::put);
            subscriptions.forEach(service::put);
            members.forEach(
                    (group, names) -> names.forEach(user -> service.groupUsers().link(group, user)));
            productGroups.forEach((product, names) ->
                    names.forEach(group -> service.productGroups().link(product, group)));
            return service;
        });
    }

    private static Map<String, List<String>> links(Links links, List<String> lefts) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        lefts.forEach(left -> map.put(left, List.copyOf(links.rightsOf(left))));
        return map;
    }
}
