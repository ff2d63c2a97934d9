package io.scimwright.core.internal;

import java.util.regex.Pattern;

/** What may be the name of an attribute (RFC 7643 section 2.1, with the dollar sign of {@code $ref}). */
public final class AttributeNames {

    private static final Pattern NAME = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_$-]*");

    private AttributeNames() {}

    /** Whether a text may be the name of an attribute. */
    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }
}
