package io.scimwright.apim.internal;

import io.scimwright.apim.access.OnDelete;
import io.scimwright.apim.access.SignInMode;
import io.scimwright.apim.internal.UserSettling.Aim;
import io.scimwright.apim.internal.UserSettling.Written;
import io.scimwright.apim.traffic.OneAtATime;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.RequestContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes users, one write of a user at a time, each in the version that was read. */
final class UserWriter {

    private static final Logger LOG = LoggerFactory.getLogger(UserWriter.class);

    private final ManagementPlane apim;
    private final Workshop workshop;
    private final ManagedUsers managed;
    private final UserSettling settling;
    private final UserNames names;
    private final OneAtATime turns;
    private final StormBrake brake;

    UserWriter(Workshop workshop) {
        this.apim = workshop.plane();
        this.workshop = workshop;
        this.managed = workshop.users();
        this.settling = new UserSettling(workshop);
        this.names = new UserNames(workshop);
        this.turns = workshop.turns();
        this.brake = workshop.brake();
    }

    /**
     * Creates a user.
     *
     * @param displayName fills missing names; null where none was sent
     * @throws ScimException 400 when the rule of the mapping does not allow the address, 409 when somebody has it
     */
    ApimUser create(RequestContext context, ScimResource wanted, @Nullable String displayName) {
        UserFields fields = UserMapping.toFields(wanted, null, displayName, settling.first(wanted));
        String email = String.valueOf(fields.email());
        managed.requireAllowed(email);
        try {
            names.requireUnique(context, wanted, email, "");
        } catch (ScimException e) {
            if (e.status() == 409) {
                complete(context, email);
            }
            throw e;
        }
        String id = "u-" + UUID.randomUUID();
        return turns.on(id, () -> {
            ApimUser created;
            try {
                // Nobody is invited who is not to come in.
                boolean invited = workshop.signIn() == SignInMode.INVITE && Aim.isActive(wanted);
                created = apim.createUser(context, id, fields, invited);
            } catch (ScimException e) {
                if (e.status() != 409) {
                    throw e;
                }
                try (Passage passage = new Passage(brake)) {
                    Aim aim = new Aim(wanted, displayName, true, true, "create", passage);
                    return takenUp(context, aim, email).orElseThrow(() -> {
                        complete(context, email);
                        return e;
                    });
                }
            }
            try {
                settling.begin(context, created, wanted);
            } catch (ScimException e) {
                markIncomplete(context, created);
                throw e;
            }
            return created;
        });
    }

    private void markIncomplete(RequestContext context, ApimUser created) {
        try {
            settling.markIncomplete(context, created);
        } catch (ScimException e) {
            LOG.warn("User {} is incomplete and could not be marked so: {}", created.id(), e.getMessage());
        }
    }

    /** Who has the address already becomes the one that is wanted, if they may. */
    private Optional<ApimUser> takenUp(RequestContext context, Aim aim, String email) {
        Optional<ApimUser> holder = apim.users(context, OData.eq("email", email), 1, 0, true).items().stream()
                .filter(user -> mayTakeUp(context, user))
                .findFirst();
        return holder.flatMap(user ->
                turns.on(user.id(), () -> FreshReads.insist(context, () -> takenUp(context, aim, email, user.id()))));
    }

    /** Who is ours and in the way may be there by a create of the same that got no further and could not be marked so. */
    private void complete(RequestContext context, String email) {
        apim.users(context, OData.eq("email", email), 1, 0, true).items().stream()
                .filter(user -> user.isMarked() && user.isVisible() && !user.isBlocked())
                .map(ApimUser::id)
                .forEach(id -> turns.on(id, () -> {
                    workshop.alignment().align(context, id);
                    return id;
                }));
    }

    private Optional<ApimUser> takenUp(RequestContext context, Aim aim, String email, String id) {
        ApimUser now = settling.read(context, id);
        ApimUser known = now.withGroups(apim.groupsOf(context, id));
        boolean isFree = known.email().equalsIgnoreCase(email) && mayTakeUp(context, known);
        return isFree ? Optional.of(settling.settle(context, known, aim).after()) : Optional.empty();
    }

    /**
     * Whether a create may take a user up: one of ours that a create left unfinished or that was deleted and only blocked; of those
     * whom SCIM had nothing to do with the managed ones, where the mode links them.
     */
    private boolean mayTakeUp(RequestContext context, ApimUser user) {
        if (user.isReserved()) {
            return false;
        }
        return user.isMarked()
                ? UserMarks.of(user).isFree()
                : workshop.signIn() == SignInMode.LINK_EXISTING && managed.includes(context, user);
    }

    /**
     * Changes a user.
     *
     * @param decides whether the request speaks of what access follows from
     * @param edit makes the wanted resource of the one that is there
     * @throws ScimException 404 when there is none of that id
     */
    Written change(
            RequestContext context, String id, String why, boolean decides, Function<ScimResource, ScimResource> edit) {
        try (Passage passage = new Passage(brake)) {
            return turns.on(
                    id,
                    () -> FreshReads.insist(context, () -> {
                        ApimUser before = require(context, id);
                        ScimResource old = UserMapping.toResource(before);
                        ScimResource wanted = edit.apply(old);
                        if (!UserNames.areSame(old, wanted)) {
                            names.requireUnique(context, wanted, UserMapping.email(wanted.attributes()), id);
                        }
                        return settling.settle(context, before, new Aim(wanted, null, false, decides, why, passage));
                    }));
        }
    }

    /**
     * Deletes a user, or blocks it for good, as the mapping says.
     *
     * @throws ScimException 404 when there is none of that id
     */
    void delete(RequestContext context, String id) {
        try (Passage passage = new Passage(brake)) {
            boolean[] isBegun = {false};
            turns.on(
                    id,
                    () -> FreshReads.insist(context, () -> {
                        delete(context, id, passage, isBegun);
                        return id;
                    }));
            passage.tookEffect();
        }
    }

    /**
     * @param isBegun whether this request has tried already, so that what is gone may be gone by it
     */
    private void delete(RequestContext context, String id, Passage passage, boolean[] isBegun) {
        boolean blocks = workshop.mapping().onDelete() == OnDelete.BLOCK;
        ApimUser before = blocks ? settling.read(context, id) : require(context, id);
        if (blocks && UserMarks.of(before).deleted()) {
            // A delete that broke off is completed by the next; after that nobody is there.
            if (!settling.block(context, before) && !isBegun[0]) {
                throw ManagedUsers.unknown(id);
            }
            return;
        }
        if (!managed.includes(context, before)) {
            throw ManagedUsers.unknown(id);
        }
        passage.pass(id);
        isBegun[0] = true;
        if (blocks) {
            settling.block(context, before);
        } else if (!apim.deleteUser(context, id)) {
            throw ManagedUsers.unknown(id);
        }
    }

    private ApimUser require(RequestContext context, String id) {
        return managed.find(context, id).orElseThrow(() -> ManagedUsers.unknown(id));
    }
}
