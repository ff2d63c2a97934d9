package io.scimwright.apim.internal;

import io.scimwright.core.patch.Change;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
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

    /** Administrators that are left out of APIM's own pages by name; with more, all users are read. */
    private static final int MOST_NAMED = 20;

    private final ManagementPlane apim;
    private final ManagedUsers managed;
    private final ManagedGroups groups;
    private final UserWriter writer;

    public ApimUserProvider(Workshop workshop) {
        this.apim = workshop.plane();
        this.managed = workshop.users();
        this.groups = workshop.groups();
        this.writer = new UserWriter(workshop);
    }

    @Override
    public ResourceType resourceType() {
        return UserMapping.TYPE;
    }

    @Override
    public Capabilities capabilities() {
        // APIM takes a user that is deleted out of all groups.
        return Capabilities.none().withFilter(filter -> true).withGroups().withMembershipCleanUp();
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
        return WriteOutcome.created(UserMapping.toResource(groups.shown(created)));
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return find(request.context(), request.id(), wantsGroups(request.projection()));
    }

    private static boolean wantsGroups(Projection projection) {
        return projection.wants(UserMapping.TYPE, UserMapping.GROUPS);
    }

    private Optional<ScimResource> find(RequestContext context, String id, boolean withGroups) {
        return (Ids.isPossibleUser(id) ? apim.user(context, id) : Optional.<ApimUser>empty())
                .filter(user -> user.id().equals(id) && user.isVisible())
                .map(user -> withGroups ? user.withGroups(apim.groupsOf(context, id)) : user)
                .filter(user -> managed.includes(context, user))
                .map(groups::shown)
                .map(UserMapping::toResource);
    }

    private ScimResource show(ApimUser user, RequestContext context, Projection projection) {
        return UserMapping.toResource(
                wantsGroups(projection)
                        ? groups.shown(user.withGroups(apim.groupsOf(context, user.id())))
                        : user.withGroups(null));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        RequestContext context = request.context();
        Query query = request.query();
        if (query.filter().isPresent()) {
            return filtered(context, query, query.filter().get());
        }
        boolean pagesItself =
                !managed.isSelective() && managed.administrators(context).size() <= MOST_NAMED;
        return pagesItself ? page(context, query) : Listing.select(candidates(context, "", query), query);
    }

    /** Without a filter APIM pages itself; who is not shown is left out there, so that the count is true. */
    private QueryResult page(RequestContext context, Query query) {
        String others = OData.and(managed.administrators(context).stream()
                .sorted()
                .map(id -> OData.ne("name", id))
                .toList());
        Page<ApimUser> page = apim.users(
                context, others, Math.max(1, query.count()), query.startIndex() - 1, wantsGroups(query.projection()));
        List<ScimResource> shown = page.items().stream()
                .filter(ApimUser::isVisible)
                .limit(query.count())
                .map(groups::shown)
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
            Optional<ScimResource> found = find(context, id.get(), needsGroups(query));
            return Listing.select(found.stream().toList(), query);
        }
        for (String narrowed : UserNarrowing.filters(terms)) {
            QueryResult result = Listing.select(candidates(context, narrowed, query), query);
            if (result.totalResults() > 0) {
                return result;
            }
        }
        return new QueryResult(List.of(), 0);
    }

    private List<ScimResource> candidates(RequestContext context, String narrowed, Query query) {
        String wanted = OData.and(List.of(
                narrowed,
                managed.areMarked() ? OData.contains("note", MarkedLine.MARK) : "",
                OData.ne("name", ApimUser.OWNER)));
        boolean withGroups = managed.dependsOnGroups() || needsGroups(query);
        List<ApimUser> read = Listing.readAll(start -> apim.users(context, wanted, Listing.PAGE, start, withGroups));
        return managed.among(context, read).stream()
                .map(groups::shown)
                .map(UserMapping::toResource)
                .toList();
    }

    /** The groups cost APIM work, and are of use only where somebody sees them or asks for them. */
    private static boolean needsGroups(Query query) {
        return wantsGroups(query.projection())
                || query.filter()
                        .filter(filter -> UserNarrowing.asksFor(filter, UserMapping.GROUPS))
                        .isPresent();
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return outcome(
                request.context(),
                writer.change(
                        request.context(),
                        request.id(),
                        "replaced",
                        false,
                        old -> keepingState(old, request.resource())),
                request.projection(),
                true);
    }

    /**
     * A PUT that says nothing of {@code active} leaves it as it is, and so does a PATCH that removes it. RFC 7644 section 3.5.1 lets a
     * server choose what becomes of an attribute that is left out, and to let somebody in again whom nobody asked to let in would be
     * the wrong choice.
     */
    private static ScimResource keepingState(ScimResource old, ScimResource wanted) {
        return wanted.find(User.ACTIVE).isPresent()
                ? wanted
                : wanted.with(User.ACTIVE, old.find(User.ACTIVE).orElse(true));
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return outcome(
                request.context(),
                writer.change(
                        request.context(),
                        request.id(),
                        "patched",
                        request.patch().touches(UserMapping.ACTIVE)
                                || request.patch().touches(UserMapping.ROLES),
                        old -> keepingState(old, request.patch().apply(old).after())),
                request.projection(),
                request.answersResource());
    }

    private WriteOutcome outcome(
            RequestContext context, UserSettling.Written written, Projection projection, boolean answers) {
        List<Change> changes = written.changes();
        if (!answers) {
            return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
        }
        ScimResource shown = written.groupsAreKnown()
                ? UserMapping.toResource(
                        groups.shown(written.after().withGroups(written.before().groups())))
                : show(written.after(), context, projection);
        return changes.isEmpty() ? WriteOutcome.unchanged(shown) : WriteOutcome.changed(shown, changes);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        writer.delete(request.context(), request.id());
        return WriteOutcome.deleted();
    }
}
