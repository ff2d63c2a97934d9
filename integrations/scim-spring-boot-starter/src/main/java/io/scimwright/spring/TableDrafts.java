package io.scimwright.spring;

import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.TransactionHook;
import io.scimwright.sql.SqlDialect;
import io.scimwright.sql.TableMapping;
import io.scimwright.sql.TableProvider;
import io.scimwright.sql.TableRepository;
import jakarta.validation.Validator;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Repositories whose class of rows has a TableMapping: their filters, sorts and pages become SQL. */
final class TableDrafts implements Draft.Source {

    private final List<TableMapping<?>> mappings;
    private final @Nullable DataSource dataSource;
    private final @Nullable SqlDialect dialect;
    private final int scanLimit;

    /**
     * The repositories of an application.
     *
     * @param dataSource whose connections are in the transaction of the caller; null where there is none, or several
     * @param dialect of the application's own; null where the connection tells it
     * @param scanLimit how many resources are read for one answer
     */
    TableDrafts(
            List<TableMapping<?>> mappings,
            @Nullable DataSource dataSource,
            @Nullable SqlDialect dialect,
            int scanLimit) {
        this.mappings = List.copyOf(mappings);
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.scanLimit = scanLimit;
    }

    @Override
    public boolean takes(ResourceRepository<?> repository, Class<?> rows) {
        return repository instanceof TableRepository || !fitting(rows).isEmpty();
    }

    private List<TableMapping<?>> fitting(Class<?> rows) {
        return mappings.stream()
                .filter(mapping -> mapping.javaType().equals(rows))
                .toList();
    }

    @Override
    public Draft draft(String name, ResourceRepository<?> repository, Class<?> rows) {
        String type = "TableMapping<" + rows.getSimpleName() + ">";
        List<TableMapping<?>> fitting = fitting(rows);
        if (fitting.size() != 1) {
            throw new ScimConfigurationException(
                    "The repository '" + name + "'",
                    "is a TableRepository, and of beans of type " + type + " there "
                            + (fitting.isEmpty() ? "is none" : "are " + fitting.size()),
                    "Add one bean of type " + type + ", made by TableMapping.of(mapper, \"table\").");
        }
        if (!(repository instanceof TableRepository<?> table)) {
            throw new ScimConfigurationException(
                    "The repository '" + name + "'",
                    "is no TableRepository, which a bean of type " + type + " is for",
                    "Let it implement TableRepository<" + rows.getSimpleName() + ">.");
        }
        DataSource only = dataSource;
        if (only == null) {
            throw new ScimConfigurationException(
                    "The data source",
                    "of the repository '" + name + "' is missing, or not the only one and none is primary",
                    "Add one, or mark one as @Primary.");
        }
        return draft(table, fitting.get(0), only);
    }

    @SuppressWarnings("unchecked") // both are of the class of the rows
    private <T> Draft draft(TableRepository<T> repository, TableMapping<?> mapping, DataSource only) {
        TableProvider<T> provider =
                TableProvider.of(repository, (TableMapping<T>) mapping, only).withScanLimit(scanLimit);
        return new TableDraft<>(dialect == null ? provider : provider.withDialect(dialect));
    }

    private static final class TableDraft<T> implements Draft {

        private TableProvider<T> provider;

        TableDraft(TableProvider<T> provider) {
            this.provider = provider;
        }

        @Override
        public void transactions(TransactionHook hook) {
            provider = provider.withTransactions(hook);
        }

        @Override
        public void conflicts(Predicate<RuntimeException> test) {
            provider = provider.withConflicts(test);
        }

        @Override
        public void takenKeys(Predicate<RuntimeException> test) {
            provider = provider.withTakenKeys(test);
        }

        @Override
        public void validator(Validator jakarta) {
            provider = provider.withValidator(jakarta);
        }

        @Override
        public ResourceProvider made() {
            return provider;
        }
    }
}
