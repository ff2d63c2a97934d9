package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.filter.Field;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.Subscription;
import io.scimwright.apim.emulator.internal.wire.ETags;
import io.scimwright.apim.emulator.internal.wire.EntityJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /products} and {@code /products/{productId}}. */
final class Products {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int MAX_ID = 256;
    private static final int MAX_DISPLAY_NAME = 300;
    private static final String ID = "productId";
    private static final String ONE = "products/{productId}";
    private static final String NOT_PUBLISHED = "notPublished";
    private static final String PUBLISHED = "published";
    private static final Set<String> STATES = Set.of(PUBLISHED, NOT_PUBLISHED.toLowerCase(Locale.ROOT));
    private static final Set<String> KNOWN = Set.of(
            "displayName",
            "description",
            "terms",
            "subscriptionRequired",
            "approvalRequired",
            "subscriptionsLimit",
            "state");

    /** The name in a filter finds the id or the display name: recorded traffic fits either reading. */
    private static final List<Field<Product>> FIELDS = List.of(
            Field.text("name", Product::name),
            Field.text("name", Product::displayName),
            Field.text("displayName", Product::displayName),
            Field.text("description", Product::description),
            Field.text("terms", Product::terms),
            Field.state("state", Product::state));

    private Products() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "products", "products/read", Products::list),
                Endpoint.of("HEAD", ONE, "products/read", Products::head),
                Endpoint.of("GET", ONE, "products/read", Products::get),
                Endpoint.of("PUT", ONE, "products/write", Products::put),
                Endpoint.of("PATCH", ONE, "products/write", Products::patch),
                Endpoint.of("DELETE", ONE, "products/delete", Products::delete));
    }

    /** The product that the path names. */
    static Product find(Call call) {
        return call.service().product(call.path(ID)).orElseThrow(() -> Errors.notFound("Product"));
    }

    private static Answer list(Call call) {
        return call.service()
                .read(() -> Page.of(
                        call,
                        call.service().products(),
                        FIELDS,
                        product -> EntityJson.envelope(
                                call.service().id() + "/products/" + product.name(),
                                "products",
                                product.name(),
                                EntityJson.product(product))));
    }

    private static Answer head(Call call) {
        return call.service()
                .read(() -> Answer.empty(OK).with("ETag", ETags.of(find(call).version())));
    }

    private static Answer get(Call call) {
        return call.service().read(() -> answer(call, OK, find(call)));
    }

    private static Answer put(Call call) {
        String id = call.path(ID);
        if (id.length() > MAX_ID) {
            throw Errors.invalid(ID, "productId should not be longer than " + MAX_ID + " characters");
        }
        Service service = call.service();
        return service.write(() -> {
            Product before = service.product(id).orElse(null);
            if (before == null) {
                call.checkIfMatch();
                Product product = write(call, id, null, null);
                service.productGroups().link(product.name(), Group.ADMINISTRATORS);
                return answer(call, CREATED, product);
            }
            call.checkIfMatch(ETags.of(before.version()));
            boolean keep = call.settings().get(Setting.PUT_KEEPS_OMITTED);
            return answer(call, OK, write(call, id, before, keep ? before : null));
        });
    }

    private static Answer patch(Call call) {
        call.requireIfMatch();
        return call.service().write(() -> {
            Product before = find(call);
            call.checkIfMatch(ETags.of(before.version()));
            Product product = write(call, before.name(), before, before);
            return call.version().countsAndPatchBodies() ? answer(call, OK, product) : Answer.empty(NO_CONTENT);
        });
    }

    private static Answer delete(Call call) {
        call.requireIfMatch();
        boolean withSubscriptions = call.flag("deleteSubscriptions");
        Service service = call.service();
        return service.write(() -> {
            Optional<Product> product = service.product(call.path(ID));
            if (product.isEmpty()) {
                return Answer.empty(NO_CONTENT);
            }
            call.checkIfMatch(ETags.of(product.get().version()));
            List<Subscription> subscriptions = service.subscriptionsOf(product.get());
            if (!subscriptions.isEmpty() && !withSubscriptions) {
                throw Errors.refused("Product cannot be deleted since it has existing subscriptions. Delete"
                        + " subscriptions before deleting the product or pass in deleteSubscriptions=true as query"
                        + " param");
            }
            subscriptions.forEach(service::remove);
            service.remove(product.get());
            service.rowVersions().next();
            return Answer.empty(OK);
        });
    }

    private static Product write(Call call, String id, @Nullable Product before, @Nullable Product base) {
        Service service = call.service();
        Fields fields = new Fields(call, KNOWN);
        String displayName = fields.required("displayName", base == null ? null : base.displayName(), MAX_DISPLAY_NAME);
        String description = fields.text("description", base == null ? null : base.description());
        String terms = fields.text("terms", base == null ? null : base.terms());
        boolean required = !Boolean.FALSE.equals(
                fields.truth("subscriptionRequired", base == null || base.subscriptionRequired()));
        Boolean approval = fields.truth("approvalRequired", base == null ? Boolean.FALSE : base.approvalRequired());
        Integer limit = fields.number("subscriptionsLimit", base == null ? null : base.subscriptionsLimit());
        String state = fields.word("state", base == null ? NOT_PUBLISHED : base.state(), STATES);
        fields.check();
        Product product = new Product(
                before == null ? id : before.name(),
                before == null ? service.nextSequence() : before.sequence(),
                displayName,
                description,
                terms,
                required,
                approval,
                limit,
                state.equals(PUBLISHED) ? PUBLISHED : NOT_PUBLISHED,
                service.rowVersions().next());
        service.put(product);
        return product;
    }

    private static Answer answer(Call call, int status, Product product) {
        return Answer.entity(
                status,
                ETags.of(product.version()),
                EntityJson.envelope(
                        call.service().id() + "/products/" + product.name(),
                        "products",
                        product.name(),
                        EntityJson.product(product)));
    }
}
