package io.scimwright.core.internal;

import io.scimwright.core.schema.AttributeDefinition;

/**
 * What no client may call a user. PRECIS, which RFC 7644 section 5 asks for, allows no blanks in names of users (RFC 8265 section
 * 3.1, RFC 8264 section 4.2). Refused are those at the ends, by which two users look like one; to cut them off would make an
 * identity provider see another name than it sent, and send it again for ever. Those inside have always been taken.
 */
final class LoginNames {

    private LoginNames() {}

    /** Whether a text begins or ends with a blank where it is to be the name that a user signs in with. */
    static boolean isUnfit(AttributeDefinition attribute, String text) {
        return !text.isEmpty()
                && (isBlank(text.charAt(0)) || isBlank(text.charAt(text.length() - 1)))
                && attribute.name().equals("userName");
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
