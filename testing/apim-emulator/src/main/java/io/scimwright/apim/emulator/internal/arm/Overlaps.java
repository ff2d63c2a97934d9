package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.Subscription;
import io.scimwright.apim.emulator.internal.wire.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users and products that writes under way are about: a second write on one of them is refused as stale, whatever
 * its If-Match says. Thread-safe.
 */
final class Overlaps {
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /**
     * Marks what a call writes to as busy, until the hold is closed.
     *
     * @throws ArmException 412 if some of it is busy already
     */
    Hold hold(Call call) {
        List<String> held = new ArrayList<>();
        for (String key : written(call)) {
            if (!busy.add(key)) {
                busy.removeAll(held);
                throw Errors.stale();
            }
            held.add(key);
        }
        return () -> busy.removeAll(held);
    }

    /**
     * Refuses a call that writes to something busy, and marks nothing.
     *
     * @throws ArmException 412 if some of it is busy
     */
    void check(Call call) {
        if (!busy.isEmpty() && written(call).stream().anyMatch(busy::contains)) {
            throw Errors.stale();
        }
    }

    /** What is busy while this is open. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private static List<String> written(Call call) {
        List<String> keys = new ArrayList<>();
        if (call.request().method().equals("GET") || call.request().method().equals("HEAD")) {
            return keys;
        }
        Service service = call.service();
        String prefix = service.id().toLowerCase(Locale.ROOT);
        addPath(keys, call, prefix, "userId", "/users/");
        addPath(keys, call, prefix, "productId", "/products/");
        String sid = call.path().get("sid");
        if (sid != null) {
            service.read(() -> service.subscription(sid)).ifPresent(stored -> addStored(keys, prefix, stored));
            addBody(keys, call, prefix);
        }
        return keys.stream().distinct().toList();
    }

    private static void addPath(List<String> keys, Call call, String prefix, String placeholder, String parent) {
        String value = call.path().get(placeholder);
        if (value != null) {
            keys.add(prefix + parent + value.toLowerCase(Locale.ROOT));
        }
    }

    private static void addStored(List<String> keys, String prefix, Subscription stored) {
        if (stored.owner() != null) {
            keys.add(prefix + "/users/" + stored.owner().toLowerCase(Locale.ROOT));
        }
    }

    private static void addBody(List<String> keys, Call call, String prefix) {
        if (call.request().size() == 0) {
            return;
        }
        String owner = call.body().path("properties").path("ownerId").asText("");
        Scopes.user(call.service().id(), owner)
                .ifPresent(user -> keys.add(prefix + "/users/" + user.toLowerCase(Locale.ROOT)));
    }
}
