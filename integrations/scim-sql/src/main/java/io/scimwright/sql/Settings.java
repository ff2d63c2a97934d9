package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.TransactionHook;
import io.scimwright.server.spi.UniqueKeyException;
import jakarta.validation.Validator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a provider is told of its surroundings. Immutable. */
record Settings(
        Connections connections,
        @Nullable SqlDialect dialect,
        TransactionHook transactions,
        @Nullable Validator validator,
        Predicate<RuntimeException> conflicts,
        Predicate<RuntimeException> takenKeys,
        int scanLimit) {

    private static final int SCAN_LIMIT = 100_000;

    static Settings of(Connections connections) {
        return new Settings(
                connections, null, (context, work) -> work.run(), null, failure -> false, failure -> false, SCAN_LIMIT);
    }

    /** Runs some work in a transaction, where there are any. */
    <R> R inTransaction(RequestContext context, Supplier<R> work) {
        AtomicReference<@Nullable R> result = new AtomicReference<>();
        try {
            transactions.run(context, () -> result.set(work.get()));
        } catch (UniqueKeyException taken) {
            throw taken(taken.path().orElse(""), taken);
        } catch (ScimException known) {
            throw known;
        } catch (RuntimeException failure) {
            if (takenKeys.test(failure)) {
                throw taken("", failure);
            }
            if (conflicts.test(failure)) {
                throw ScimException.preconditionFailed("somebody else was writing the same")
                        .causedBy(failure);
            }
            throw failure;
        }
        return Objects.requireNonNull(result.get(), "the transaction hook has not run its work");
    }

    private static ScimException taken(String path, RuntimeException cause) {
        return (path.isEmpty()
                        ? ScimException.of(
                                409, ScimType.UNIQUENESS, "another resource has a value that has to be unique")
                        : ScimException.uniqueness(path, "another resource has this value"))
                .causedBy(cause);
    }
}
