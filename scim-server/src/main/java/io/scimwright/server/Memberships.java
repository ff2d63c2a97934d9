package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What groups and their members owe each other: the readOnly {@code groups} of a user (RFC 7643 section 4.1.2), and that a
 * deleted resource is no member any more. Does nothing where a provider declares that it does this itself, or where there are
 * no groups.
 */
final class Memberships {

    private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);
    private static final String GROUPS = "groups";
    private static final String MEMBERS = "members";

    /** Of how many members the groups are asked for at once: a filter of a thousand terms is more than some stores take. */
    private static final int PORTION = 100;

    private final Listing listing;
    private final AuditTrail audit;
    private final @Nullable ResourceProvider groups;
    private final @Nullable ResolvedPath memberId;
    private final ResolvedFilter someMember;
    private final Projection names;
    private final Projection namesAndMembers;

    Memberships(List<ResourceProvider> providers, Listing listing, AuditTrail audit) {
        this.listing = listing;
        this.audit = audit;
        this.groups = providers.stream()
                .filter(provider -> provider.resourceType().name().equals(Group.TYPE.name()))
                .findFirst()
                .orElse(null);
        this.memberId = groups == null
                ? null
                : groups.resourceType()
                        .resolve(AttributePath.of(MEMBERS, "value"), Dialect.rfc())
                        .filter(ResolvedPath::isKept)
                        .orElse(null);
        this.someMember = has("x");
        this.names = groups == null
                ? Projection.standard()
                : Projection.only(groups.resourceType(), List.of("displayName"), Dialect.rfc());
        this.namesAndMembers = groups == null || memberId == null
                ? names
                : Projection.only(groups.resourceType(), List.of("displayName", "members.value"), Dialect.rfc());
    }

    /** Whether the engine fills the groups of the resources of this provider, for somebody who may read groups. */
    boolean fills(ResourceProvider provider, RequestContext context) {
        return fills(provider) && Access.sees(context.principal(), Group.TYPE);
    }

    private boolean fills(ResourceProvider provider) {
        ResourceType type = provider.resourceType();
        return memberId != null
                && type.name().equals(User.TYPE.name())
                && type.schema().attribute(GROUPS).isPresent()
                && !provider.capabilities().fillsGroups();
    }

    /** The resources with their groups, where these are wanted. */
    List<ScimResource> fill(
            List<ScimResource> resources, ResourceProvider provider, Projection projection, RequestContext context) {
        ResourceProvider source = groups;
        if (source == null
                || resources.isEmpty()
                || !fills(provider, context)
                || !projection.wants(provider.resourceType(), GROUPS)) {
            return resources;
        }
        try {
            return filled(resources, source, context);
        } catch (ScimException e) {
            if (e.error().scimType().filter(ScimType.TOO_MANY::equals).isEmpty()) {
                throw e;
            }
            throw ScimException.tooMany(
                            "groups: " + e.error().detail() + ", or leave them out by excludedAttributes=groups")
                    .causedBy(e);
        }
    }

    private List<ScimResource> filled(List<ScimResource> resources, ResourceProvider source, RequestContext context) {
        Map<String, List<ScimValue>> byMember = new HashMap<>();
        if (source.capabilities().filters(someMember)) {
            for (int from = 0; from < resources.size(); from += PORTION) {
                lookUp(source, resources.subList(from, Math.min(from + PORTION, resources.size())), context, byMember);
            }
        } else {
            Set<String> wanted = new HashSet<>();
            resources.forEach(resource -> wanted.add(resource.id()));
            // A store that cannot look up the groups of a member gives all of them in one pass.
            collect(listing.all(source, context, Query.all(0)), wanted, byMember);
        }
        List<ScimResource> filled = new ArrayList<>(resources.size());
        for (ScimResource resource : resources) {
            List<ScimValue> found = byMember.getOrDefault(resource.id(), List.of());
            filled.add(
                    found.isEmpty() && !resource.attributes().has(GROUPS)
                            ? resource
                            : resource.withAttributes(resource.attributes().withOrWithout(GROUPS, ScimList.of(found))));
        }
        return filled;
    }

    /** The groups of some members: at once where the store takes such a filter, else of one after another. */
    private void lookUp(
            ResourceProvider source,
            List<ScimResource> members,
            RequestContext context,
            Map<String, List<ScimValue>> into) {
        if (members.size() > 1) {
            List<String> ids = members.stream().map(ScimResource::id).toList();
            ResolvedFilter any =
                    new ResolvedFilter.AnyOf(ids.stream().map(this::has).toList());
            if (source.capabilities().filters(any)) {
                Query query = Query.all(0).withFilter(any).withProjection(namesAndMembers);
                collect(listing.all(source, context, query), Set.copyOf(ids), into);
                return;
            }
        }
        for (ScimResource member : members) {
            into.put(member.id(), of(source, member.id(), context));
        }
    }

    private ResolvedFilter has(String id) {
        ResolvedPath path = memberId;
        return path == null
                ? new ResolvedFilter.Constant(false)
                : new ResolvedFilter.Compared(path, ComparisonOperator.EQ, ScimString.of(id));
    }

    private List<ScimValue> of(ResourceProvider source, String id, RequestContext context) {
        List<ScimValue> found = new ArrayList<>();
        groupsOf(source, id, context).forEach(group -> found.add(element(group)));
        return found;
    }

    private List<ScimResource> groupsOf(ResourceProvider source, String id, RequestContext context) {
        return listing.all(source, context, Query.all(0).withFilter(has(id)).withProjection(names));
    }

    /** Notes each group with those of its members that are wanted. */
    private static void collect(List<ScimResource> all, Set<String> wanted, Map<String, List<ScimValue>> into) {
        for (ScimResource group : all) {
            for (ScimValue member : group.attributes().elements(MEMBERS)) {
                Optional<String> id =
                        member instanceof ScimObject object ? object.findString("value") : Optional.empty();
                id.filter(wanted::contains)
                        .ifPresent(known -> into.computeIfAbsent(known, none -> new ArrayList<>())
                                .add(element(group)));
            }
        }
    }

    private static ScimValue element(ScimResource group) {
        ScimObject.Builder element = ScimObject.builder().put("value", group.id());
        group.attributes().findString("displayName").ifPresent(name -> element.put("display", name));
        return element.put("type", "direct").build();
    }

    /**
     * Takes a deleted resource out of its groups, each change told to the audit trail. A failure is logged, and keeps no other
     * group from being cleaned: the resource is gone, and the answer has to say so.
     */
    void cleanUp(ResourceProvider provider, String id, RequestContext context) {
        ResourceProvider source = groups;
        if (source == null || memberId == null || provider.capabilities().cleansUpMemberships()) {
            return;
        }
        try {
            List<ScimResource> left = groupsOf(source, id, context);
            if (left.isEmpty()) {
                return;
            }
            Patch removal = removal(source, id);
            left.forEach(group -> cleanUp(source, group.id(), removal, context));
        } catch (RuntimeException e) {
            LOG.error("request {}: {} was deleted and is still a member of groups", context.correlationId(), id, e);
        }
    }

    private void cleanUp(ResourceProvider source, String group, Patch removal, RequestContext context) {
        Instant since = Instant.now();
        Task task = new Task(context.fresh(), "PATCH", source.resourceType().endpoint() + "/" + group);
        task.on(source.resourceType(), group);
        try {
            remove(source, group, removal, task);
            if (task.hasChanged()) {
                audit.finished(task, 204, since);
            }
        } catch (RuntimeException e) {
            ScimException known = ErrorMapper.known(e, context.correlationId());
            // A group that is gone meanwhile has no members.
            if (known.status() != 404) {
                LOG.error("request {}: the group {} still has a deleted member", context.correlationId(), group, known);
                audit.finished(task, known.status(), since);
            }
        }
    }

    /** Nobody asked for a version, so that a lost race is run again. */
    private static void remove(ResourceProvider source, String group, Patch removal, Task task) {
        for (int attempt = 1; ; attempt++) {
            try {
                PatchRequest request = new PatchRequest(task.context(), group, removal, Projection.standard(), false);
                task.wrote(source.patch(request), source.resourceType(), group);
                return;
            } catch (ScimException e) {
                if (!LostRace.is(e)) {
                    throw e;
                }
                LostRace.pauseAfter(attempt, e, task.context());
            }
        }
    }

    private static Patch removal(ResourceProvider source, String id) {
        ScimObject operation = ScimObject.builder()
                .put("op", "remove")
                .put("path", MEMBERS)
                .put("value", ScimList.of(ScimObject.of("value", ScimString.of(id))))
                .build();
        ScimObject message = ScimObject.builder()
                .put("schemas", ScimList.of(ScimString.of("urn:ietf:params:scim:api:messages:2.0:PatchOp")))
                .put("Operations", ScimList.of(operation))
                .build();
        return Patch.decode(message, source.resourceType(), Dialect.tolerant(), ignored -> {});
    }
}
