package io.scimwright.memory;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Where a page ended: at a place in the order of creation, or at a value of the attribute that is sorted by. It stays right when
 * the resource that stood there is gone.
 */
final class PageKey {

    /** A cursor with it fits into every URL. */
    private static final int MOST_CHARS = 200;

    /** Marks a key whose value is only the beginning of one. */
    private static final String CUT = "cut";

    private PageKey() {}

    /** The key after a resource. */
    static String after(Query query, Match last) {
        Optional<ResolvedPath> path = query.sortBy();
        if (path.isEmpty()) {
            return Long.toString(last.sequence());
        }
        ScimObject.Builder place =
                ScimObject.builder().put("id", last.resource().id());
        path.get()
                .attributeIn(last.resource().attributes())
                .map(value -> compared(path.get(), value))
                .ifPresent(value -> put(place, value));
        return ScimJson.write(place.build());
    }

    /** Of an attribute what the order looks at: one value of one element, however many there are. */
    private static ScimValue compared(ResolvedPath path, ScimValue value) {
        ScimValue deciding = value;
        if (value instanceof ScimList list && list.isAssigned()) {
            deciding = list.elements().stream()
                    .filter(PageKey::isPrimary)
                    .findFirst()
                    .orElse(list.elements().get(0));
        }
        return deciding instanceof ScimObject object ? object.value(path.leaf().name()) : deciding;
    }

    private static boolean isPrimary(ScimValue element) {
        return element instanceof ScimObject object
                && object.findBoolean("primary").orElse(false);
    }

    /** A long text stands in the key by its beginning: cursors travel in URLs. */
    private static void put(ScimObject.Builder place, ScimValue value) {
        if (value instanceof ScimString text && text.value().length() > MOST_CHARS) {
            boolean splits = Character.isHighSurrogate(text.value().charAt(MOST_CHARS - 1));
            place.put(CUT, true).put("value", text.value().substring(0, splits ? MOST_CHARS - 1 : MOST_CHARS));
        } else {
            place.putIfAssigned("value", value);
        }
    }

    /** The first of the matches, in the order of the query, that comes after a key. */
    static int indexAfter(Query query, String key, List<Match> matches, ResourceType type) {
        Optional<ResolvedPath> path = query.sortBy();
        if (path.isEmpty()) {
            return indexAfter(Long.parseLong(key), matches, Match::sequence);
        }
        ScimObject place = ScimJson.read(key);
        int at = place.has(CUT) ? indexOf(place.findString("id").orElse(""), matches) : -1;
        return at >= 0
                ? at + 1
                : indexAfter(stub(place, path.get(), type), matches, ResourceOrder.by(path.get(), query.sortOrder()));
    }

    private static int indexOf(String id, List<Match> matches) {
        int at = 0;
        while (at < matches.size() && !matches.get(at).resource().id().equals(id)) {
            at++;
        }
        return at < matches.size() ? at : -1;
    }

    private static ScimResource stub(ScimObject place, ResolvedPath path, ResourceType type) {
        ScimValue value = place.value("value");
        boolean wrapped = path.subAttribute().isPresent() && value.isAssigned();
        ScimObject id = place.without("value").without(CUT);
        return ScimResource.of(
                type, path.set(id, wrapped ? ScimObject.of(path.leaf().name(), value) : value));
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
