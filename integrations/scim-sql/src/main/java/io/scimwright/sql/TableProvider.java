package io.scimwright.sql;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.RowLocks;
import io.scimwright.server.spi.TransactionHook;
import io.scimwright.server.spi.WriteOutcome;
import jakarta.validation.Validator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes a complete provider of a repository over one table: filters, sorts and pages are answered by SQL as far as the mapping has
 * columns for them, and what is left by the resources that SQL has narrowed them to. Rows are loaded and stored by the repository.
 * Thread-safe; each {@code with…} gives a new one.
 *
 * <pre>{@code
 * ResourceProvider users = TableProvider.of(new Employees(jdbc), employees, dataSource)
 *         .withTransactions((context, work) -> template.executeWithoutResult(status -> work.run()));
 * }</pre>
 *
 * <p>The tables are looked at when the first request comes. Members of groups, where the mapping has them, are added and removed by
 * id in their join table, without reading the group; the row of the group is locked meanwhile, so that replicas lose nothing.
 *
 * @param <T> the application's own class
 */
public final class TableProvider<T> implements ResourceProvider {

    private final TableRepository<T> repository;
    private final TableMapping<T> mapping;
    private final Settings settings;

    /** Each operation in a transaction of its own. */
    private final RepositoryProvider<T> rows;

    /** As a part of an operation: after a conflict nothing more can be done in its transaction. */
    private final RepositoryProvider<T> within;

    /** As in RepositoryProvider, before any lock of the database: two rows that share a turn there share one here. */
    private final RowLocks turns = new RowLocks();

    private final AtomicReference<@Nullable Tables<T>> tables = new AtomicReference<>();

    private TableProvider(TableRepository<T> repository, TableMapping<T> mapping, Settings settings) {
        this.repository = Objects.requireNonNull(repository);
        this.mapping = Objects.requireNonNull(mapping);
        this.settings = settings;
        this.within = rows(
                new KeptTexts<>(
                        repository, mapping.mapper(), context -> tables(context).dialect()),
                mapping,
                settings);
        this.rows = within.withTransactions(settings::run).withConflicts(settings::isConflict);
    }

    private static <T> RepositoryProvider<T> rows(
            TableRepository<T> repository, TableMapping<T> mapping, Settings settings) {
        RepositoryProvider<T> rows =
                RepositoryProvider.of(repository, mapping.mapper()).withTakenKeys(settings.takenKeys());
        Validator validator = settings.validator();
        return validator == null ? rows : rows.withValidator(validator);
    }

    /**
     * The provider of a table.
     *
     * @param dataSource one whose connections are in the transaction of the repository, such as Spring's {@code
     *     TransactionAwareDataSourceProxy}; see {@link Connections#of}
     */
    public static <T> TableProvider<T> of(
            TableRepository<T> repository, TableMapping<T> mapping, DataSource dataSource) {
        return of(repository, mapping, Connections.of(dataSource));
    }

    /** The provider of a table, on connections of one's own. */
    public static <T> TableProvider<T> of(
            TableRepository<T> repository, TableMapping<T> mapping, Connections connections) {
        return new TableProvider<>(repository, mapping, Settings.of(connections));
    }

    /** Runs each operation inside the hook, which joins a transaction that is there, of the isolation READ COMMITTED. */
    public TableProvider<T> withTransactions(TransactionHook hook) {
        return with(settings.withTransactions(hook));
    }

    /** Checks the constraints on the class before each write; violations become 400 invalidValue with SCIM paths. */
    public TableProvider<T> withValidator(Validator jakarta) {
        return with(settings.withValidator(jakarta));
    }

    /**
     * Takes exceptions of the repository for which the test holds, also those of a commit, for a conflict of versions. Those with a
     * {@code SQLException} for a cause need none.
     */
    public TableProvider<T> withConflicts(Predicate<RuntimeException> test) {
        return with(settings.withConflicts(test));
    }

    /**
     * Takes exceptions of the repository for which the test holds, also those of a commit, for a unique key that is taken. Those with
     * a {@code SQLException} of the state 23505 for a cause need none.
     */
    public TableProvider<T> withTakenKeys(Predicate<RuntimeException> test) {
        return with(settings.withTakenKeys(test));
    }

    /** Writes SQL in this dialect, whatever the connection says of its database. */
    public TableProvider<T> withDialect(SqlDialect dialect) {
        return with(settings.withDialect(dialect));
    }

    /**
     * Reads no more resources than this to answer a part of a query that SQL does not; beyond it the answer is 400 tooMany. 100,000
     * by default.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public TableProvider<T> withScanLimit(int most) {
        return with(settings.withScanLimit(most));
    }

    private TableProvider<T> with(Settings changed) {
        return new TableProvider<>(repository, mapping, changed);
    }

    @Override
    public ResourceType resourceType() {
        return mapping.mapper().resourceType();
    }

    @Override
    public Capabilities capabilities() {
        Capabilities all =
                Capabilities.none().withFilter(filter -> true).withSort().withKeys();
        all = rows.capabilities().keepsVersions() ? all.withVersions() : all;
        return mapping.groups().isPresent() ? all.withGroups().withMembershipCleanUp() : all;
    }

    /**
     * The statement that finds the page of a query, and what is left that it does not answer: to see what is run, and which index
     * serves it.
     */
    public SqlSelect explain(RequestContext context, Query query) {
        return tables(context).queries().explain(context, query);
    }

    private Tables<T> tables(RequestContext context) {
        Tables<T> known = tables.get();
        if (known != null) {
            return known;
        }
        Tables<T> read = Tables.read(repository, mapping, settings, context);
        tables.set(read);
        return read;
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        RequestContext context = request.context();
        Tables<T> known = tables(context);
        if (!known.queries().isPossible(request.id())) {
            return Optional.empty();
        }
        return settings.untilDone(
                context,
                () -> within.find(request).map(found -> known.queries().filled(context, found, request.projection())));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Tables<T> known = tables(request.context());
        return settings.untilDone(request.context(), () -> known.queries().query(request));
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        RequestContext context = request.context();
        KeptTexts.check(request.resource(), mapping.mapper(), tables(context).dialect());
        return mapping.members().isEmpty()
                ? settings.untilDone(context, () -> within.create(request))
                : groups(context).create(request);
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        requirePossible(request.context(), request.id());
        return mapping.members().isEmpty()
                ? filled(request.context(), rows.replace(request), request.projection())
                : groups(request.context()).replace(request);
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        requirePossible(request.context(), request.id());
        if (mapping.members().isPresent()) {
            return groups(request.context()).patch(request);
        }
        WriteOutcome outcome = rows.patch(request);
        return request.answersResource() ? filled(request.context(), outcome, request.projection()) : outcome;
    }

    /** The row after a write has no groups. */
    private WriteOutcome filled(RequestContext context, WriteOutcome outcome, Projection projection) {
        if (mapping.groups().isEmpty() || outcome.after().isEmpty()) {
            return outcome;
        }
        ScimResource after = settings.inTransaction(
                context,
                () -> tables(context).queries().filled(context, outcome.after().orElseThrow(), projection));
        return outcome.isChanged() ? WriteOutcome.changed(after, outcome.changes()) : WriteOutcome.unchanged(after);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        RequestContext context = request.context();
        requirePossible(context, request.id());
        if (mapping.members().isPresent()) {
            return groups(context).delete(request);
        }
        return mapping.groups().isEmpty()
                ? rows.delete(request)
                : turns.alone(
                        request.id(),
                        () -> settings.inTransaction(context, () -> {
                            tables(context).memberships().leaveAll(context, request.id());
                            return within.delete(request);
                        }));
    }

    private GroupWrites<T> groups(RequestContext context) {
        return new GroupWrites<>(within, settings, tables(context), turns);
    }

    private void requirePossible(RequestContext context, String id) {
        if (!tables(context).queries().isPossible(id)) {
            throw unknown(id);
        }
    }

    /** Mapper and table; never rows. */
    @Override
    public String toString() {
        return mapping.toString();
    }
}
