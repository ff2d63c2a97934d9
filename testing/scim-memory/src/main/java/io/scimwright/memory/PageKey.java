package io.scimwright.memory;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Where a page ended: at a place in the order of creation, or at a value of the attribute that is sorted by. It stays right when
 * the resource that stood there is gone.
 */
final class PageKey {

    private PageKey() {}

    /** The key after a resource. */
    static String after(Query query, Match last) {
        Optional<ResolvedPath> path = query.sortBy();
        if (path.isEmpty()) {
            return Long.toString(last.sequence());
        }
        ScimObject.Builder place =
                ScimObject.builder().put("id", last.resource().id());
        path.get().attributeIn(last.resource().attributes()).ifPresent(value -> place.put("value", value));
        return ScimJson.write(place.build());
    }

    /** The first of the matches, in the order of the query, that comes after a key. */
    static int indexAfter(Query query, String key, List<Match> matches, ResourceType type) {
        return query.sortBy()
                .map(path -> indexAfter(stub(key, path, type), matches, ResourceOrder.by(path, query.sortOrder())))
                .orElseGet(() -> indexAfter(Long.parseLong(key), matches, Match::sequence));
    }

    private static ScimResource stub(String key, ResolvedPath path, ResourceType type) {
        ScimObject place = ScimJson.read(key);
        return ScimResource.of(type, path.set(place.without("value"), place.value("value")));
    }

    private static int indexAfter(ScimResource stub, List<Match> matches, Comparator<ScimResource> order) {
        int at = 0;
        while (at < matches.size() && order.compare(matches.get(at).resource(), stub) <= 0) {
            at++;
        }
        return at;
    }

    /** The first in the order of creation that came after a place. */
    static <T> int indexAfter(long sequence, List<T> inOrder, ToLongFunction<T> place) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.applyAsLong(inOrder.get(middle)) <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
