package io.scimwright.server.spi;

/**
 * Is asked about each request of whoever has signed in, before it is known what the request wants: the place for rules about
 * requests as such, such as how many a client may make, where from, or whether the server takes writes at the moment. Bulk
 * requests are asked about once. Rules about what is done to resources belong into an {@link Interceptor}. Thread-safe.
 */
@FunctionalInterface
public interface TransportInterceptor {

    /**
     * Lets a request pass by returning.
     *
     * @throws io.scimwright.core.error.ScimException to refuse it, such as 429 or 503; refused writes are audited
     */
    void before(IncomingRequest request, RequestContext context);
}
