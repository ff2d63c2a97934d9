package io.scimwright.server;

import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as its head has shown: the whole request that follows need not be looked at again. Good for one use, and
 * by the same authenticator. Thread-safe.
 */
final class Login {

    private record Known(Authenticator by, Principal principal) {}

    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    void keep(Authenticator by, Principal principal) {
        known.set(new Known(by, principal));
    }

    /** Forgets who it was: the headers have changed. */
    void forget() {
        // Headers are added by the dozen, and somebody is known once in a while: reading is cheaper than writing.
        if (known.get() != null) {
            known.set(null);
        }
    }

    /** Who it is, told once; null where that authenticator has not said. */
    @Nullable
    Principal take(Authenticator by) {
        Known taken = known.get() == null ? null : known.getAndSet(null);
        return taken != null && taken.by() == by ? taken.principal() : null;
    }

    /** The name of who it is; empty where nobody has said. */
    String name() {
        Known found = known.get();
        return found == null ? "" : found.principal().name();
    }
}
