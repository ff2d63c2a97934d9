package io.scimwright.server.guide;

import io.scimwright.core.error.ScimException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The administration API of a gateway with consumer groups: one call changes one thing, and there are no transactions. */
class Gateway {

    /** A group without its members, which have a call of their own. */
    record ConsumerGroup(String id, String name) {}

    private final Map<String, ConsumerGroup> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private int last;

    final List<String> calls = new ArrayList<>();

    /** After how many changes of members the gateway answers 503; -1 for never. */
    int failsAfter = -1;

    /** How many milliseconds it takes to tell the members: with a network in between others come by meanwhile. */
    int slowness;

    private void note(String call) {
        calls.add(call);
    }

    synchronized Optional<ConsumerGroup> get(String id) {
        note("GET group");
        return Optional.ofNullable(groups.get(id));
    }

    synchronized List<ConsumerGroup> list() {
        note("GET groups");
        return List.copyOf(groups.values());
    }

    synchronized ConsumerGroup create(String name) {
        requireFree(name, "");
        ConsumerGroup created = new ConsumerGroup("g" + ++last, name);
        groups.put(created.id(), created);
        members.put(created.id(), new LinkedHashSet<>());
        return created;
    }

    synchronized void rename(String id, String name) {
        requireFree(name, id);
        groups.put(id, new ConsumerGroup(id, name));
    }

    private void requireFree(String name, String self) {
        for (ConsumerGroup group : groups.values()) {
            if (!group.id().equals(self)
                    && group.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                throw ScimException.uniqueness("displayName", "another group has this name");
            }
        }
    }

    synchronized boolean delete(String id) {
        members.remove(id);
        return groups.remove(id) != null;
    }

    List<String> members(String id) {
        List<String> known;
        synchronized (this) {
            note("GET members");
            known = List.copyOf(members.getOrDefault(id, Set.of()));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(slowness));
        return known;
    }

    /** Whether the member was not there before. */
    synchronized boolean addMember(String id, String member) {
        note("PUT member");
        failIfDue();
        if (member.startsWith("ghost")) {
            throw ScimException.notFound("no such consumer");
        }
        return members.getOrDefault(id, new LinkedHashSet<>()).add(member);
    }

    /** Whether the member was there. */
    synchronized boolean removeMember(String id, String member) {
        note("DELETE member");
        failIfDue();
        return members.getOrDefault(id, Set.of()).contains(member)
                && members.getOrDefault(id, new LinkedHashSet<>()).remove(member);
    }

    private void failIfDue() {
        if (failsAfter == 0) {
            throw ScimException.of(503, "the gateway is busy");
        }
        failsAfter = Math.max(-1, failsAfter - 1);
    }
}
