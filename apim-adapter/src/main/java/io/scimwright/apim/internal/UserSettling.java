package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.Held;
import io.scimwright.apim.access.Person;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.RequestContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a user that was read what it is to be, with what follows for its access. Who is shut out is blocked first and then loses
 * the keys; who is let in again gets them after that, and is shut out again where that breaks off. Whose roles change gets and
 * loses everything before the write that says so. So a write that broke off is found unfinished and done again.
 */
final class UserSettling {

    private static final Logger LOG = LoggerFactory.getLogger(UserSettling.class);

    private final ManagementPlane apim;
    private final UserAccess access;
    private final Alignment alignment;

    UserSettling(Workshop workshop) {
        this.apim = workshop.plane();
        this.access = workshop.access();
        this.alignment = workshop.alignment();
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
     * @param claims whether SCIM had nothing to do with the user so far, so that everything is to be marked
     * @param decides whether access is to be decided although nothing that it follows from may have changed: who asks for
     *     what is there already may repeat what broke off
     * @param why for the record of calls
     * @param brake asked before somebody loses access
     */
    record Aim(
            ScimResource resource,
            @Nullable String displayName,
            boolean claims,
            boolean decides,
            String why,
            Passage brake) {

        boolean isActive() {
            return isActive(resource);
        }

        static boolean isActive(ScimResource user) {
            return user.find(User.ACTIVE).orElse(true);
        }
    }

    Written settle(RequestContext context, ApimUser before, Aim aim) {
        if (!aim.isActive()) {
            return deactivate(context, before, aim);
        }
        return before.isBlocked() ? reactivate(context, before, aim) : keepActive(context, before, aim);
    }

    private Written keepActive(RequestContext context, ApimUser before, Aim aim) {
        List<String> roles = UserMapping.roles(aim.resource());
        UserMarks marks = UserMarks.of(before);
        // Who is active and has suspended ones noted was let in past SCIM.
        boolean decides = aim.decides()
                || marks.isUnsettled()
                || !marks.suspended().isEmpty()
                || !roles.equals(UserMapping.roles(before));
        if (!decides) {
            List<Change> changes = changes(before, aim.resource());
            ApimUser after = update(context, before, aim, changes, UserMarks.none(), aim.why());
            return new Written(before, after, changes, before.groups() != null);
        }
        ApimUser read = access.dependsOnGroups() && before.groups() == null
                ? before.withGroups(apim.groupsOf(context, before.id()))
                : before;
        Person intended = new Person(before.id(), true, access.groupsWith(read, roles), roles, marks.suspended());
        List<Held> held = access.held(context, intended);
        if (access.isTheEnd(intended, access.steps(intended, held))) {
            aim.brake().pass(before.id());
        }
        ApimUser known = inRoleGroups(context, read, roles);
        Person person = intended.withGroups(UserAccess.groupIds(known));
        List<AccessStep> steps = access.steps(person, held);
        Optional<ApimUser> told = access.carryOut(context, before.id(), steps);
        aim.brake().tookEffect();
        List<Change> changes = changes(known, aim.resource());
        ApimUser after = update(context, known, aim, changes, UserMarks.none(), aim.why());
        if (after.equals(known)) {
            alignment.verify(context, person, held, steps, told);
        } else {
            // Until now others did not know what this follows from, and may have undone it.
            alignment.align(context, person);
        }
        return new Written(known, after, changes, known.groups() != null);
    }

    /** The user once the roles have put it where they do. */
    private ApimUser inRoleGroups(RequestContext context, ApimUser known, List<String> roles) {
        if (access.alignRoleGroups(context, known, roles).equals(UserAccess.groupIds(known))) {
            return known;
        }
        ApimUser now = reread(context, known).withGroups(apim.groupsOf(context, known.id()));
        if (!access.isInRoleGroups(now, roles)) {
            throw FreshReads.stale();
        }
        return now;
    }

    /** A membership gives a user a new version: the one to write in is asked for, and has to be of the same user still. */
    private ApimUser reread(RequestContext context, ApimUser before) {
        ApimUser now = apim.user(context, before.id()).orElseThrow(FreshReads::stale);
        if (!now.withGroups(null).withVersion("").equals(before.withGroups(null).withVersion(""))) {
            throw FreshReads.stale();
        }
        return now;
    }

    private Written reactivate(RequestContext context, ApimUser before, Aim aim) {
        List<String> roles = UserMapping.roles(aim.resource());
        List<Change> changes = changes(before, aim.resource());
        ApimUser after = update(context, before, aim, changes, UserMarks.none(), "active=true");
        Person person = new Person(
                before.id(), true, Set.of(), roles, UserMarks.of(before).suspended());
        try {
            Optional<ApimUser> shown = alignment.comeBack(context, person);
            return new Written(
                    shown.map(user -> before.withGroups(user.groups())).orElse(before),
                    after,
                    changes,
                    shown.isPresent());
        } catch (ScimException e) {
            shutOutAgain(context, before, after);
            throw e;
        }
    }

    /** Who does not get what they should have is as they were, so that everybody sees that the request is to be repeated. */
    private void shutOutAgain(RequestContext context, ApimUser before, ApimUser after) {
        try {
            apim.user(context, before.id())
                    .filter(now -> !now.isBlocked() && now.note().equals(after.note()))
                    .ifPresent(now -> apim.updateUser(
                            context, now, UserFields.blocked(before.note()), "what follows of active=true broke off"));
        } catch (ScimException e) {
            LOG.warn("User {} is active and may lack subscriptions: {}", before.id(), e.getMessage());
        }
    }

    private Written deactivate(RequestContext context, ApimUser before, Aim aim) {
        if (!before.isBlocked()) {
            aim.brake().pass(before.id());
        }
        Person person = inactive(before);
        List<AccessStep> steps = access.steps(person, access.held(context, person));
        List<Change> changes = changes(before, aim.resource());
        Set<String> noted = noted(UserMarks.of(before).suspended(), steps);
        UserMarks marks = UserMarks.none().withSuspended(noted);
        ApimUser after = update(context, before, aim, changes, marks, "active=false");
        aim.brake().tookEffect();
        suspend(context, before, steps, noted, !after.equals(before));
        return new Written(before, after, changes, before.groups() != null);
    }

    /**
     * Suspends what somebody has who was shut out.
     *
     * @param noted what is noted of that
     * @param isNew whether they were shut out after the steps were decided, so that there may be more to suspend by now
     * @return whether they are shut out still
     */
    private boolean suspend(
            RequestContext context, ApimUser user, List<AccessStep> steps, Set<String> noted, boolean isNew) {
        if (!isNew) {
            return alignment.shutOut(context, user.id(), steps, noted);
        }
        Person person = inactive(user);
        List<AccessStep> latest = access.steps(person, access.held(context, person));
        Set<String> all = noted(noted, latest);
        if (all.size() > noted.size()) {
            note(context, user.id(), all);
        }
        return alignment.shutOut(context, user.id(), latest, all);
    }

    private void note(RequestContext context, String id, Set<String> suspended) {
        FreshReads.insist(context, () -> {
            ApimUser now = read(context, id);
            UserMarks marks = UserMarks.of(now).withSuspended(suspended);
            return now.isBlocked()
                    ? apim.updateUser(context, now, UserFields.ofNote(UserMapping.noted(now, marks)), "made meanwhile")
                    : Optional.of(now);
        });
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

    /** Those that were noted, as of a deactivation that is repeated, and those whose keys worked. */
    private static Set<String> noted(Set<String> before, List<AccessStep> steps) {
        Set<String> all = new LinkedHashSet<>(before);
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
        Person person = inactive(before);
        List<AccessStep> steps = access.steps(person, access.held(context, person));
        Set<String> noted = noted(UserMarks.of(before).suspended(), steps);
        UserMarks marks = UserMarks.none().withSuspended(noted).withDeleted();
        UserFields fields = UserFields.blocked(UserMapping.noted(before, marks)).changesFrom(before);
        boolean isNew = !fields.isEmpty();
        if (isNew && apim.updateUser(context, before, fields, "deleted").isEmpty()) {
            throw ManagedUsers.unknown(before.id());
        }
        if (!suspend(context, before, steps, noted, isNew)) {
            return true;
        }
        List<String> groups = apim.groupsOf(context, before.id()).stream()
                .filter(ApimGroup::isVisible)
                .map(ApimGroup::id)
                .toList();
        groups.forEach(group -> apim.removeMember(context, group, before.id(), "deleted"));
        return isNew || !steps.isEmpty() || !groups.isEmpty();
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
        if (!Aim.isActive(wanted)) {
            return;
        }
        List<String> roles = UserMapping.roles(wanted);
        Set<String> groups = access.alignRoleGroups(context, created, roles);
        Person person = new Person(created.id(), true, groups, roles, Set.of());
        List<Held> none = List.of();
        List<AccessStep> steps = access.steps(person, none);
        Optional<ApimUser> told = access.carryOut(context, created.id(), steps);
        if (steps.isEmpty() && !groups.equals(UserAccess.groupIds(created))) {
            alignment.align(context, created.id());
        } else {
            alignment.verify(context, person, none, steps, told);
        }
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
