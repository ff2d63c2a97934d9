package io.scimwright.server.spi;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Uniqueness;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a complete provider of a repository and a mapper. Thread-safe, as far as these are; each {@code with…} gives a new one.
 *
 * <pre>{@code
 * ResourceProvider users = RepositoryProvider.of(employees, employeeAsUser)
 *         .withTransactions((context, work) -> template.executeWithoutResult(status -> work.run()))
 *         .withValidator(validator);
 * }</pre>
 *
 * <p>An update or a deletion that finds the row changed since it was read is done again on the new state, so that nobody's change
 * is lost and no client hears of it, unless the client insisted on a version by If-Match. What loses again and again is answered
 * by 503 with Retry-After. Writes of one row wait for each other within this process; without a version the last writer wins
 * across processes.
 */
public final class RepositoryProvider<T> implements ResourceProvider {

    private static final Attribute<String> EXTERNAL_ID = Attribute.string("externalId");

    private final ResourceRepository<T> repository;
    private final ResourceMapper<T> mapper;
    private final Lookups<T> lookups;
    private final TransactionHook transactions;
    private final @Nullable Validator validator;
    private final Predicate<RuntimeException> conflicts;
    private final Predicate<RuntimeException> takenKeys;
    private final RowLocks locks = new RowLocks();

    private RepositoryProvider(
            ResourceRepository<T> repository,
            ResourceMapper<T> mapper,
            TransactionHook transactions,
            @Nullable Validator validator,
            Predicate<RuntimeException> conflicts,
            Predicate<RuntimeException> takenKeys) {
        this.repository = Objects.requireNonNull(repository);
        this.mapper = Objects.requireNonNull(mapper);
        this.lookups = repository.lookups();
        this.transactions = transactions;
        this.validator = validator;
        this.conflicts = conflicts;
        this.takenKeys = takenKeys;
    }

    /** The provider of a repository without transactions. */
    public static <T> RepositoryProvider<T> of(ResourceRepository<T> repository, ResourceMapper<T> mapper) {
        return new RepositoryProvider<>(
                repository, mapper, (context, work) -> work.run(), null, failure -> false, failure -> false);
    }

    /** Runs each operation inside the hook. */
    public RepositoryProvider<T> withTransactions(TransactionHook hook) {
        return new RepositoryProvider<>(
                repository, mapper, Objects.requireNonNull(hook), validator, conflicts, takenKeys);
    }

    /** Checks the constraints on the class before each write; violations become 400 invalidValue with SCIM paths. */
    public RepositoryProvider<T> withValidator(Validator jakarta) {
        return new RepositoryProvider<>(
                repository, mapper, transactions, Objects.requireNonNull(jakarta), conflicts, takenKeys);
    }

    /** Takes exceptions for which the test holds, also those of a commit, for a conflict of versions. */
    public RepositoryProvider<T> withConflicts(Predicate<RuntimeException> test) {
        return new RepositoryProvider<>(
                repository, mapper, transactions, validator, Objects.requireNonNull(test), takenKeys);
    }

    /** Takes exceptions for which the test holds, also those of a commit, for a unique key that is taken. */
    public RepositoryProvider<T> withTakenKeys(Predicate<RuntimeException> test) {
        return new RepositoryProvider<>(
                repository, mapper, transactions, validator, conflicts, Objects.requireNonNull(test));
    }

    @Override
    public ResourceType resourceType() {
        return mapper.resourceType();
    }

    @Override
    public Capabilities capabilities() {
        Capabilities own =
                repository instanceof QueryableRepository<T> queryable ? queryable.capabilities() : Capabilities.none();
        Capabilities more = own.withFilter(
                filter -> own.filters(filter) || lookups.narrowing(filter).isPresent());
        return mapper.hasVersions() ? more.withVersions() : more;
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        RequestContext context = request.context();
        return inTransaction(context, () -> {
            T row = mapper.toRow(request.resource());
            validate(row);
            ScimResource created = mapper.toResource(repository.insert(context, row));
            noteDropped(context, request.resource(), created);
            return WriteOutcome.created(created);
        });
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return inTransaction(
                request.context(),
                () -> repository
                        .find(request.context(), request.id())
                        .map(row -> mapper.toResource(row, request.projection())));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        return inTransaction(request.context(), () -> query(request.context(), request.query()));
    }

    private QueryResult query(RequestContext context, Query query) {
        Optional<ResolvedFilter> filter = query.filter();
        if (repository instanceof QueryableRepository<T> queryable
                && filter.map(queryable.capabilities()::filters).orElse(true)) {
            return shown(queryable.query(context, query), query);
        }
        if (filter.isPresent()) {
            Lookups.Narrowing<T> narrowing = lookups.narrowing(filter.get())
                    .orElseThrow(() -> new IllegalArgumentException("this filter is beyond the capabilities"));
            return lookUp(context, query, narrowing);
        }
        return shown(repository.list(context, query.startIndex() - 1, query.count()), query);
    }

    /** With a total that is not below what is shown: rows may go between the statement that reads and the one that counts. */
    private QueryResult shown(Rows<T> page, Query query) {
        int read = page.rows().size();
        int least = read == 0 ? 0 : query.startIndex() - 1 + read;
        return new QueryResult(
                page.rows().stream()
                        .map(row -> mapper.toListed(row, query.projection()))
                        .toList(),
                Math.max(page.total(), least));
    }

    private QueryResult lookUp(RequestContext context, Query query, Lookups.Narrowing<T> narrowing) {
        Predicate<ScimResource> test = query.predicate();
        List<ScimResource> found = new ArrayList<>();
        for (T row : narrowing.lookup().find(context, narrowing.value())) {
            ScimResource candidate = mapper.toListed(row, Projection.standard());
            if (test.test(candidate)) {
                found.add(candidate);
            }
        }
        query.sortBy().ifPresent(path -> found.sort(ResourceOrder.by(path, query.sortOrder())));
        return new QueryResult(
                found.stream()
                        .skip(query.startIndex() - 1L)
                        .limit(query.count())
                        .toList(),
                found.size());
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return update(
                request.context(),
                request.id(),
                request.precondition(),
                before -> before.replacedBy(request.resource()));
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return update(
                request.context(),
                request.id(),
                request.precondition(),
                before -> request.patch().apply(before).after());
    }

    private WriteOutcome update(
            RequestContext context, String id, Precondition precondition, Function<ScimResource, ScimResource> change) {
        return written(context, id, () -> updateOnce(context, id, precondition, change));
    }

    /** One writer of a row at a time; in the pause between two tries others have their turn. */
    private WriteOutcome written(RequestContext context, String id, Supplier<Optional<WriteOutcome>> write) {
        return Conflicts.retry(
                resourceType().name(), () -> locks.alone(id, () -> unlessSomebodyWasFaster(context, write)));
    }

    private Optional<WriteOutcome> unlessSomebodyWasFaster(
            RequestContext context, Supplier<Optional<WriteOutcome>> write) {
        try {
            return inTransaction(context, write);
        } catch (RuntimeException failure) {
            if (conflicts.test(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Empty when somebody else changed the row meanwhile. */
    private Optional<WriteOutcome> updateOnce(
            RequestContext context, String id, Precondition precondition, Function<ScimResource, ScimResource> change) {
        T row = repository.find(context, id).orElseThrow(() -> unknown(id));
        ScimResource before = mapper.toResource(row);
        precondition.check(before);
        ExpectedVersion version = mapper.version(row);
        ScimResource wanted = change.apply(before);
        T changed = mapper.change(row, before, wanted);
        List<Change> changes = changes(before, wanted, mapper.toResource(changed));
        if (changes.isEmpty()) {
            return Optional.of(WriteOutcome.unchanged(before));
        }
        validate(changed);
        return repository.update(context, changed, version).map(stored -> {
            ScimResource after = mapper.toResource(stored);
            noteDropped(context, wanted, after);
            return WriteOutcome.changed(after, changes);
        });
    }

    /** What is different in the row, and what was set that cannot be read. */
    private List<Change> changes(ScimResource before, ScimResource wanted, ScimResource kept) {
        List<Change> changes = new ArrayList<>(ChangeList.between(before, kept));
        ChangeList.between(before, wanted).stream()
                .filter(change -> mapper.isWriteOnly(change.path()))
                .forEach(changes::add);
        return changes;
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        return written(request.context(), request.id(), () -> deleteOnce(request));
    }

    /** Empty when somebody else changed the row meanwhile. */
    private Optional<WriteOutcome> deleteOnce(DeleteRequest request) {
        RequestContext context = request.context();
        String id = request.id();
        ExpectedVersion version = ExpectedVersion.of(null);
        if (mapper.hasVersions() || request.precondition().version().isPresent()) {
            T row = repository.find(context, id).orElseThrow(() -> unknown(id));
            request.precondition().check(mapper.toResource(row));
            version = mapper.version(row);
        }
        if (repository.delete(context, id, version)) {
            return Optional.of(WriteOutcome.deleted());
        }
        if (version.isKnown()) {
            return Optional.empty();
        }
        throw unknown(id);
    }

    private void validate(T row) {
        if (validator != null) {
            RowConstraints.check(validator, mapper, row);
        }
    }

    /** Of what was sent the row may hold a part: one e-mail address of three. */
    private void noteDropped(RequestContext context, ScimResource wanted, ScimResource kept) {
        if (wanted.find(EXTERNAL_ID).isPresent() && kept.find(EXTERNAL_ID).isEmpty()) {
            context.recordIgnored("externalId");
        }
        for (AttributeDefinition attribute : resourceType().schema().attributes()) {
            String name = attribute.name();
            if (attribute.isMultiValued()
                    && wanted.attributes().elements(name).size()
                            > kept.attributes().elements(name).size()) {
                context.recordIgnored(name);
            }
        }
    }

    private <R> R inTransaction(RequestContext context, Supplier<R> work) {
        AtomicReference<@Nullable R> result = new AtomicReference<>();
        try {
            transactions.run(context, () -> result.set(work.get()));
        } catch (UniqueKeyException taken) {
            throw taken(taken.path().orElse(""), taken);
        } catch (RuntimeException failure) {
            if (takenKeys.test(failure)) {
                throw taken("", failure);
            }
            throw failure;
        }
        return Objects.requireNonNull(result.get(), "the transaction hook has not run its work");
    }

    private ScimException taken(String path, RuntimeException cause) {
        String type = resourceType().name();
        return (path.isEmpty()
                        ? ScimException.of(409, ScimType.UNIQUENESS, "another " + type + " has " + unique())
                        : ScimException.uniqueness(path, "another " + type + " has this value"))
                .causedBy(cause);
    }

    /** What may be taken where nobody says what is: a table has more that is unique than the schema tells. */
    private String unique() {
        String names = resourceType().schema().attributes().stream()
                .filter(attribute -> attribute.uniqueness() != Uniqueness.NONE)
                .map(AttributeDefinition::name)
                .collect(Collectors.joining(" or "));
        return (names.isEmpty() ? "a" : "this " + names + ", or another") + " value that has to be unique";
    }

    /** Mapper and repository; never rows. */
    @Override
    public String toString() {
        return mapper.toString();
    }
}
