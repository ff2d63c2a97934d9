package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessPlan;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.Held;
import io.scimwright.apim.access.Person;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings what somebody has in line with what they should have, whoever else is at it. Another server may change the person between
 * the moment that they are read and the write that follows from it. So whoever writes a subscription looks at the person after
 * that, and goes on until what is there follows from what the person is: the last one to write is the last one to look. The answer
 * to the write tells the state and the roles; the groups, where they decide, cost a read.
 */
final class Alignment {

    private static final Optional<ApimUser> UNTOLD = Optional.empty();

    private final ManagementPlane apim;
    private final UserAccess access;
    private final ManagedUsers users;
    private final StormBrake brake;

    Alignment(ManagementPlane apim, UserAccess access, ManagedUsers users, StormBrake brake) {
        this.apim = apim;
        this.access = access;
        this.users = users;
        this.brake = brake;
    }

    /** What somebody has, as far as this request knows: as it was listed, with the steps that it made since. */
    private record Known(List<Held> held, List<AccessStep> steps, Optional<ApimUser> told) {

        /** Whether the steps found what they were about, so that it is known without listing it again. */
        boolean isWhole() {
            return steps.isEmpty() || told.isPresent();
        }

        List<Held> now() {
            return AccessPlan.after(held, steps);
        }

        String productOf(AccessStep step) {
            return step instanceof AccessStep.Subscribe subscribe
                    ? subscribe.grant().id()
                    : held.stream()
                            .filter(each -> each.id().equals(step.id()))
                            .map(Held::product)
                            .findFirst()
                            .orElse("");
        }
    }

    private Known done(RequestContext context, String userId, List<Held> held, List<AccessStep> steps) {
        return new Known(held, steps, access.carryOut(context, userId, steps));
    }

    /** Gives somebody what they should have, and takes the rest. */
    void align(RequestContext context, String userId) {
        align(context, userId, null, Set.of());
    }

    /**
     * Lets somebody leave a group that brings products. Whether they lose all access by it is looked at only once the storm brake
     * lets nobody more pass; until then it shows in the reads that follow, and is counted then.
     *
     * @throws io.scimwright.core.error.ScimException 503 where the brake refuses
     */
    void requirePassage(RequestContext context, String userId, String groupId) {
        if (brake.isFull()) {
            personWith(context, userId, groupId, false)
                    .filter(person -> access.isTheEnd(person, access.steps(person, access.held(context, person))))
                    .ifPresent(person -> brake.pass(userId));
        }
    }

    private Optional<Person> personWith(RequestContext context, String userId, String groupId, boolean in) {
        return apim.userWithGroups(context, userId)
                .filter(user -> users.includes(context, user))
                .map(user -> UserAccess.person(user).withGroups(UserAccess.groupIds(user, groupId, in)));
    }

    /**
     * Gives somebody what they should have once they are in a group, or out of it, and takes the rest; to be followed by that
     * change and by {@link #afterMembership}.
     */
    void beforeMembership(RequestContext context, String userId, String groupId, boolean in) {
        personWith(context, userId, groupId, in).ifPresent(person -> {
            List<AccessStep> steps = access.steps(person, access.held(context, person));
            access.carryOut(context, userId, steps);
            if (access.isTheEnd(person, steps)) {
                brake.count(userId);
            }
        });
    }

    /**
     * Gives somebody what follows from a membership that was changed, and takes the rest. What follows from that group alone is
     * done before the other groups are read, and the read shows whether it is right still.
     *
     * @param in whether they are in the group now
     * @param told the user as the answer to that told; empty where it did not
     */
    void afterMembership(RequestContext context, String userId, String groupId, boolean in, Optional<ApimUser> told) {
        Sources sources = new Sources(access.mapping());
        Set<String> certain = in ? sources.grantedAlike(groupId) : sources.broughtByNothingElse(groupId);
        Optional<Person> known = in
                ? told.filter(user -> user.isVisible() && !user.isBlocked())
                        .map(user -> UserAccess.person(user).withGroups(Set.of(groupId)))
                : Optional.of(new Person(userId, true, Set.of(), List.of(), Set.of()));
        if (known.isEmpty() || certain.isEmpty()) {
            align(context, userId);
            return;
        }
        Known listed = new Known(access.held(context, known.get()), List.of(), UNTOLD);
        List<AccessStep> steps = access.steps(known.get(), listed.held()).stream()
                .filter(step -> certain.contains(listed.productOf(step)))
                .toList();
        align(context, userId, done(context, userId, listed.held(), steps), Set.of());
    }

    /**
     * Gives somebody who was let in again what they should have. Where groups decide, what SCIM had made for them comes back first,
     * and the read of the groups that follows shows whether that is right, and all.
     *
     * @param person as they are now, in groups that are not known, with what was noted when they were shut out
     * @return the person with their groups, where these were read
     */
    Optional<ApimUser> comeBack(RequestContext context, Person person) {
        if (!access.dependsOnGroups()) {
            return align(context, person);
        }
        Sources sources = new Sources(access.mapping());
        Set<String> noted = person.suspended();
        List<Held> held = Sources.made(person, access.mapping().products(), noted);
        if (held.size() < noted.size()) {
            // Whether the others are suspended still only a list shows.
            return align(context, person.id(), null, noted);
        }
        List<AccessStep> steps = access.steps(person.withGroups(sources.groups()), held).stream()
                .filter(AccessStep.Activate.class::isInstance)
                .toList();
        return align(context, person.id(), done(context, person.id(), held, steps), noted);
    }

    /**
     * Suspends what somebody has who was shut out.
     *
     * @param noted what is suspended so: it comes back if somebody let them in meanwhile
     * @return whether they are shut out still
     */
    boolean shutOut(RequestContext context, String userId, List<AccessStep> steps, Set<String> noted) {
        Optional<ApimUser> told = access.carryOut(context, userId, steps);
        boolean isSettled = steps.isEmpty() || told.filter(ApimUser::isBlocked).isPresent();
        return isSettled
                || align(context, userId, null, noted)
                        .filter(user -> !user.isBlocked())
                        .isEmpty();
    }

    /** Gives somebody whose groups are known, or do not decide, what they should have, and takes the rest. */
    Optional<ApimUser> align(RequestContext context, Person person) {
        List<Held> held = access.held(context, person);
        return verify(context, person, done(context, person.id(), held, access.steps(person, held)));
    }

    /** Makes sure of what was done for somebody: that it still follows from what they are. */
    Optional<ApimUser> verify(
            RequestContext context, Person basis, List<Held> held, List<AccessStep> steps, Optional<ApimUser> told) {
        return verify(context, basis, new Known(held, steps, told));
    }

    private Optional<ApimUser> verify(RequestContext context, Person basis, Known known) {
        return isSettled(basis, known) ? UNTOLD : align(context, basis.id(), known, basis.suspended());
    }

    /**
     * Who is shut out and leaves what brought them something does not get that back with the rest, not even until their groups are
     * read.
     */
    private void forgetWhatEnded(RequestContext context, ApimUser user) {
        Set<String> ended = user.isBlocked() ? access.ended(user) : Set.of();
        if (ended.isEmpty()) {
            return;
        }
        FreshReads.insist(context, () -> {
            Optional<ApimUser> now = apim.user(context, user.id()).filter(ApimUser::isBlocked);
            return now.flatMap(found -> {
                UserMarks marks = UserMarks.of(found);
                Set<String> left = new LinkedHashSet<>(marks.suspended());
                left.removeAll(ended);
                String note = UserMapping.noted(found, marks.withSuspended(left));
                return apim.updateUser(context, found, UserFields.ofNote(note), "nothing brings it any more");
            });
        });
    }

    /** Whether the answer to the last write shows that the steps follow from what the person is. */
    private boolean isSettled(Person basis, Known known) {
        if (known.steps().isEmpty()) {
            return true;
        }
        Optional<Person> now = known.told().map(UserAccess::person);
        if (!now.filter(person -> person.active() == basis.active()).isPresent()) {
            return false;
        }
        if (!basis.active()) {
            return true;
        }
        Sources sources = new Sources(access.mapping());
        return now.get().roles().equals(basis.roles())
                && known.steps().stream()
                        .noneMatch(step -> sources.mayFollowFromGroups(basis, step, known.productOf(step)));
    }

    /**
     * @param known null where this request has not listed what they have
     * @param noted what was suspended because they were shut out, for whoever is not any more
     * @return the person with their groups as they were read last; empty where nobody managed is there
     */
    private Optional<ApimUser> align(RequestContext context, String userId, @Nullable Known known, Set<String> noted) {
        Known latest = known;
        List<AccessStep> made = new ArrayList<>(known == null ? List.of() : known.steps());
        for (int round = 1; ; round++) {
            Optional<ApimUser> user =
                    apim.userWithGroups(context, userId).filter(found -> users.includes(context, found));
            if (user.isEmpty()) {
                return user;
            }
            Set<String> groups = access.alignRoleGroups(context, user.get());
            boolean isInGroups = groups.equals(UserAccess.groupIds(user.get()));
            Person person = UserAccess.person(user.get()).withGroups(groups).withNoted(noted);
            forgetWhatEnded(context, user.get());
            boolean isRight = latest != null
                    && latest.isWhole()
                    && access.steps(person, latest.now()).isEmpty();
            if (!isRight) {
                List<Held> held = access.held(context, person);
                Known now = done(context, userId, held, access.steps(person, held));
                made.addAll(now.steps());
                isRight = isSettled(person, now);
                latest = now;
            }
            if (isInGroups && isRight) {
                if (access.isTheEnd(person, made)) {
                    brake.count(userId);
                }
                return user;
            }
            FreshReads.pause(round, context);
        }
    }
}
