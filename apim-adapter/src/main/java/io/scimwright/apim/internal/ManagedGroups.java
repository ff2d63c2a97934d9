package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which groups SCIM shows and writes: those that the mapping names while a group of the identity provider is linked to them, and
 * all others but APIM's own. Thread-safe.
 */
final class ManagedGroups {

    /** How long a group that was seen linked is taken for linked, so that a burst of changes does not read it each time. */
    private static final long LIFE_NANOS = Duration.ofSeconds(30).toNanos();

    private final ManagementPlane apim;
    private final Supplier<AccessMapping> mapping;
    private final ConcurrentHashMap<String, Long> linked = new ConcurrentHashMap<>();

    ManagedGroups(ManagementPlane apim, Supplier<AccessMapping> mapping) {
        this.apim = apim;
        this.mapping = mapping;
    }

    /** Whether some groups are hidden, so that APIM's own listing and count would tell too much. */
    boolean areSelective() {
        return mapping.get().namesGroups();
    }

    boolean includes(ApimGroup group) {
        return group.isVisible() && (!isNamed(group.id()) || group.isLinked());
    }

    private boolean isNamed(String id) {
        AccessMapping current = mapping.get();
        return current.ruleForApimGroup(id).isPresent() || current.roleGroups().contains(id);
    }

    /** The group of an id, if there is one and it is shown. */
    Optional<ApimGroup> find(RequestContext context, String id) {
        Optional<ApimGroup> found = mayExist(id)
                ? apim.group(context, id).filter(group -> group.id().equals(id))
                : Optional.empty();
        found.filter(ApimGroup::isLinked).ifPresentOrElse(this::remember, () -> forget(id));
        return found.filter(this::includes);
    }

    private boolean mayExist(String id) {
        return Ids.isPossible(id)
                && !ApimGroup.isSystem(id)
                && !mapping.get().roleGroups().contains(id);
    }

    /** Whether an id may be that of a group that is shown: only one that the mapping names is read to say so. */
    boolean mayInclude(RequestContext context, String id) {
        if (!mayExist(id) || !isNamed(id)) {
            return mayExist(id);
        }
        Long until = linked.get(id);
        boolean isFresh = until != null && System.nanoTime() - until < 0;
        return isFresh || find(context, id).isPresent();
    }

    /** The group is linked. */
    void remember(ApimGroup group) {
        linked.put(group.id(), System.nanoTime() + LIFE_NANOS);
    }

    /** The group is not linked, or not any more. */
    void forget(String id) {
        linked.remove(id);
    }

    /** A user with those groups that SCIM shows. */
    ApimUser shown(ApimUser user) {
        List<ApimGroup> groups = user.groups();
        return groups == null
                ? user
                : user.withGroups(groups.stream().filter(this::includes).toList());
    }

    static ScimException unknown(String id) {
        return ScimException.notFound("no Group has the id '" + id + "'");
    }
}
