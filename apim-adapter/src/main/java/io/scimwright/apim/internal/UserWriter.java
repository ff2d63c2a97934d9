package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.OnDelete;
import io.scimwright.apim.access.Person;
import io.scimwright.apim.traffic.OneAtATime;
import io.scimwright.apim.traffic.StormBrake;
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
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes users, with what follows for their access. Who loses access is blocked first and then loses their keys; who gains access
 * gets it all before the write that says so, so that a write that broke off is found unfinished and done again.
 */
final class UserWriter {

    private static final Logger LOG = LoggerFactory.getLogger(UserWriter.class);

    private final ManagementPlane apim;
    private final ManagedUsers managed;
    private final UserAccess access;
    private final OneAtATime turns;
    private final StormBrake brake;

    UserWriter(Workshop workshop) {
        this.apim = workshop.plane();
        this.managed = workshop.users();
        this.access = workshop.access();
        this.turns = workshop.turns();
        this.brake = workshop.brake();
    }

    /**
     * What a write did.
     *
     * @param changes what is different for a SCIM client
     * @param groupsAreKnown whether the groups of {@code before} are those of {@code after}
     */
    record Written(ApimUser before, ApimUser after, List<Change> changes, boolean groupsAreKnown) {}

    /**
     * Creates a user.
     *
     * @param displayName fills missing names; null where none was sent
     * @throws ScimException 409 when somebody has the e-mail address
     */
    ApimUser create(RequestContext context, ScimResource wanted, @Nullable String displayName) {
        UserFields fields = UserMapping.toFields(wanted, null, displayName, UserMarks.none());
        managed.requireAllowed(String.valueOf(fields.email()));
        String id = "u-" + UUID.randomUUID();
        return turns.on(id, () -> {
            ApimUser created;
            try {
                created = apim.createUser(context, id, fields);
            } catch (ScimException e) {
                if (e.error().status() != 409) {
                    throw e;
                }
                return takenUp(context, wanted, displayName, fields).orElseThrow(() -> e);
            }
            try {
                follow(context, created, wanted, Set.of(), person -> access.firstSteps(person));
            } catch (ScimException e) {
                markIncomplete(context, created);
                throw e;
            }
            return created;
        });
    }

    /** A user of ours that a create left unfinished, or that was deleted and only blocked, becomes the one that is wanted. */
    private Optional<ApimUser> takenUp(
            RequestContext context, ScimResource wanted, @Nullable String displayName, UserFields fields) {
        String email = String.valueOf(fields.email());
        Optional<ApimUser> found = apim.users(context, OData.eq("email", email), 1, 0, true).items().stream()
                .filter(user -> UserMarks.of(user).isFree() && !user.id().equals(ApimUser.OWNER))
                .findFirst();
        return found.map(user -> turns.on(user.id(), () -> {
            UserMarks marks = UserMarks.of(user);
            follow(context, user, wanted, marks.suspended(), person -> access.steps(context, person));
            UserFields all = UserMapping.toFields(wanted, user, displayName, UserMarks.none());
            return apim.updateUser(context, user.id(), all.changesFrom(user), "create")
                    .orElse(user);
        }));
    }

    /** Groups and subscriptions of an active user. */
    private void follow(
            RequestContext context,
            ApimUser user,
            ScimResource wanted,
            Set<String> suspended,
            Function<Person, List<AccessStep>> steps) {
        if (!isActive(wanted)) {
            return;
        }
        List<String> roles = UserMapping.roles(wanted);
        Set<String> groups = access.alignRoleGroups(context, user, roles);
        Person person = new Person(user.id(), true, groups, roles, suspended);
        access.carryOut(context, user.id(), steps.apply(person));
    }

    private void markIncomplete(RequestContext context, ApimUser created) {
        try {
            String note = UserMapping.noted(created, UserMarks.none().withIncomplete());
            apim.updateUser(context, created.id(), UserFields.ofNote(note), "the create broke off");
        } catch (ScimException e) {
            LOG.warn("User {} is incomplete and could not be marked so: {}", created.id(), e.getMessage());
        }
    }

    private static boolean isActive(ScimResource user) {
        return user.find(User.ACTIVE).orElse(true);
    }

    /**
     * Changes a user.
     *
     * @param edit makes the wanted resource of the one that is there
     * @throws ScimException 404 when there is none of that id
     */
    Written change(RequestContext context, String id, String why, Function<ScimResource, ScimResource> edit) {
        return turns.on(id, () -> {
            ApimUser before = require(context, id);
            ScimResource wanted = edit.apply(UserMapping.toResource(before));
            return isActive(wanted) ? keepActive(context, before, wanted, why) : deactivate(context, before, wanted);
        });
    }

    /** The groups of a user change elsewhere. */
    private static List<Change> changes(ApimUser before, ScimResource wanted) {
        return ChangeList.between(UserMapping.toResource(before), wanted).stream()
                .filter(change -> !change.path().equals(UserMapping.GROUPS))
                .toList();
    }

    private Written keepActive(RequestContext context, ApimUser before, ScimResource wanted, String why) {
        List<String> roles = UserMapping.roles(wanted);
        UserMarks marks = UserMarks.of(before);
        boolean decides = before.isBlocked() || marks.incomplete() || !roles.equals(UserMapping.roles(before));
        boolean groupsChanged = false;
        if (decides) {
            Set<String> groups = access.alignRoleGroups(context, before, roles);
            groupsChanged = !groups.equals(UserAccess.groupIds(before));
            Person person = new Person(before.id(), true, groups, roles, marks.suspended());
            access.carryOut(context, before.id(), access.steps(context, person));
        }
        List<Change> changes = changes(before, wanted);
        ApimUser after =
                update(context, before, wanted, changes, UserMarks.none(), before.isBlocked() ? "active=true" : why);
        return new Written(before, after, changes, before.groups() != null && !groupsChanged);
    }

    private Written deactivate(RequestContext context, ApimUser before, ScimResource wanted) {
        UserMarks marks = UserMarks.of(before);
        if (!before.isBlocked()) {
            brake.pass();
        }
        List<AccessStep> steps = access.steps(context, inactive(before));
        List<Change> changes = changes(before, wanted);
        ApimUser after =
                update(context, before, wanted, changes, marks.withSuspended(ids(marks, steps)), "active=false");
        access.carryOut(context, before.id(), steps);
        return new Written(before, after, changes, before.groups() != null);
    }

    private static Person inactive(ApimUser user) {
        return new Person(user.id(), false, Set.of(), List.of(), Set.of());
    }

    /** Of a deactivation that is repeated those that were noted before count too. */
    private static Set<String> ids(UserMarks marks, List<AccessStep> steps) {
        Set<String> all = new LinkedHashSet<>(marks.suspended());
        steps.forEach(step -> all.add(step.id()));
        return all;
    }

    private ApimUser update(
            RequestContext context,
            ApimUser before,
            ScimResource wanted,
            List<Change> changes,
            UserMarks marks,
            String why) {
        if (changes.isEmpty() && marks.equals(UserMarks.of(before))) {
            return before;
        }
        UserFields fields = UserMapping.toFields(wanted, before, null, marks).changesFrom(before);
        return fields.isEmpty()
                ? before
                : apim.updateUser(context, before.id(), fields, why).orElseThrow(() -> unknown(before.id()));
    }

    /**
     * Deletes a user, or blocks it for good, as the mapping says.
     *
     * @throws ScimException 404 when there is none of that id
     */
    void delete(RequestContext context, String id) {
        turns.on(id, () -> {
            ApimUser before = require(context, id);
            brake.pass();
            if (access.mapping().onDelete() == OnDelete.BLOCK) {
                block(context, before);
            } else if (!apim.deleteUser(context, id)) {
                throw unknown(id);
            }
            return id;
        });
    }

    private void block(RequestContext context, ApimUser before) {
        List<AccessStep> steps = access.steps(context, inactive(before));
        UserMarks marks = UserMarks.of(before);
        UserFields fields = UserFields.blocked(
                UserMapping.noted(before, marks.withSuspended(ids(marks, steps)).withDeleted()));
        if (apim.updateUser(context, before.id(), fields, "deleted").isEmpty()) {
            throw unknown(before.id());
        }
        access.carryOut(context, before.id(), steps);
    }

    private ApimUser require(RequestContext context, String id) {
        Optional<ApimUser> found = !Ids.isPossibleUser(id)
                ? Optional.empty()
                : access.dependsOnGroups() ? apim.userWithGroups(context, id) : apim.user(context, id);
        return found.filter(user -> user.id().equals(id) && managed.includes(context, user))
                .orElseThrow(() -> unknown(id));
    }

    private static ScimException unknown(String id) {
        return ScimException.notFound("no User has the id '" + id + "'");
    }
}
