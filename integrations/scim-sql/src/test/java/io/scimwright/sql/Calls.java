package io.scimwright.sql;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What an engine asks of providers, in short words. */
final class Calls {

    private Calls() {}

    static RequestContext context() {
        return RequestContext.of(new Principal("test"), "test", Dialect.tolerant());
    }

    static ScimResource create(ResourceProvider provider, String json) {
        ScimObject sent = ScimJson.read(json);
        return provider.create(new CreateRequest(context(), ScimResource.of(provider.resourceType(), sent), sent))
                .after()
                .orElseThrow();
    }

    /** A user with that name. */
    static String user(ResourceProvider provider, String name) {
        return create(provider, "{\"userName\":" + RandomQueries.quoted(name) + "}")
                .id();
    }

    /** A group with that name and those members. */
    static String group(ResourceProvider provider, String name, String... members) {
        return create(
                        provider,
                        "{\"displayName\":" + RandomQueries.quoted(name) + ",\"members\":[" + ids(members) + "]}")
                .id();
    }

    private static String ids(String... members) {
        return Arrays.stream(members)
                .map(id -> "{\"value\":" + RandomQueries.quoted(id) + "}")
                .collect(Collectors.joining(","));
    }

    static String add(String... members) {
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + ids(members) + "]}";
    }

    static String remove(String member) {
        return "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + member + "\\\"]\"}";
    }

    static String replace(String path, String json) {
        return "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + json + "}";
    }

    static String members(String... members) {
        return replace("members", "[" + ids(members) + "]");
    }

    static WriteOutcome patch(ResourceProvider provider, String id, String... operations) {
        return patch(provider, context(), id, Precondition.none(), operations);
    }

    static WriteOutcome patch(
            ResourceProvider provider,
            RequestContext context,
            String id,
            Precondition precondition,
            String... operations) {
        ScimObject message = ScimJson.read("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                + "\"Operations\":[" + String.join(",", operations) + "]}");
        Patch patch = Patch.decode(message, provider.resourceType(), context.dialect(), ignored -> {});
        return provider.patch(new PatchRequest(context, id, patch, Projection.standard(), false, precondition));
    }

    static ScimResource find(ResourceProvider provider, String id) {
        return provider.find(new FindRequest(context(), id, Projection.standard()))
                .orElseThrow();
    }

    static void delete(ResourceProvider provider, String id) {
        provider.delete(new DeleteRequest(context(), id));
    }

    static Query query(ResourceProvider provider, String filter) {
        return Query.all(100)
                .withFilter(ResolvedFilter.of(Filter.parse(filter), provider.resourceType(), Dialect.tolerant()));
    }

    static QueryResult run(ResourceProvider provider, Query query) {
        return provider.query(new QueryRequest(context(), query));
    }

    /** The ids of what a filter finds. */
    static List<String> search(ResourceProvider provider, String filter) {
        return run(provider, query(provider, filter)).resources().stream()
                .map(ScimResource::id)
                .toList();
    }

    static List<String> membersOf(ScimResource group) {
        return group.find(Group.MEMBERS).orElse(List.of()).stream()
                .flatMap(member -> member.find(Member.VALUE).stream())
                .toList();
    }
}
