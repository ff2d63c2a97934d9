package io.scimwright.server;

import io.scimwright.server.spi.AuthenticationScheme;

/** What {@code WWW-Authenticate} says, in the words of the scheme by which clients sign in (RFC 9110 section 11.6.1). Immutable. */
final class Challenge {

    private final String text;
    private final boolean bearer;

    Challenge(AuthenticationScheme scheme) {
        this.text = text(scheme.type());
        this.bearer = text.startsWith("Bearer");
    }

    private static String text(String type) {
        return switch (type) {
            case "httpbasic" -> "Basic realm=\"SCIM\", charset=\"UTF-8\"";
            case "httpdigest" -> "Digest realm=\"SCIM\"";
            case "oauth" -> "OAuth realm=\"SCIM\"";
            default -> "Bearer realm=\"SCIM\"";
        };
    }

    /** The challenge to somebody who was not recognised; only bearer tokens have words for what is wrong (RFC 6750 section 3). */
    String refused(boolean sentCredentials) {
        return bearer && sentCredentials ? text + ", error=\"invalid_token\"" : text;
    }

    /** The challenge to somebody who lacks a scope. */
    String lacking(String scope) {
        return bearer ? text + ", error=\"insufficient_scope\", scope=\"" + scope + "\"" : text;
    }
}
