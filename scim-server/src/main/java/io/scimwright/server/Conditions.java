package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.RequestHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conditions that a client makes by If-Match and If-None-Match (RFC 9110 section 13, RFC 7644 section 3.14). Tags are
 * compared weakly throughout, since SCIM's are weak. Immutable.
 *
 * @param match tags of If-Match; empty where the header is absent
 * @param noneMatch tags of If-None-Match; empty where the header is absent
 */
record Conditions(List<String> match, List<String> noneMatch) {

    private static final String ANY = "*";
    private static final Conditions NONE = new Conditions(List.of(), List.of());

    /** A tag; what is no tag is taken up to the next comma, so that it matches nothing instead of being an error. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")|([^,\\s][^,]*)");

    static Conditions none() {
        return NONE;
    }

    static Conditions of(RequestHeaders headers) {
        List<String> match = headers.all("If-Match");
        List<String> noneMatch = headers.all("If-None-Match");
        return match.isEmpty() && noneMatch.isEmpty() ? NONE : new Conditions(tags(match), tags(noneMatch));
    }

    /** The condition of an operation in a bulk request that names a version. */
    static Conditions version(String entityTag) {
        return new Conditions(tags(List.of(entityTag)), List.of());
    }

    private static List<String> tags(List<String> values) {
        List<String> tags = new ArrayList<>();
        for (String value : values) {
            Matcher matcher = TAG.matcher(value);
            while (matcher.find()) {
                tags.add(
                        matcher.group(1) != null
                                ? matcher.group(1)
                                : matcher.group(2).strip());
            }
        }
        // A header that holds no tag at all names a version that nothing has.
        return tags.isEmpty() && !values.isEmpty() ? List.of("") : List.copyOf(tags);
    }

    /**
     * Whether the client already has what it asks for. Tags are weak: that of a user is the provider's, which does not change when
     * only the groups do that are shown with it, and is the same whatever is shown (RFC 7644 section 3.14).
     */
    boolean isNotModified(ScimResource resource) {
        return names(noneMatch, resource.version());
    }

    boolean isEmpty() {
        return match.isEmpty() && noneMatch.isEmpty();
    }

    /**
     * Checks the conditions of a write against the resource as it is now.
     *
     * @param current read only when there is a condition
     * @return what has to hold when the write happens
     * @throws ScimException 412 when a condition does not hold
     */
    Precondition check(Supplier<ScimResource> current) {
        if (isEmpty()) {
            return Precondition.none();
        }
        ScimResource seen = current.get();
        boolean holds = (match.isEmpty() || names(match, seen.version())) && !names(noneMatch, seen.version());
        if (!holds) {
            throw ScimException.preconditionFailed("the " + seen.type().name() + " is in version "
                    + seen.version().orElse("(none)") + ", which the condition of the request excludes");
        }
        return match.equals(List.of(ANY)) && noneMatch.isEmpty()
                ? Precondition.none()
                : Precondition.unchangedSince(seen);
    }

    private static boolean names(List<String> tags, Optional<String> version) {
        return tags.contains(ANY)
                || version.map(Conditions::opaque).filter(tags::contains).isPresent();
    }

    private static String opaque(String entityTag) {
        return entityTag.startsWith("W/") ? entityTag.substring(2) : entityTag;
    }
}
