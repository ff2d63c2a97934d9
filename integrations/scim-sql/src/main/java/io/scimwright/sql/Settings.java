package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.TransactionHook;
import io.scimwright.server.spi.UniqueKeyException;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
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
    private static final int MOST_ATTEMPTS = 20;
    private static final int CONFLICT = 412;

    Settings {
        Objects.requireNonNull(connections);
        Objects.requireNonNull(transactions);
        Objects.requireNonNull(conflicts);
        Objects.requireNonNull(takenKeys);
        if (scanLimit < 1) {
            throw new IllegalArgumentException("a scan limit must be at least 1, but is " + scanLimit);
        }
    }

    static Settings of(Connections connections) {
        return new Settings(
                connections, null, (context, work) -> work.run(), null, failure -> false, failure -> false, SCAN_LIMIT);
    }

    Settings withDialect(SqlDialect changed) {
        return new Settings(
                connections, Objects.requireNonNull(changed), transactions, validator, conflicts, takenKeys, scanLimit);
    }

    Settings withTransactions(TransactionHook changed) {
        return new Settings(connections, dialect, changed, validator, conflicts, takenKeys, scanLimit);
    }

    Settings withValidator(Validator changed) {
        return new Settings(
                connections, dialect, transactions, Objects.requireNonNull(changed), conflicts, takenKeys, scanLimit);
    }

    Settings withConflicts(Predicate<RuntimeException> changed) {
        return new Settings(connections, dialect, transactions, validator, changed, takenKeys, scanLimit);
    }

    Settings withTakenKeys(Predicate<RuntimeException> changed) {
        return new Settings(connections, dialect, transactions, validator, conflicts, changed, scanLimit);
    }

    Settings withScanLimit(int changed) {
        return new Settings(connections, dialect, transactions, validator, conflicts, takenKeys, changed);
    }

    /** Runs some work in a transaction, where there are any; what the database refused is told as what it means. */
    void run(RequestContext context, Runnable work) {
        try {
            transactions.run(context, work);
        } catch (ScimException | UniqueKeyException told) {
            throw told;
        } catch (RuntimeException failure) {
            throw SqlFailures.known(failure).orElse(failure);
        }
    }

    /** Whether a failure came of a concurrent write. */
    boolean isConflict(RuntimeException failure) {
        return conflicts.test(failure) || SqlFailures.isConflict(failure);
    }

    /** Runs some work in a transaction, where there are any; a failure that the client may know is one of SCIM. */
    <R> R inTransaction(RequestContext context, Supplier<R> work) {
        AtomicReference<@Nullable R> result = new AtomicReference<>();
        try {
            run(context, () -> result.set(work.get()));
        } catch (UniqueKeyException taken) {
            throw taken(taken.path().orElse(""), taken);
        } catch (DanglingMember refused) {
            throw refused.told();
        } catch (ScimException known) {
            throw known;
        } catch (RuntimeException failure) {
            if (takenKeys.test(failure)) {
                throw taken("", failure);
            }
            if (conflicts.test(failure)) {
                throw SqlFailures.conflict(failure);
            }
            throw failure;
        }
        return Objects.requireNonNull(result.get(), "the transaction hook has not run its work");
    }

    /** The same, done again where it loses a race: for reading and creating, which no engine does again. */
    <R> R untilDone(RequestContext context, Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(context, work);
            } catch (ScimException failure) {
                if (failure.status() != CONFLICT) {
                    throw failure;
                }
                if (attempt == MOST_ATTEMPTS
                        || context.deadline().filter(Instant.now()::isAfter).isPresent()) {
                    throw ScimException.of(503, "the database is being changed by too many others at once")
                            .retryAfter(Duration.ofSeconds(1))
                            .causedBy(failure);
                }
            }
        }
    }

    private static ScimException taken(String path, RuntimeException cause) {
        return (path.isEmpty()
                        ? ScimException.of(
                                409, ScimType.UNIQUENESS, "another resource has a value that has to be unique")
                        : ScimException.uniqueness(path, "another resource has this value"))
                .causedBy(cause);
    }
}
