package io.scimwright.server.spi;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A permission of a principal: to read, or to write, which includes reading; everything or the resources of one type.
 *
 * @param write whether writing is allowed, not only reading
 * @param resourceType the name of a resource type such as {@code User}; {@code *} stands for every one
 */
public record Scope(boolean write, String resourceType) {

    /** Every type. */
    public static final String EVERYTHING = "*";

    /** To read everything. */
    public static final Scope READ = new Scope(false, EVERYTHING);

    /** To read and write everything. */
    public static final Scope WRITE = new Scope(true, EVERYTHING);

    private static final Pattern TEXT = Pattern.compile("(read|write)(?::([A-Za-z0-9._-]+))?");

    public Scope {
        Objects.requireNonNull(resourceType);
    }

    /**
     * The scope of a text: {@code read}, {@code write}, {@code read:User}, {@code write:Group}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static Scope parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "a scope is read, write, read:<type> or write:<type>, not '" + text + "'");
        }
        return new Scope(parts.group(1).equals("write"), Objects.requireNonNullElse(parts.group(2), EVERYTHING));
    }

    boolean allows(boolean writing, String type) {
        return (write || !writing) && (resourceType.equals(EVERYTHING) || resourceType.equals(type));
    }

    @Override
    public String toString() {
        return (write ? "write" : "read") + (resourceType.equals(EVERYTHING) ? "" : ":" + resourceType);
    }
}
