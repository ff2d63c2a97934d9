package io.scimwright.apim.internal;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimString;
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
import java.util.stream.Stream;

/** SCIM groups kept as custom groups of APIM. Members are changed call by call; a group is not read to add one. */
public final class ApimGroupProvider implements ResourceProvider {

    private final ManagementPlane apim;
    private final Workshop workshop;
    private final ManagedUsers users;
    private final ManagedGroups managed;
    private final GroupListing listing;
    private final GroupWriter writer;

    public ApimGroupProvider(Workshop workshop) {
        this.apim = workshop.plane();
        this.workshop = workshop;
        this.users = workshop.users();
        this.managed = workshop.groups();
        this.listing = new GroupListing(workshop);
        this.writer = new GroupWriter(workshop, listing);
    }

    @Override
    public ResourceType resourceType() {
        return GroupMapping.TYPE;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none().withFilter(filter -> true);
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return managed.find(request.context(), request.id())
                .map(found -> show(found, request.context(), request.projection()));
    }

    private ScimResource show(ApimGroup group, RequestContext context, Projection projection) {
        return GroupMapping.toResource(
                group,
                projection.wants(GroupMapping.TYPE, GroupMapping.MEMBERS)
                        ? listing.members(context, group.id())
                        : null);
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        if (query.filter().isPresent()) {
            return filtered(request.context(), query, query.filter().get());
        }
        // APIM does not know which groups the mapping hides, and its pages and its count would be wrong.
        return managed.areSelective()
                ? filtered(request.context(), query, new ResolvedFilter.Constant(true))
                : page(request.context(), query);
    }

    private QueryResult page(RequestContext context, Query query) {
        Page<ApimGroup> page =
                apim.groups(context, GroupListing.NOT_SYSTEM, Math.max(1, query.count()), query.startIndex() - 1);
        List<ScimResource> shown = page.items().stream()
                .limit(query.count())
                .map(group -> show(group, context, query.projection()))
                .toList();
        return new QueryResult(shown, page.count());
    }

    private QueryResult filtered(RequestContext context, Query query, ResolvedFilter filter) {
        List<ResolvedFilter> terms = UserNarrowing.conjunction(filter);
        if (UserNarrowing.isImpossible(terms)) {
            return new QueryResult(List.of(), 0);
        }
        Optional<String> id = UserNarrowing.required(terms, "id");
        Optional<String> member = UserNarrowing.required(terms, "members.value");
        if (id.isPresent() && member.isPresent() && terms.size() == 2) {
            return membership(context, query, id.get(), member.get());
        }
        // Members are listed only for groups that the cheap terms leave over.
        boolean needsMembers = query.projection().wants(GroupMapping.TYPE, GroupMapping.MEMBERS)
                || terms.stream().anyMatch(ApimGroupProvider::looksAtMembers);
        Projection needed = needsMembers ? Projection.standard() : query.projection();
        List<ScimResource> candidates = candidates(context, terms, id, member)
                .map(group -> show(group, context, needed))
                .toList();
        return Listing.select(candidates, query);
    }

    private static boolean looksAtMembers(ResolvedFilter filter) {
        return !(filter instanceof ResolvedFilter.Compared compared)
                || compared.path().attribute().name().equals(GroupMapping.MEMBERS);
    }

    /** Entra ID asks whether one user is in one group: a single call tells. */
    private QueryResult membership(RequestContext context, Query query, String groupId, String userId) {
        boolean member = managed.mayInclude(context, groupId)
                && users.mayInclude(context, userId)
                && apim.isMember(context, groupId, userId);
        if (!member) {
            return new QueryResult(List.of(), 0);
        }
        boolean idOnly = Stream.of("displayName", "externalId", GroupMapping.MEMBERS)
                .noneMatch(name -> query.projection().wants(GroupMapping.TYPE, name));
        Optional<ScimResource> found = idOnly
                ? Optional.of(GroupMapping.toResource(new ApimGroup(groupId, "", ""), null))
                : find(new FindRequest(context, groupId, query.projection()));
        List<ScimResource> page = query.startIndex() > 1 || query.count() == 0
                ? List.of()
                : found.stream().toList();
        return new QueryResult(page, found.isPresent() ? 1 : 0);
    }

    private Stream<ApimGroup> candidates(
            RequestContext context, List<ResolvedFilter> terms, Optional<String> id, Optional<String> member) {
        if (id.isPresent()) {
            return managed.find(context, id.get()).stream();
        }
        if (member.isPresent()) {
            return users.mayInclude(context, member.get())
                    ? apim.groupsOf(context, member.get()).stream().filter(managed::includes)
                    : Stream.empty();
        }
        Optional<String> name = UserNarrowing.required(terms, "displayName");
        if (name.isPresent()) {
            return ofName(context, name.get());
        }
        return listing.all(
                context,
                UserNarrowing.required(terms, "externalId")
                        .map(value -> OData.contains(
                                "description", MarkedLine.piece(GroupMapping.EXTERNAL_ID, ScimString.of(value))))
                        .orElse(GroupListing.NOT_SYSTEM));
    }

    /** A linked group mostly has the name that the mapping knows, and is found by its id. */
    private Stream<ApimGroup> ofName(RequestContext context, String name) {
        Optional<ApimGroup> mapped = workshop.mapping()
                .ruleFor(name, "")
                .flatMap(rule -> managed.find(context, rule.apim()))
                .filter(group -> group.name().equalsIgnoreCase(name));
        return mapped.isPresent() ? mapped.stream() : listing.named(context, name).stream();
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        return writer.create(request.context(), request.resource());
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return writer.replace(request.context(), request.id(), request.resource());
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return writer.patch(request.context(), request.id(), request.patch());
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        writer.delete(request.context(), request.id());
        return WriteOutcome.deleted();
    }
}
