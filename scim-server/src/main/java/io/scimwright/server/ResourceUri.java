package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the end of the path of a URI says: the endpoint of a resource type, and the id of a resource there. Whatever stands behind
 * that, a slash, a query or a fragment, changes nothing.
 *
 * @param endpoint with a slash before it: {@code /Users}
 */
record ResourceUri(String endpoint, String id) {

    private static final Pattern VERSION = Pattern.compile("/v\\d+(?=/)");

    /** The endpoint and id that a URI ends with; empty where it is no such URI. */
    static Optional<ResourceUri> of(String uri) {
        String path = path(uri);
        int id = path.lastIndexOf('/');
        int endpoint = path.lastIndexOf('/', id - 1) + 1;
        if (id <= endpoint) {
            return Optional.empty();
        }
        try {
            String decoded = Percent.decode(path.substring(id + 1), false);
            return Optional.of(new ResourceUri("/" + path.substring(endpoint, id), decoded));
        } catch (ScimException notEncoded) {
            return Optional.empty();
        }
    }

    /** Whether two URIs differ by what has no meaning at most: the version of the protocol (RFC 7643 section 2.4). */
    static boolean isSame(String one, String other) {
        return unversioned(one).equals(unversioned(other));
    }

    private static String unversioned(String uri) {
        return VERSION.matcher(path(uri)).replaceFirst("");
    }

    private static String path(String uri) {
        int end = 0;
        while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
            end++;
        }
        while (end > 0 && uri.charAt(end - 1) == '/') {
            end--;
        }
        return uri.substring(0, end);
    }
}
