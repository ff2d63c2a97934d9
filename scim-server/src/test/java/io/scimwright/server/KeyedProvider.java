package io.scimwright.server;

import static io.scimwright.server.Scim.request;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import java.util.Optional;

/** Three users that are paged by the name of the last one. */
final class KeyedProvider implements ResourceProvider {

    private final List<String> asked;

    KeyedProvider(List<String> asked) {
        this.asked = asked;
    }

    @Override
    public ResourceType resourceType() {
        return User.TYPE;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none().withKeys();
    }

    @Override
    public QueryResult query(QueryRequest request) {
        String after = request.afterKey().orElse("");
        asked.add(after.isEmpty() ? "" : "after " + after);
        List<ScimResource> rest = List.of("a", "b", "c").stream()
                .filter(name -> name.compareTo(after) > 0)
                .map(name -> ScimJson.decode("{\"userName\":\"" + name + "\"}", User.TYPE)
                        .withId(name))
                .toList();
        int count = Math.min(request.query().count(), rest.size());
        QueryResult page = new QueryResult(rest.subList(0, count), 3);
        return count < rest.size() ? page.followedBy(rest.get(count - 1).id()) : page;
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return Optional.empty();
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        throw unknown(request.id());
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        throw unknown(request.id());
    }
}
