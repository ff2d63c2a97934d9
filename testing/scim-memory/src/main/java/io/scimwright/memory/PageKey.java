package io.scimwright.memory;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Where a page ended: at a place in the order of creation, or at a value of the attribute that is sorted by. It stays right when
 * the resource that stood there is gone.
 */
final class PageKey {

    /** A cursor with it fits into every URL. */
    private static final int MOST_CHARS = 200;

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String ID = "id";
    private static final String VALUE = "value";

    /** Of a value that is only the beginning of one: what tells that one from others. */
    private static final String CUT = "cut";

    private PageKey() {}

    /** The key after a resource. */
    static String after(Query query, Match last) {
        Optional<ResolvedPath> path = query.sortBy();
        if (path.isEmpty()) {
            return Long.toString(last.sequence());
        }
        ScimObject.Builder place = ScimObject.builder().put(ID, last.resource().id());
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
            place.put(CUT, fingerprint(text.value()))
                    .put(VALUE, text.value().substring(0, splits ? MOST_CHARS - 1 : MOST_CHARS));
        } else {
            place.putIfAssigned(VALUE, value);
        }
    }

    private static String fingerprint(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The first of the matches, in the order of the query, that comes after a key. */
    static int indexAfter(Query query, String key, List<Match> matches, ResourceType type) {
        Optional<ResolvedPath> path = query.sortBy();
        if (path.isEmpty()) {
            return indexAfter(Long.parseLong(key), matches, Match::sequence);
        }
        ScimObject place = whole(ScimJson.read(key), path.get(), query.sortOrder(), matches);
        return indexAfter(stub(place, path.get(), type), matches, ResourceOrder.by(path.get(), query.sortOrder()));
    }

    /**
     * With the value that was cut, if its resource still has it; otherwise before all that begins alike: rather is something shown
     * again than left out.
     */
    private static ScimObject whole(ScimObject place, ResolvedPath path, SortOrder order, List<Match> matches) {
        Optional<String> cut = place.findString(CUT);
        if (cut.isEmpty()) {
            return place;
        }
        String beginning = place.findString(VALUE).orElse("");
        String before = order == SortOrder.DESCENDING ? beginning + LAST_CHARACTER : beginning;
        return place.with(
                VALUE,
                ScimString.of(value(place, path, matches)
                        .filter(value -> fingerprint(value).equals(cut.get()))
                        .orElse(before)));
    }

    /** What the resource of a key has now. */
    private static Optional<String> value(ScimObject place, ResolvedPath path, List<Match> matches) {
        String id = place.findString(ID).orElse("");
        return matches.stream()
                .map(Match::resource)
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .flatMap(resource -> path.attributeIn(resource.attributes()))
                .map(value -> compared(path, value))
                .filter(ScimString.class::isInstance)
                .map(value -> ((ScimString) value).value());
    }

    private static ScimResource stub(ScimObject place, ResolvedPath path, ResourceType type) {
        ScimValue value = place.value(VALUE);
        boolean wrapped = path.subAttribute().isPresent() && value.isAssigned();
        ScimObject id = place.without(VALUE).without(CUT);
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
