package io.scimwright.apim.internal;

import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.PatchResult;
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
import java.util.UUID;

/** SCIM users kept as APIM users. */
public final class ApimUserProvider implements ResourceProvider {

    private static final String GROUPS = "groups";

    private final ManagementPlane apim;

    public ApimUserProvider(ManagementPlane apim) {
        this.apim = apim;
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
        UserFields fields = UserMapping.toFields(
                request.resource(),
                null,
                request.sent()
                        .findString("displayName")
                        .filter(name -> !name.isBlank())
                        .orElse(null));
        ApimUser created = apim.createUser(request.context(), "u-" + UUID.randomUUID(), fields);
        return WriteOutcome.created(UserMapping.toResource(created));
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return user(request.context(), request.id()).map(found -> show(found, request.context(), request.projection()));
    }

    private Optional<ApimUser> user(RequestContext context, String id) {
        return id.equals(ApimUser.OWNER) || !Ids.isPossible(id)
                ? Optional.empty()
                : apim.user(context, id)
                        .filter(found -> found.isVisible() && found.id().equals(id));
    }

    private ScimResource show(ApimUser user, RequestContext context, Projection projection) {
        if (!projection.wants(UserMapping.TYPE, GROUPS)) {
            return UserMapping.toResource(user);
        }
        List<ApimGroup> groups = apim.groupsOf(context, user.id());
        return UserMapping.toResource(new ApimUser(
                user.id(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.state(),
                user.note(),
                user.registered(),
                groups));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        return query.filter()
                .map(filter -> filtered(request.context(), query, filter))
                .orElseGet(() -> page(request.context(), query));
    }

    /** Without a filter APIM pages itself; the owner is filtered out there, so that the count is true. */
    private QueryResult page(RequestContext context, Query query) {
        boolean groups = query.projection().wants(UserMapping.TYPE, GROUPS);
        Page<ApimUser> page = apim.users(
                context, OData.ne("name", ApimUser.OWNER), Math.max(1, query.count()), query.startIndex() - 1, groups);
        List<ScimResource> shown = page.items().stream()
                .filter(ApimUser::isVisible)
                .limit(query.count())
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
                .map(UserMapping::toResource)
                .toList();
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        ApimUser before = require(request.context(), request.id());
        ScimResource old = UserMapping.toResource(before);
        return write(request.context(), before, old, request.resource(), "replaced", request.projection(), true);
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        ApimUser before = require(request.context(), request.id());
        ScimResource old = UserMapping.toResource(before);
        PatchResult result = request.patch().apply(old);
        return write(
                request.context(),
                before,
                old,
                result.after(),
                "patched",
                request.projection(),
                request.answersResource());
    }

    private WriteOutcome write(
            RequestContext context,
            ApimUser before,
            ScimResource old,
            ScimResource wanted,
            String why,
            Projection projection,
            boolean answers) {
        List<Change> changes = ChangeList.between(old, wanted).stream()
                .filter(change -> !change.path().equals(GROUPS))
                .toList();
        UserFields fields = UserMapping.toFields(wanted, before, null).changesFrom(before);
        ApimUser after = before;
        if (!changes.isEmpty() && !fields.isEmpty()) {
            after = apim.updateUser(context, before.id(), fields, why(changes, why))
                    .orElseThrow(() -> unknown(before.id()));
        }
        if (!answers) {
            return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
        }
        ScimResource shown = show(after, context, projection);
        return changes.isEmpty() ? WriteOutcome.unchanged(shown) : WriteOutcome.changed(shown, changes);
    }

    private static String why(List<Change> changes, String otherwise) {
        return changes.stream()
                .filter(change -> change.path().equals(User.ACTIVE.toString()))
                .findFirst()
                .flatMap(Change::after)
                .map(active -> "active=" + active)
                .orElse(otherwise);
    }

    private ApimUser require(RequestContext context, String id) {
        return user(context, id).orElseThrow(() -> unknown(id));
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        require(request.context(), request.id());
        if (!apim.deleteUser(request.context(), request.id())) {
            throw unknown(request.id());
        }
        return WriteOutcome.deleted();
    }
}
