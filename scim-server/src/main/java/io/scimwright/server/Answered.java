package io.scimwright.server;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ResourceProvider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider, and holds its answer against what it has promised, so that its mistake does not become a lie to the client:
 * a page that is longer than asked for, a total below what is shown, a place that leads nowhere, somebody else's resource.
 */
final class Answered {

    private static final Logger LOG = LoggerFactory.getLogger(Answered.class);

    private Answered() {}

    /** One page. */
    static QueryResult query(ResourceProvider provider, QueryRequest request) {
        QueryResult page = provider.query(request);
        int shown = page.resources().size();
        if (shown > request.query().count()) {
            throw broken(
                    provider,
                    "gave " + shown + " resources for a page of "
                            + request.query().count());
        }
        if (page.totalResults() < shown) {
            throw broken(provider, "gave " + shown + " resources and said they are " + page.totalResults());
        }
        Optional<String> next = page.nextKey();
        if (next.isPresent() && (next.get().isEmpty() || next.equals(request.afterKey()))) {
            throw broken(provider, "gave a key that leads to no other page");
        }
        return page;
    }

    /** The resource of an id; ids are exact, so one with another id is not it. */
    static Optional<ScimResource> find(ResourceProvider provider, FindRequest request) {
        Optional<ScimResource> found = provider.find(request);
        if (found.isPresent() && !found.get().findId().equals(Optional.of(request.id()))) {
            LOG.warn(
                    "request {}: the provider of {} found a resource with another id than it was asked for",
                    request.context().correlationId(),
                    provider.resourceType());
            return Optional.empty();
        }
        return found;
    }

    /** The state after a write. */
    static ScimResource written(ResourceProvider provider, ScimResource after, String id) {
        if (!after.findId().equals(Optional.of(id))) {
            throw broken(provider, "wrote one resource and gave another back");
        }
        return after;
    }

    /** A bug of a provider: 500, and the log says which. */
    private static IllegalStateException broken(ResourceProvider provider, String what) {
        return new IllegalStateException("the provider of " + provider.resourceType() + " " + what);
    }
}
