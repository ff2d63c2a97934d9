package io.scimwright.apim.internal;

import io.scimwright.apim.access.GroupRule;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Group;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** SCIM groups kept as custom groups of APIM. Members are changed call by call; a group is not read to add one. */
public final class ApimGroupProvider implements ResourceProvider {

    private static final String NOT_SYSTEM =
            OData.and(ApimGroup.SYSTEM.stream().map(id -> OData.ne("name", id)).toList());

    private final ManagementPlane apim;
    private final Memberships memberships;
    private final UserAccess access;

    public ApimGroupProvider(Workshop workshop) {
        this.apim = workshop.plane();
        this.memberships = new Memberships(apim, workshop.access(), workshop.turns());
        this.access = workshop.access();
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
    public WriteOutcome create(CreateRequest request) {
        RequestContext context = request.context();
        ScimResource wanted = request.resource();
        requireUniqueName(context, wanted.require(Group.DISPLAY_NAME), "");
        Optional<GroupRule> rule = access.mapping()
                .ruleFor(
                        wanted.require(Group.DISPLAY_NAME),
                        wanted.find(Group.EXTERNAL_ID).orElse(""));
        return rule.isPresent() ? link(context, rule.get(), wanted) : create(context, wanted);
    }

    /** The group of the mapping is there already: it becomes what the identity provider's group is. */
    private WriteOutcome link(RequestContext context, GroupRule rule, ScimResource wanted) {
        ApimGroup target = apim.group(context, rule.apim())
                .orElseThrow(() -> ScimException.of(
                        500,
                        "the mapping links '" + rule.idp() + "' to the group '" + rule.apim()
                                + "', which APIM does not have; an operator has to look"));
        if (target.isLinked()) {
            throw ScimException.uniqueness(
                    "displayName", "the group of APIM is linked already, to '" + target.name() + "'");
        }
        ApimGroup linked = apim.updateGroup(context, target.id(), GroupMapping.toLink(wanted, target))
                .orElseThrow(() -> unknown(target.id()));
        try {
            memberships.add(context, linked.id(), wantedMembers(wanted));
        } catch (ScimException e) {
            // Otherwise the link would stand in the way of the repeat.
            apim.updateGroup(context, target.id(), GroupMapping.unlinked(linked));
            throw e;
        }
        return WriteOutcome.created(GroupMapping.toResource(linked, members(context, linked.id())));
    }

    private WriteOutcome create(RequestContext context, ScimResource wanted) {
        ApimGroup created = apim.createGroup(context, "g-" + UUID.randomUUID(), GroupMapping.toFields(wanted, ""));
        try {
            memberships.add(context, created.id(), wantedMembers(wanted));
        } catch (ScimException e) {
            // Otherwise the group would stand in the way of the repeat.
            apim.deleteGroup(context, created.id());
            throw e;
        }
        boolean hasMembers = !wantedMembers(wanted).isEmpty();
        return WriteOutcome.created(
                GroupMapping.toResource(created, hasMembers ? members(context, created.id()) : List.of()));
    }

    private static Set<String> wantedMembers(ScimResource group) {
        return GroupMapping.memberIds(group.attributes().elements(GroupMapping.MEMBERS));
    }

    private void requireUniqueName(RequestContext context, String displayName, String exceptId) {
        boolean taken = named(context, displayName)
                .anyMatch(group -> !group.id().equals(exceptId) && group.name().equalsIgnoreCase(displayName));
        if (taken) {
            throw ScimException.uniqueness("displayName", "another group has the name '" + displayName + "'");
        }
    }

    /** The groups that may have a name: APIM's own, or that of a link, in which case matters to APIM. */
    private Stream<ApimGroup> named(RequestContext context, String name) {
        Stream<ApimGroup> own = all(context, OData.eq("displayName", name));
        if (access.mapping().groups().isEmpty()) {
            return own;
        }
        ScimString key = ScimString.of(name.toLowerCase(Locale.ROOT));
        return Stream.concat(
                own, all(context, OData.contains("description", MarkedLine.piece(GroupMapping.LINK_KEY, key))));
    }

    private Stream<ApimGroup> all(RequestContext context, String filter) {
        return Listing.readAll(read -> apim.groups(context, filter, Listing.PAGE, read)).stream()
                .filter(access::isShown);
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return group(request.context(), request.id())
                .map(found -> show(found, request.context(), request.projection()));
    }

    private Optional<ApimGroup> group(RequestContext context, String id) {
        return Ids.isPossible(id)
                ? apim.group(context, id)
                        .filter(found -> access.isShown(found) && found.id().equals(id))
                : Optional.empty();
    }

    private ScimResource show(ApimGroup group, RequestContext context, Projection projection) {
        return GroupMapping.toResource(
                group, projection.wants(GroupMapping.TYPE, GroupMapping.MEMBERS) ? members(context, group.id()) : null);
    }

    private List<ApimUser> members(RequestContext context, String groupId) {
        return Listing.readAll(read -> apim.members(context, groupId, Listing.PAGE, read));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        if (query.filter().isPresent()) {
            return filtered(request.context(), query, query.filter().get());
        }
        // APIM does not know which groups the mapping hides, and its pages and its count would be wrong.
        return access.mapping().namesGroups()
                ? filtered(request.context(), query, new ResolvedFilter.Constant(true))
                : page(request.context(), query);
    }

    private QueryResult page(RequestContext context, Query query) {
        Page<ApimGroup> page = apim.groups(context, NOT_SYSTEM, Math.max(1, query.count()), query.startIndex() - 1);
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
        boolean visible = !ApimGroup.isSystem(groupId) && !userId.equals(ApimUser.OWNER);
        boolean member =
                visible && Ids.isPossible(groupId) && Ids.isPossible(userId) && apim.isMember(context, groupId, userId);
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
            return group(context, id.get()).stream();
        }
        if (member.isPresent()) {
            boolean possible = Ids.isPossible(member.get()) && !member.get().equals(ApimUser.OWNER);
            return possible ? apim.groupsOf(context, member.get()).stream().filter(access::isShown) : Stream.empty();
        }
        Optional<String> name = UserNarrowing.required(terms, "displayName");
        if (name.isPresent()) {
            return ofName(context, name.get());
        }
        return all(
                context,
                UserNarrowing.required(terms, "externalId")
                        .map(value -> OData.contains(
                                "description", MarkedLine.piece(GroupMapping.EXTERNAL_ID, ScimString.of(value))))
                        .orElse(NOT_SYSTEM));
    }

    /** A linked group mostly has the name that the mapping knows, and is found by its id. */
    private Stream<ApimGroup> ofName(RequestContext context, String name) {
        Optional<ApimGroup> mapped = access.mapping()
                .ruleFor(name, "")
                .flatMap(rule -> group(context, rule.apim()))
                .filter(group -> group.name().equalsIgnoreCase(name));
        return mapped.isPresent() ? mapped.stream() : named(context, name);
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        RequestContext context = request.context();
        ApimGroup before = require(context, request.id());
        ScimResource old = GroupMapping.toResource(before, members(context, request.id()));
        return write(context, before, old, request.resource());
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        RequestContext context = request.context();
        Optional<MembershipDelta> delta = request.patch().membershipDelta();
        if (delta.isPresent()) {
            return applyDelta(context, request.id(), delta.get());
        }
        ApimGroup before = require(context, request.id());
        ScimResource old = GroupMapping.toResource(before, members(context, request.id()));
        PatchResult result = request.patch().apply(old);
        return write(context, before, old, result.after());
    }

    private WriteOutcome applyDelta(RequestContext context, String id, MembershipDelta delta) {
        if (!Ids.isPossible(id) || ApimGroup.isSystem(id)) {
            throw unknown(id);
        }
        int calls = context.downstream().size();
        List<String> removed = memberships.remove(context, id, delta.removed());
        List<String> added = memberships.add(context, id, delta.added());
        if (context.downstream().size() == calls && group(context, id).isEmpty()) {
            throw unknown(id);
        }
        if (added.isEmpty() && removed.isEmpty()) {
            return WriteOutcome.unchanged();
        }
        return WriteOutcome.changed(List.of(memberChange(added, removed)));
    }

    private WriteOutcome write(RequestContext context, ApimGroup before, ScimResource old, ScimResource wanted) {
        List<Change> changes = new ArrayList<>();
        for (Change change : ChangeList.between(old, wanted)) {
            if (!change.path().equals(GroupMapping.MEMBERS)) {
                changes.add(change);
            }
        }
        if (!changes.isEmpty()) {
            String name = wanted.require(Group.DISPLAY_NAME);
            if (!name.equals(before.name())) {
                requireUniqueName(context, name, before.id());
            }
            GroupFields fields = before.isLinked()
                    ? GroupMapping.toLink(wanted, before)
                    : GroupMapping.toFields(wanted, before.description());
            if (apim.updateGroup(context, before.id(), fields).isEmpty()) {
                throw unknown(before.id());
            }
        }
        Set<String> present = wantedMembers(old);
        Set<String> desired = wantedMembers(wanted);
        List<String> removed = memberships.remove(
                context,
                before.id(),
                present.stream().filter(id -> !desired.contains(id)).toList());
        List<String> added = memberships.add(
                context,
                before.id(),
                desired.stream().filter(id -> !present.contains(id)).toList());
        if (!added.isEmpty() || !removed.isEmpty()) {
            changes.add(memberChange(added, removed));
        }
        return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
    }

    private static Change memberChange(List<String> added, List<String> removed) {
        return Change.ofElements(GroupMapping.MEMBERS, GroupMapping.members(added), GroupMapping.members(removed));
    }

    private ApimGroup require(RequestContext context, String id) {
        return group(context, id).orElseThrow(() -> unknown(id));
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        RequestContext context = request.context();
        ApimGroup group = require(context, request.id());
        if (group.isLinked()) {
            unlink(context, group);
            return WriteOutcome.deleted();
        }
        List<ApimUser> losers = access.dependsOn(request.id()) ? members(context, request.id()) : List.of();
        if (!apim.deleteGroup(context, request.id())) {
            throw unknown(request.id());
        }
        memberships.followUp(context, losers);
        return WriteOutcome.deleted();
    }

    /** The group was there before SCIM and stays; the members leave first, so that a repeat finds what is left to do. */
    private void unlink(RequestContext context, ApimGroup group) {
        List<String> present = members(context, group.id()).stream()
                .filter(ApimUser::isVisible)
                .map(ApimUser::id)
                .toList();
        memberships.remove(context, group.id(), present);
        apim.updateGroup(context, group.id(), GroupMapping.unlinked(group));
    }
}
