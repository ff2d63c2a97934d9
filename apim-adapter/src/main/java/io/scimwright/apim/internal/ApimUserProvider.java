package io.scimwright.apim.internal;

import io.scimwright.apim.access.OnDelete;
import io.scimwright.core.patch.Change;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
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
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import java.util.Optional;

/** SCIM users kept as APIM users. */
public final class ApimUserProvider implements ResourceProvider {

    private final ManagementPlane apim;
    private final UserAccess access;
    private final UserWriter writer;

    public ApimUserProvider(Workshop workshop) {
        this.apim = workshop.plane();
        this.access = workshop.access();
        this.writer = new UserWriter(apim, access, workshop.turns(), workshop.brake());
    }

    @Override
    public ResourceType resourceType() {
        return UserMapping.TYPE;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none().withFilter(filter -> true);
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        ApimUser created = writer.create(
                request.context(),
                request.resource(),
                request.sent()
                        .findString("displayName")
                        .filter(name -> !name.isBlank())
                        .orElse(null));
        return WriteOutcome.created(UserMapping.toResource(created));
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return user(request.context(), request.id()).map(found -> show(found, request.context(), request.projection()));
    }

    private Optional<ApimUser> user(RequestContext context, String id) {
        return Ids.isPossibleUser(id)
                ? apim.user(context, id)
                        .filter(found -> found.isVisible() && found.id().equals(id))
                : Optional.empty();
    }

    private ScimResource show(ApimUser user, RequestContext context, Projection projection) {
        if (!projection.wants(UserMapping.TYPE, UserMapping.GROUPS)) {
            return UserMapping.toResource(user);
        }
        List<ApimGroup> groups = apim.groupsOf(context, user.id());
        return UserMapping.toResource(access.withShownGroups(user.withGroups(groups)));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        if (query.filter().isPresent()) {
            return filtered(request.context(), query, query.filter().get());
        }
        // APIM cannot leave out those whom we only marked as deleted, and its pages and its count would be wrong.
        return access.mapping().onDelete() == OnDelete.BLOCK
                ? Listing.select(candidates(request.context(), ""), query)
                : page(request.context(), query);
    }

    /** Without a filter APIM pages itself; the owner is filtered out there, so that the count is true. */
    private QueryResult page(RequestContext context, Query query) {
        boolean groups = query.projection().wants(UserMapping.TYPE, UserMapping.GROUPS);
        Page<ApimUser> page = apim.users(
                context, OData.ne("name", ApimUser.OWNER), Math.max(1, query.count()), query.startIndex() - 1, groups);
        List<ScimResource> shown = page.items().stream()
                .filter(ApimUser::isVisible)
                .limit(query.count())
                .map(access::withShownGroups)
                .map(UserMapping::toResource)
                .toList();
        return new QueryResult(shown, page.count());
    }

    private QueryResult filtered(RequestContext context, Query query, ResolvedFilter filter) {
        List<ResolvedFilter> terms = UserNarrowing.conjunction(filter);
        if (UserNarrowing.isImpossible(terms)) {
            return new QueryResult(List.of(), 0);
        }
        Optional<String> id = UserNarrowing.required(terms, "id");
        if (id.isPresent()) {
            Optional<ScimResource> found = find(new FindRequest(context, id.get(), Projection.standard()));
            return Listing.select(found.stream().toList(), query);
        }
        for (String narrowed : UserNarrowing.filters(terms)) {
            QueryResult result = Listing.select(candidates(context, narrowed), query);
            if (result.totalResults() > 0) {
                return result;
            }
        }
        return new QueryResult(List.of(), 0);
    }

    private List<ScimResource> candidates(RequestContext context, String narrowed) {
        String visible = OData.and(List.of(narrowed, OData.ne("name", ApimUser.OWNER)));
        return Listing.readAll(read -> apim.users(context, visible, Listing.PAGE, read, true)).stream()
                .filter(ApimUser::isVisible)
                .map(access::withShownGroups)
                .map(UserMapping::toResource)
                .toList();
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return outcome(
                request.context(),
                writer.change(request.context(), request.id(), "replaced", old -> request.resource()),
                request.projection(),
                true);
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return outcome(
                request.context(),
                writer.change(
                        request.context(),
                        request.id(),
                        "patched",
                        old -> request.patch().apply(old).after()),
                request.projection(),
                request.answersResource());
    }

    private WriteOutcome outcome(
            RequestContext context, UserWriter.Written written, Projection projection, boolean answers) {
        List<Change> changes = written.changes();
        if (!answers) {
            return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
        }
        ScimResource shown = written.groupsAreKnown()
                ? UserMapping.toResource(
                        written.after().withGroups(written.before().groups()))
                : show(written.after(), context, projection);
        return changes.isEmpty() ? WriteOutcome.unchanged(shown) : WriteOutcome.changed(shown, changes);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        writer.delete(request.context(), request.id());
        return WriteOutcome.deleted();
    }
}
