package io.scimwright.core.patch;

import java.util.Locale;
import java.util.Optional;

/** What an operation does (RFC 7644 section 3.5.2). */
enum PatchOp {
    ADD,
    REPLACE,
    REMOVE;

    /** The operation of that name in any case: Entra ID writes {@code Add}. */
    static Optional<PatchOp> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "add" -> Optional.of(ADD);
            case "replace" -> Optional.of(REPLACE);
            case "remove" -> Optional.of(REMOVE);
            default -> Optional.empty();
        };
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
