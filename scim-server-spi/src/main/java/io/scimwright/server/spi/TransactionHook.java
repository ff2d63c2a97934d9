package io.scimwright.server.spi;

/**
 * Runs each operation of a repository in a transaction. Thread-safe.
 *
 * <pre>{@code
 * TransactionHook hook = (context, work) -> template.executeWithoutResult(status -> work.run());   // Spring
 * }</pre>
 */
@FunctionalInterface
public interface TransactionHook {

    /**
     * Begins a transaction, runs the work on this thread, once, and commits; rolls back and throws on when the work throws.
     */
    void run(RequestContext context, Runnable work);
}
