package io.scimwright.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of SQL with its parameters in order. Values are only ever parameters. Immutable.
 *
 * @param parameters as JDBC takes them
 */
record Sql(String text, List<Object> parameters) {

    static final Sql ALWAYS = new Sql("1 = 1", List.of());
    static final Sql NEVER = new Sql("1 = 0", List.of());

    Sql {
        parameters = List.copyOf(parameters);
    }

    static Sql of(String text, Object... parameters) {
        return new Sql(text, List.of(parameters));
    }

    static Sql constant(boolean value) {
        return value ? ALWAYS : NEVER;
    }

    /** Pieces one after the other, as they are. */
    Sql then(Sql next) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(next.parameters);
        return new Sql(text + next.text, all);
    }

    Sql then(String next) {
        return new Sql(text + next, parameters);
    }

    /** A condition that holds when all do. */
    static Sql all(List<Sql> conditions) {
        return joined(conditions, " and ", NEVER, ALWAYS);
    }

    /** A condition that holds when any does. */
    static Sql any(List<Sql> conditions) {
        return joined(conditions, " or ", ALWAYS, NEVER);
    }

    Sql and(Sql other) {
        return all(List.of(this, other));
    }

    Sql or(Sql other) {
        return any(List.of(this, other));
    }

    private static Sql joined(List<Sql> conditions, String operator, Sql deciding, Sql neutral) {
        if (conditions.contains(deciding)) {
            return deciding;
        }
        List<Sql> parts =
                conditions.stream().filter(part -> !part.equals(neutral)).toList();
        if (parts.size() < 2) {
            return parts.isEmpty() ? neutral : parts.get(0);
        }
        Sql all = Sql.of("(");
        for (int i = 0; i < parts.size(); i++) {
            all = all.then(i == 0 ? "" : operator).then(parts.get(i));
        }
        return all.then(")");
    }

    /** A condition that holds exactly when this does not: what SQL does not know is not true. */
    Sql not() {
        if (equals(ALWAYS) || equals(NEVER)) {
            return constant(equals(NEVER));
        }
        return Sql.of("(").then(this).then(") is not true");
    }
}
