package io.scimwright.core.patch;

import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The places of the elements of one multi-valued attribute by the keys that the operations of a patch ask for. It holds nothing
 * else: of ten thousand members, the one that is added or removed. Not thread-safe.
 */
final class ElementIndex {

    private static final int[] NOWHERE = {};

    private final ElementKeys keys;
    private final List<Column> columns;

    ElementIndex(ElementKeys keys) {
        this(keys, new ArrayList<>());
    }

    private ElementIndex(ElementKeys keys, List<Column> columns) {
        this.keys = keys;
        this.columns = columns;
    }

    /** An empty index for the same keys; this one's tables may have grown large, and clearing them costs their size. */
    ElementIndex cleared() {
        List<Column> empty = new ArrayList<>();
        columns.forEach(column -> empty.add(new Column(column.name, column.wanted)));
        return new ElementIndex(keys, empty);
    }

    /** Announces keys; only elements with announced ones are held. */
    void want(Lookup lookup) {
        lookup.forEachKey(key -> column(key.column()).wanted.add(key.key()));
    }

    private Column column(String name) {
        for (Column column : columns) {
            if (column.name.equals(name)) {
                return column;
            }
        }
        Column column = new Column(name, new Wanted());
        columns.add(column);
        return column;
    }

    /**
     * Takes in all that is there from a place on.
     *
     * @param before what stands at the places that are not touched
     */
    void fill(List<ScimValue> elements, int from, ScimList before, BitSet touched) {
        for (Column column : columns) {
            if (keys.isValueAlone() && column.name.equals(ElementKeys.VALUE)) {
                fillByValue(column, elements, from, before, touched);
            } else {
                for (int place = from; place < elements.size(); place++) {
                    fill(column, elements, place);
                }
            }
        }
    }

    /** Of ten thousand members, none is looked at but those that are named and those that were touched already. */
    private void fillByValue(Column column, List<ScimValue> elements, int from, ScimList before, BitSet touched) {
        int place = before.nextPlace(from, column.wanted::mayHave);
        while (place < before.size()) {
            fill(column, elements, place);
            place = before.nextPlace(place + 1, column.wanted::mayHave);
        }
        touched.stream().filter(at -> at >= from).forEach(at -> fill(column, elements, at));
    }

    private void fill(Column column, List<ScimValue> elements, int place) {
        ScimValue element = elements.get(place);
        if (element.isAssigned()) {
            column.add(keys.of(column.name, element), place);
        }
    }

    /** Notes what stands at a place now and stood there before; null is nothing. */
    void move(int place, @Nullable ScimValue before, @Nullable ScimValue after) {
        for (Column column : columns) {
            if (before != null && after != null && keys.isUntouched(column.name, before, after)) {
                continue;
            }
            Object from = before == null ? null : keys.of(column.name, before);
            Object to = after == null ? null : keys.of(column.name, after);
            if (from == null || !from.equals(to)) {
                column.remove(from, place);
                column.add(to, place);
            }
        }
    }

    /** How many places a look-up leads to, each counted as often as it is found. */
    int size(Lookup lookup) {
        if (lookup instanceof Lookup.Key key) {
            Places places = column(key.column()).places.get(key.key());
            return places == null ? 0 : places.size();
        }
        return lookup instanceof Lookup.Fewest fewest
                ? fewest.each().stream().mapToInt(this::size).min().orElse(0)
                : ((Lookup.Union) lookup).each().stream().mapToInt(this::size).sum();
    }

    /** The places that a look-up leads to, in ascending order. */
    int[] places(Lookup lookup) {
        if (lookup instanceof Lookup.Key key) {
            Places places = column(key.column()).places.get(key.key());
            return places == null ? NOWHERE : places.toArray();
        }
        if (lookup instanceof Lookup.Union union) {
            return union.each().stream()
                    .flatMapToInt(one -> IntStream.of(places(one)))
                    .sorted()
                    .distinct()
                    .toArray();
        }
        List<Lookup> each = ((Lookup.Fewest) lookup).each();
        Lookup best = each.get(0);
        for (Lookup one : each) {
            best = size(one) < size(best) ? one : best;
        }
        return places(best);
    }

    /** The first place under a key; -1 where there is none. */
    int first(Lookup.Key key) {
        Places places = column(key.column()).places.get(key.key());
        return places == null || places.size() == 0 ? -1 : places.first();
    }

    /** Keys to hold; most elements have none of them, which the hash tells without a look at the key. */
    private static final class Wanted {

        private static final int BITS = 1 << 10;

        private final Set<Object> all = new HashSet<>();
        private final long[] hashes = new long[BITS / Long.SIZE];

        void add(Object key) {
            all.add(key);
            int bit = bit(hash(key));
            hashes[bit / Long.SIZE] |= 1L << bit;
        }

        boolean has(Object key) {
            return mayHave(hash(key)) && all.contains(key);
        }

        /** False only where no key is wanted that has this hash; 0 stands for any. */
        boolean mayHave(int hash) {
            int bit = bit(hash);
            return hash == 0 || (hashes[bit / Long.SIZE] & 1L << bit) != 0;
        }

        private static int bit(int hash) {
            return (hash ^ hash >>> 16) & BITS - 1;
        }

        /** Of a string the same as what {@link ScimList#nextPlace} tells. */
        private static int hash(Object key) {
            return key instanceof ScimString text ? text.value().hashCode() : key.hashCode();
        }
    }

    /** One kind of keys. */
    private static final class Column {

        private final String name;
        private final Wanted wanted;
        private final Map<Object, Places> places = new HashMap<>();

        Column(String name, Wanted wanted) {
            this.name = name;
            this.wanted = wanted;
        }

        void add(@Nullable Object key, int place) {
            if (key != null && wanted.has(key)) {
                places.computeIfAbsent(key, none -> new Places()).add(place);
            }
        }

        void remove(@Nullable Object key, int place) {
            Places known = key == null ? null : places.get(key);
            if (known != null) {
                known.remove(place);
            }
        }
    }
}
