package io.scimwright.apim.internal;

import java.util.regex.Pattern;

/** Which ids can be names in a path of the management plane; any other belongs to nobody and is not sent. */
final class Ids {

    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9@._~-]{1,80}");

    private Ids() {}

    static boolean isPossible(String id) {
        return POSSIBLE.matcher(id).matches() && !id.equals(".") && !id.equals("..");
    }

    /** Whether an id may be that of a user who is not the owner of the service. */
    static boolean isPossibleUser(String id) {
        return !id.equals(ApimUser.OWNER) && isPossible(id);
    }
}
