package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.wire.ETags;
import java.util.List;
import java.util.Optional;

/** {@code /products/{productId}/groups}: which groups see a product. Linking changes no row version that is seen. */
final class ProductGroups {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final String LINK = "products/{productId}/groups/{groupId}";

    private ProductGroups() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "products/{productId}/groups", "products/groups/read", ProductGroups::list),
                Endpoint.of("HEAD", LINK, "products/groups/read", ProductGroups::head),
                Endpoint.of("PUT", LINK, "products/groups/write", ProductGroups::add),
                Endpoint.of("DELETE", LINK, "products/groups/delete", ProductGroups::remove));
    }

    private static Answer list(Call call) {
        return call.service().read(() -> {
            Product product = Products.find(call);
            return Page.of(
                    call,
                    call.service().groupsOf(product),
                    GroupView.OF_OTHERS,
                    group -> GroupView.ofProduct(call, product, group));
        });
    }

    private static Answer head(Call call) {
        return call.service().read(() -> Answer.empty(linked(call) ? NO_CONTENT : NOT_FOUND));
    }

    private static Answer add(Call call) {
        Service service = call.service();
        return service.write(() -> {
            Product product = Products.find(call);
            Group group = service.group(call.path("groupId")).orElseThrow(() -> Errors.notFound("Group"));
            boolean added = service.productGroups().link(product.name(), group.name());
            return Answer.entity(
                    added ? CREATED : OK, ETags.of(group.version()), GroupView.ofProduct(call, product, group));
        });
    }

    private static Answer remove(Call call) {
        Service service = call.service();
        return service.write(() -> {
            if (!linked(call)) {
                return Answer.empty(NO_CONTENT);
            }
            service.productGroups()
                    .unlink(
                            Products.find(call).name(),
                            service.group(call.path("groupId")).orElseThrow().name());
            return Answer.empty(OK);
        });
    }

    private static boolean linked(Call call) {
        Service service = call.service();
        Optional<Product> product = service.product(call.path("productId"));
        Optional<Group> group = service.group(call.path("groupId"));
        return product.isPresent()
                && group.isPresent()
                && service.productGroups()
                        .linked(product.get().name(), group.get().name());
    }
}
