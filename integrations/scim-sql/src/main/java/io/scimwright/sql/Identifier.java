package io.scimwright.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table or column as a mapping gives it: plain, such as {@code employee} or {@code hr.employee}, or in double quotes
 * where its case or its characters matter. What is no name is refused before there is any SQL. Immutable.
 *
 * @param parts with the quotes they were given with
 */
record Identifier(List<String> parts) {

    /** PostgreSQL cuts longer names. */
    private static final int MOST_CHARS = 63;

    private static final Pattern PART = Pattern.compile("\"[^\"\\p{Cntrl}]+\"|[A-Za-z_][A-Za-z0-9_$]*");

    Identifier {
        parts = List.copyOf(parts);
    }

    /**
     * A table, perhaps with its schema.
     *
     * @throws IllegalArgumentException when the text is no name
     */
    static Identifier table(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int at = 0;
        while (matcher.find(at) && matcher.start() == at && fits(matcher.group())) {
            parts.add(matcher.group());
            at = matcher.end();
            if (at == text.length()) {
                return new Identifier(parts);
            }
            if (text.charAt(at) != '.') {
                break;
            }
            at++;
        }
        throw invalid(text);
    }

    /**
     * A column.
     *
     * @throws IllegalArgumentException when the text is no name
     */
    static Identifier column(String text) {
        if (!PART.matcher(text).matches() || !fits(text)) {
            throw invalid(text);
        }
        return new Identifier(List.of(text));
    }

    private static boolean fits(String part) {
        return part.length() <= MOST_CHARS + (part.startsWith("\"") ? 2 : 0);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException("'" + text
                + "' is no name of a table or column: letters, digits and _, or anything in double quotes, at most "
                + MOST_CHARS);
    }

    /** The last part as the database stores it. */
    String name(SqlDialect dialect) {
        return stored(parts.get(parts.size() - 1), dialect);
    }

    /** The part before the last, the schema of a table, as the database stores it; empty where there is none. */
    Optional<String> schema(SqlDialect dialect) {
        return parts.size() < 2 ? Optional.empty() : Optional.of(stored(parts.get(parts.size() - 2), dialect));
    }

    private static String stored(String part, SqlDialect dialect) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1) : dialect.stored(part);
    }

    /** As it stands in SQL. */
    String in(SqlDialect dialect) {
        StringBuilder sql = new StringBuilder();
        for (String part : parts) {
            sql.append(sql.isEmpty() ? "" : ".")
                    .append('"')
                    .append(stored(part, dialect))
                    .append('"');
        }
        return sql.toString();
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
