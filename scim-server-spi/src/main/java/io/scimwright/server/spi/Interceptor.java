package io.scimwright.server.spi;

/**
 * Is asked before each operation on resources, when it is known what the request wants and before anything is read or written:
 * the place for rules of authorisation beyond {@link Scope}. Operations inside a bulk request are asked about one by one.
 * Thread-safe.
 */
@FunctionalInterface
public interface Interceptor {

    /**
     * Lets an operation pass by returning.
     *
     * @throws io.scimwright.core.error.ScimException to refuse it, such as 403
     */
    void before(Operation operation);
}
