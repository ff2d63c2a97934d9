package io.scimwright.apim.emulator.internal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills a service with what every new one holds: its owner, three groups, two products, three subscriptions. */
public final class FreshService {
    private static final long FIRST_ROW_VERSION = 0x876;
    private static final String PUBLISHED = "published";
    private static final List<String> SYSTEM_GROUPS = List.of(Group.ADMINISTRATORS, Group.DEVELOPERS, Group.GUESTS);

    private FreshService() {}

    /** Makes a service as it is right after its creation. */
    public static Service create(ServiceName name, Instant created, CasePolicy cases, String ownerEmail) {
        Service service = new Service(name, created, cases, FIRST_ROW_VERSION, 0);
        addOwner(service, ownerEmail);
        addGroup(
                service,
                Group.ADMINISTRATORS,
                "Administrators",
                "Administrators is a built-in group containing the admin email account provided at the time of service"
                        + " creation. Its membership is managed by the system.");
        addGroup(
                service,
                Group.DEVELOPERS,
                "Developers",
                "Developers is a built-in group. Its membership is managed by the system. Signed-in users fall into"
                        + " this group.");
        addGroup(
                service,
                Group.GUESTS,
                "Guests",
                "Guests is a built-in group. Its membership is managed by the system. Unauthenticated users visiting"
                        + " the developer portal fall into this group.");
        service.groupUsers().link(Group.ADMINISTRATORS, User.OWNER);
        service.groupUsers().link(Group.DEVELOPERS, User.OWNER);
        addProduct(
                service,
                "starter",
                "Starter",
                "Subscribers will be able to run 5 calls/minute up to a maximum of 100 calls/week.",
                "",
                false);
        addProduct(
                service,
                "unlimited",
                "Unlimited",
                "Subscribers have completely unlimited access to the API. Administrator approval is required.",
                null,
                true);
        addSubscription(service, 1, User.OWNER, "/products/starter", Duration.ofMillis(503));
        addSubscription(service, 2, User.OWNER, "/products/unlimited", Duration.ofMillis(977));
        addMaster(service);
        return service;
    }

    private static void addOwner(Service service, String email) {
        long identityRow = service.rowVersions().further();
        service.put(new User(
                User.OWNER,
                service.nextSequence(),
                "Administrator",
                "",
                email,
                "active",
                service.created(),
                null,
                List.of(new Identity("Azure", email)),
                service.rowVersions().next(),
                identityRow));
    }

    private static void addGroup(Service service, String name, String displayName, String description) {
        service.put(new Group(
                name,
                service.nextSequence(),
                displayName,
                description,
                "system",
                null,
                service.rowVersions().next()));
    }

    private static void addProduct(
            Service service,
            String name,
            String displayName,
            String description,
            @Nullable String terms,
            boolean approvalRequired) {
        service.put(new Product(
                name,
                service.nextSequence(),
                displayName,
                description,
                terms,
                true,
                approvalRequired,
                1,
                PUBLISHED,
                service.rowVersions().next()));
        SYSTEM_GROUPS.forEach(group -> service.productGroups().link(name, group));
    }

    /** The built-in subscriptions are named like object ids: the second of creation, a fixed part, a number. */
    private static void addSubscription(Service service, int number, String owner, String scope, Duration after) {
        Instant created = service.created().plus(after);
        put(service, "%08x9d398d005a07%04x".formatted(created.getEpochSecond(), number), owner, scope, null, created);
    }

    private static void addMaster(Service service) {
        Instant created = service.created().plusMillis(3_031_423);
        put(service, Subscription.MASTER, null, "/", "Built-in all-access subscription", created);
    }

    private static void put(
            Service service,
            String name,
            @Nullable String owner,
            String scope,
            @Nullable String displayName,
            Instant created) {
        service.put(new Subscription(
                name,
                service.nextSequence(),
                owner,
                scope,
                displayName,
                "active",
                created,
                null,
                null,
                null,
                null,
                newKey(),
                newKey(),
                null,
                true,
                service.rowVersions().next()));
    }

    /** A subscription key as the service makes it: 32 hexadecimal digits. */
    public static String newKey() {
        return UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
    }
}
