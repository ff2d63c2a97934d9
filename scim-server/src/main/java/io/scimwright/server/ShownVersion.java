package io.scimwright.server;

import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of a user that is shown with groups which the engine filled in: that of the provider, which knows nothing of
 * groups, and what the groups are, so that a client that asks whether it has the user already learns of groups that came or
 * went. Conditions of writes are about the provider's part.
 */
final class ShownVersion {

    static final String GROUPS = "groups";

    private static final String MARK = "~g";
    private static final Pattern MARKED = Pattern.compile(MARK + "[0-9a-f]{16}\"$");

    private ShownVersion() {}

    /** The resource in the version that covers its groups; a version is as it was where there are none. */
    static ScimResource of(ScimResource user) {
        List<ScimValue> groups = user.attributes().elements(GROUPS);
        String version = user.version().orElse("");
        if (groups.isEmpty() || !version.endsWith("\"")) {
            return user;
        }
        String marked = version.substring(0, version.length() - 1) + MARK + hex(sum(groups)) + "\"";
        return user.withMeta(Meta.none().version(marked));
    }

    /** The same in any order, since a provider lists groups as it likes. */
    private static long sum(List<ScimValue> groups) {
        long sum = 0;
        for (ScimValue group : groups) {
            if (group instanceof ScimObject element) {
                long id = hash(element.findString("value").orElse(""));
                sum += mixed(31 * id + hash(element.findString("display").orElse("")));
            }
        }
        return sum;
    }

    /** Sixteen digits. */
    private static String hex(long value) {
        return HexFormat.of().toHexDigits(value);
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        return mixed ^ (mixed >>> 31);
    }

    /** The provider's part of a tag that was shown; any other tag as it is. */
    static String stored(String opaque) {
        return opaque.contains(MARK) ? MARKED.matcher(opaque).replaceFirst("\"") : opaque;
    }
}
