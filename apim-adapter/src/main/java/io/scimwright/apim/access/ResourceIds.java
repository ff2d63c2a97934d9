package io.scimwright.apim.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ids of products, groups and subscriptions in APIM. Azure compares the names of resources without regard to case, so that what a
 * mapping says may be spelled in another way than what APIM has; both are sent and shown as they were spelled.
 */
public final class ResourceIds {

    private ResourceIds() {}

    /** Whether two ids are those of one resource. */
    public static boolean areSame(String id, String other) {
        return id.equalsIgnoreCase(other);
    }

    /** A set of these ids that finds them in any case; of those that are the same it holds the first. */
    public static Set<String> set(Collection<String> ids) {
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(ids);
        return all;
    }

    /** What is equal for ids that are the same. */
    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
