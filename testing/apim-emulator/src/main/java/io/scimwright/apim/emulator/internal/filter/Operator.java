package io.scimwright.apim.emulator.internal.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A comparison operator. */
enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the operator holds for the sign of a comparison. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
        };
    }
}
