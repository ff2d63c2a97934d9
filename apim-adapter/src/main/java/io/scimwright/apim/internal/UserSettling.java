package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.Person;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.RequestContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user that was read what it is to be, with what follows for its access. Who loses access is blocked first and then loses
 * the keys; who gains access gets it all before the write that says so, so that a write that broke off is found unfinished and
 * done again.
 */
final class UserSettling {

    private final ManagementPlane apim;
    private final UserAccess access;

    UserSettling(Workshop workshop) {
        this.apim = workshop.plane();
        this.access = workshop.access();
    }

    /**
     * What a write did.
     *
     * @param changes what is different for a SCIM client
     * @param groupsAreKnown whether the groups of {@code before} are those of {@code after}
     */
    record Written(ApimUser before, ApimUser after, List<Change> changes, boolean groupsAreKnown) {}

    /**
     * What is wanted of a user.
     *
     * @param displayName fills missing names; null where none was sent
     * @param claims whether SCIM had nothing to do with the user so far, so that everything is to be decided and marked
     * @param why for the record of calls
     * @param brake asked before somebody loses access
     */
    record Aim(ScimResource resource, @Nullable String displayName, boolean claims, String why, Passage brake) {

        boolean isActive() {
            return isActive(resource);
        }

        static boolean isActive(ScimResource user) {
            return user.find(User.ACTIVE).orElse(true);
        }
    }

    Written settle(RequestContext context, ApimUser before, Aim aim) {
        return aim.isActive() ? keepActive(context, before, aim) : deactivate(context, before, aim);
    }

    private Written keepActive(RequestContext context, ApimUser before, Aim aim) {
        List<String> roles = UserMapping.roles(aim.resource());
        UserMarks marks = UserMarks.of(before);
        boolean decides =
                aim.claims() || before.isBlocked() || marks.isUnsettled() || !roles.equals(UserMapping.roles(before));
        ApimUser known = before;
        boolean groupsChanged = false;
        if (decides) {
            known = access.dependsOnGroups() && before.groups() == null
                    ? before.withGroups(apim.groupsOf(context, before.id()))
                    : before;
            Set<String> groups = access.alignRoleGroups(context, known, roles);
            groupsChanged = !groups.equals(UserAccess.groupIds(known));
            Person person = new Person(before.id(), true, groups, roles, marks.suspended());
            access.carryOut(context, before.id(), access.steps(context, person));
        }
        ApimUser basis = groupsChanged ? reread(context, known) : known;
        List<Change> changes = changes(basis, aim.resource());
        String why = before.isBlocked() ? "active=true" : aim.why();
        ApimUser after = update(context, basis, aim, changes, UserMarks.none(), why);
        return new Written(basis, after, changes, basis.groups() != null && !groupsChanged);
    }

    /** A membership gives a user a new version: the one to write in is asked for, and has to be of the same user still. */
    private ApimUser reread(RequestContext context, ApimUser before) {
        ApimUser now = apim.user(context, before.id()).orElseThrow(FreshReads::stale);
        if (!now.withGroups(null).withVersion("").equals(before.withGroups(null).withVersion(""))) {
            throw FreshReads.stale();
        }
        return now;
    }

    private Written deactivate(RequestContext context, ApimUser before, Aim aim) {
        if (!before.isBlocked()) {
            aim.brake().pass();
        }
        List<AccessStep> steps = access.steps(context, inactive(before));
        List<Change> changes = changes(before, aim.resource());
        UserMarks marks = UserMarks.none().withSuspended(ids(before, steps));
        ApimUser after = update(context, before, aim, changes, marks, "active=false");
        access.carryOut(context, before.id(), steps);
        return new Written(before, after, changes, before.groups() != null);
    }

    /** The groups of a user change elsewhere. */
    private static List<Change> changes(ApimUser before, ScimResource wanted) {
        return ChangeList.between(UserMapping.toResource(before), wanted).stream()
                .filter(change -> !change.path().equals(UserMapping.GROUPS))
                .toList();
    }

    private static Person inactive(ApimUser user) {
        return new Person(user.id(), false, Set.of(), List.of(), Set.of());
    }

    /** Those whose keys worked. Of a deactivation that is repeated those that were noted before count too. */
    private static Set<String> ids(ApimUser before, List<AccessStep> steps) {
        Set<String> all = new LinkedHashSet<>(UserMarks.of(before).suspended());
        for (AccessStep step : steps) {
            if (step instanceof AccessStep.Suspend suspend && suspend.worked()) {
                all.add(step.id());
            }
        }
        return all;
    }

    private ApimUser update(
            RequestContext context, ApimUser before, Aim aim, List<Change> changes, UserMarks marks, String why) {
        if (!aim.claims() && changes.isEmpty() && marks.equals(UserMarks.of(before))) {
            return before;
        }
        UserFields fields = UserMapping.toFields(aim.resource(), before, aim.displayName(), marks)
                .changesFrom(before);
        return fields.isEmpty()
                ? before
                : apim.updateUser(context, before, fields, why).orElseThrow(() -> ManagedUsers.unknown(before.id()));
    }

    /**
     * Blocks somebody for good and takes them out of all groups, as if they were gone.
     *
     * @return whether anything was left to do
     */
    boolean block(RequestContext context, ApimUser before) {
        List<AccessStep> steps = access.steps(context, inactive(before));
        UserMarks marks = UserMarks.none().withSuspended(ids(before, steps)).withDeleted();
        UserFields fields = UserFields.blocked(UserMapping.noted(before, marks)).changesFrom(before);
        if (!fields.isEmpty()
                && apim.updateUser(context, before, fields, "deleted").isEmpty()) {
            throw ManagedUsers.unknown(before.id());
        }
        access.carryOut(context, before.id(), steps);
        List<String> groups = apim.groupsOf(context, before.id()).stream()
                .filter(ApimGroup::isVisible)
                .map(ApimGroup::id)
                .toList();
        groups.forEach(group -> apim.removeMember(context, group, before.id(), "deleted"));
        return !fields.isEmpty() || !steps.isEmpty() || !groups.isEmpty();
    }

    /**
     * What is to be noted of somebody who is about to be created. It takes no write to take the note back: the next one does, once it
     * has seen that all is there.
     */
    UserMarks first(ScimResource wanted) {
        AccessMapping mapping = access.mapping();
        List<String> roles = UserMapping.roles(wanted);
        boolean isAll = mapping.groupsOf(roles).isEmpty()
                && mapping.grants(Set.of(), roles).all().isEmpty();
        return isAll || !Aim.isActive(wanted)
                ? UserMarks.none()
                : UserMarks.none().withBegun();
    }

    /** What follows for somebody who was just created. */
    void begin(RequestContext context, ApimUser created, ScimResource wanted) {
        if (Aim.isActive(wanted)) {
            List<String> roles = UserMapping.roles(wanted);
            Set<String> groups = access.alignRoleGroups(context, created, roles);
            Person person = new Person(created.id(), true, groups, roles, Set.of());
            access.carryOut(context, created.id(), access.firstSteps(person));
        }
    }

    /** Gives somebody what follows from what is noted of them, where a create broke off and could not say so. */
    void complete(RequestContext context, ApimUser user) {
        access.alignRoleGroups(context, user, UserMapping.roles(user));
        access.align(context, user.id());
    }

    /** The user in the version that is there now, whoever it is. */
    ApimUser read(RequestContext context, String id) {
        if (!Ids.isPossibleUser(id)) {
            throw ManagedUsers.unknown(id);
        }
        return apim.user(context, id).filter(user -> user.id().equals(id)).orElseThrow(() -> ManagedUsers.unknown(id));
    }

    /** Says of a user that the create broke off; the same create sent again completes it. */
    void markIncomplete(RequestContext context, ApimUser created) throws ScimException {
        String note = UserMapping.noted(created, UserMarks.none().withIncomplete());
        apim.updateUser(context, created, UserFields.ofNote(note), "the create broke off");
    }
}
