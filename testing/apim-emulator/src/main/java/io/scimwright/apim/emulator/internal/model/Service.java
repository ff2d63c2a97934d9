package io.scimwright.apim.emulator.internal.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One API Management service and all it holds. Thread-safe as long as every access goes through {@link #read} or
 * {@link #write}.
 */
public final class Service {
    private final ServiceName name;
    private final Instant created;
    private final CasePolicy cases;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final RowVersions rowVersions;
    private final Table<User> users;
    private final Table<Group> groups;
    private final Table<Product> products;
    private final Table<Subscription> subscriptions;
    private final Map<String, String> userByEmail = new HashMap<>();
    private final Links groupUsers = new Links();
    private final Links productGroups = new Links();
    private final Links userSubscriptions = new Links();
    private final Links productSubscriptions = new Links();
    private final AtomicLong changes = new AtomicLong();
    private long sequence;

    /**
     * Makes an empty service.
     *
     * @param rowVersion the row version that its database has come to
     * @param sequence the place that the order of creation has come to
     */
    public Service(ServiceName name, Instant created, CasePolicy cases, long rowVersion, long sequence) {
        this.name = name;
        this.created = created;
        this.cases = cases;
        this.rowVersions = new RowVersions(rowVersion);
        this.sequence = sequence;
        this.users = new Table<>(cases::id);
        this.groups = new Table<>(cases::id);
        this.products = new Table<>(cases::id);
        this.subscriptions = new Table<>(cases::id);
    }

    /** Runs something that only reads; several may read at a time. */
    public <T> T read(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs something that writes; nobody else reads or writes meanwhile. */
    public <T> T write(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            changes.incrementAndGet();
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The names of this service. */
    public ServiceName name() {
        return name;
    }

    /** The full resource id. */
    public String id() {
        return name.id();
    }

    /** When the service was created. */
    public Instant created() {
        return created;
    }

    /** What counts as the same name here. */
    public CasePolicy cases() {
        return cases;
    }

    /** The row version counter. */
    public RowVersions rowVersions() {
        return rowVersions;
    }

    /** The next place in the order of creation. */
    public long nextSequence() {
        return ++sequence;
    }

    /** The place that the order of creation has come to. */
    public long lastSequence() {
        return sequence;
    }

    /** How many writes there have been. */
    public long changes() {
        return changes.get();
    }

    /** The user of that name. */
    public Optional<User> user(String user) {
        return users.find(user);
    }

    /** The user who has that e-mail. */
    public Optional<User> userByEmail(String email) {
        return Optional.ofNullable(userByEmail.get(cases.email(email))).flatMap(users::find);
    }

    /** All users in order of creation. */
    public Collection<User> users() {
        return users.all();
    }

    /** Adds or replaces a user and keeps the index of e-mails. */
    public void put(User user) {
        users.find(user.name()).ifPresent(before -> userByEmail.remove(cases.email(before.email())));
        users.put(user.name(), user);
        userByEmail.put(cases.email(user.email()), user.name());
    }

    /** Removes a user with the memberships; the subscriptions are the caller's to remove. */
    public void remove(User user) {
        users.remove(user.name());
        userByEmail.remove(cases.email(user.email()));
        groupUsers.removeRight(user.name());
    }

    /** The group of that name. */
    public Optional<Group> group(String group) {
        return groups.find(group);
    }

    /** All groups in order of creation, the built-in ones first. */
    public Collection<Group> groups() {
        return groups.all();
    }

    /** Adds or replaces a group. */
    public void put(Group group) {
        groups.put(group.name(), group);
    }

    /** Removes a group with its memberships and its links to products. */
    public void remove(Group group) {
        groups.remove(group.name());
        groupUsers.removeLeft(group.name());
        productGroups.removeRight(group.name());
    }

    /** Memberships: group names to user names. */
    public Links groupUsers() {
        return groupUsers;
    }

    /** The members of a group in the order in which they joined. */
    public List<User> members(Group group) {
        return groupUsers.rightsOf(group.name()).stream()
                .flatMap(user -> users.find(user).stream())
                .toList();
    }

    /** The groups of a user, the built-in ones first. */
    public List<Group> groupsOf(User user) {
        return groupUsers.leftsOf(user.name()).stream()
                .flatMap(group -> groups.find(group).stream())
                .sorted(Comparator.comparingLong(Group::sequence))
                .toList();
    }

    /** The product of that name. */
    public Optional<Product> product(String product) {
        return products.find(product);
    }

    /** All products in order of creation. */
    public Collection<Product> products() {
        return products.all();
    }

    /** Adds or replaces a product. */
    public void put(Product product) {
        products.put(product.name(), product);
    }

    /** Removes a product with its links to groups; its subscriptions are the caller's to remove. */
    public void remove(Product product) {
        products.remove(product.name());
        productGroups.removeLeft(product.name());
    }

    /** Who may see which product: product names to group names. */
    public Links productGroups() {
        return productGroups;
    }

    /** The groups that see a product, the built-in ones first. */
    public List<Group> groupsOf(Product product) {
        return productGroups.rightsOf(product.name()).stream()
                .flatMap(group -> groups.find(group).stream())
                .sorted(Comparator.comparingLong(Group::sequence))
                .toList();
    }

    /** The subscription of that name. */
    public Optional<Subscription> subscription(String subscription) {
        return subscriptions.find(subscription);
    }

    /** All subscriptions in order of creation. */
    public Collection<Subscription> subscriptions() {
        return subscriptions.all();
    }

    /** The subscriptions that a user owns, in the order in which they came to it. */
    public List<Subscription> subscriptionsOf(User user) {
        return userSubscriptions.rightsOf(user.name()).stream()
                .flatMap(subscription -> subscriptions.find(subscription).stream())
                .toList();
    }

    /** The subscriptions to a product, in the order in which they came to it. */
    public List<Subscription> subscriptionsOf(Product product) {
        return productSubscriptions.rightsOf(product.name()).stream()
                .flatMap(subscription -> subscriptions.find(subscription).stream())
                .toList();
    }

    /** Adds or replaces a subscription and keeps the indexes of owners and products. */
    public void put(Subscription subscription) {
        subscriptions.put(subscription.name(), subscription);
        relink(userSubscriptions, subscription.owner(), subscription.name());
        relink(productSubscriptions, subscription.product(), subscription.name());
    }

    /** Removes a subscription. */
    public void remove(Subscription subscription) {
        subscriptions.remove(subscription.name());
        userSubscriptions.removeRight(subscription.name());
        productSubscriptions.removeRight(subscription.name());
    }

    /** Links a subscription to the one name it belongs to, and leaves an unchanged link where it stands. */
    private static void relink(Links links, @Nullable String left, String right) {
        if (left != null && links.linked(left, right)) {
            return;
        }
        links.removeRight(right);
        if (left != null) {
            links.link(left, right);
        }
    }
}
