package io.scimwright.core.value;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An ordered list of values, the wire form of a multi-valued attribute. The empty list is unassigned. */
public final class ScimList implements ScimValue, Iterable<ScimValue> {

    /** The hash codes of fewer elements are not worth keeping. */
    private static final int HASHED_FROM = 64;

    private static final ScimList EMPTY = new ScimList(new ScimValue[0], null);

    private final ScimValue[] array;
    private final List<ScimValue> elements;

    /** Null until somebody asks. Made twice at worst by two threads, and safe to publish without a lock. */
    private @Nullable ValueHashes hashes;

    /** A list of the values in an array that nobody else has. */
    private ScimList(ScimValue[] array) {
        this(array, null);
        for (ScimValue element : array) {
            Objects.requireNonNull(element);
        }
    }

    private ScimList(ScimValue[] array, @Nullable ValueHashes hashes) {
        this.array = array;
        this.elements = Collections.unmodifiableList(Arrays.asList(array));
        this.hashes = hashes;
    }

    public static ScimList empty() {
        return EMPTY;
    }

    public static ScimList of(ScimValue... elements) {
        return elements.length == 0 ? EMPTY : new ScimList(elements.clone());
    }

    public static ScimList of(Collection<? extends ScimValue> elements) {
        return elements.isEmpty() ? EMPTY : new ScimList(elements.toArray(new ScimValue[0]));
    }

    /** The elements in order; the list cannot be changed. */
    public List<ScimValue> elements() {
        return elements;
    }

    public int size() {
        return array.length;
    }

    /** The element at a place, from 0. */
    public ScimValue get(int place) {
        return array[place];
    }

    /** This list with one more element at its end. */
    public ScimList plus(ScimValue element) {
        ScimValue[] all = Arrays.copyOf(array, array.length + 1);
        all[array.length] = element;
        return new ScimList(all);
    }

    /**
     * This list after changes. Only the places that were touched are looked at, and what is kept for {@link #nextPlace} stays kept.
     *
     * @param now what stands at each place of this list, and then what is new; {@link #empty()} stands for nothing
     * @param touched the places at which something else may stand than in this list, with all new ones
     */
    @SuppressWarnings("ReferenceEquality") // there is one empty list
    public ScimList changedTo(List<ScimValue> now, BitSet touched) {
        if (touched.nextClearBit(array.length) < now.size()) {
            throw new IllegalArgumentException("a new place was not touched");
        }
        ScimValue[] all = Arrays.copyOf(array, now.size());
        Gaps gaps = new Gaps(new BitSet(), all.length);
        for (int place = touched.nextSetBit(0); place >= 0; place = touched.nextSetBit(place + 1)) {
            all[place] = Objects.requireNonNull(now.get(place));
            gaps.places().set(place, all[place] == EMPTY);
        }
        int left = gaps.left();
        ValueHashes known = left < HASHED_FROM ? null : hashes;
        return left == 0
                ? EMPTY
                : new ScimList(
                        gaps.close(all, ScimValue[]::new), known == null ? null : known.changedTo(all, touched, gaps));
    }

    /**
     * The first place, from a given one on, whose element may be the one that is looked for; {@link #size()} where there is none.
     *
     * <p>Most elements are not, which their hash codes tell without a look at them. A large list keeps those from the first
     * question on, four bytes for each element.
     *
     * @param hash tells by the hash code of the string that an element is known by: its {@code value}, as in members, or the
     *     element itself; 0 where that is no string, or has this hash code
     */
    public int nextPlace(int from, IntPredicate hash) {
        ValueHashes known = hashes;
        if (known == null) {
            known = ValueHashes.of(array);
            hashes = array.length < HASHED_FROM ? null : known;
        }
        return known.next(from, hash);
    }

    /** The elements for which the test holds; this very list when it holds for all. */
    public ScimList filter(Predicate<ScimValue> test) {
        List<ScimValue> kept = elements.stream().filter(test).toList();
        return kept.size() == elements.size() ? this : of(kept);
    }

    @Override
    public boolean isAssigned() {
        return array.length > 0;
    }

    @Override
    public Iterator<ScimValue> iterator() {
        return elements.iterator();
    }

    /** Equal elements in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ScimList list && Arrays.equals(list.array, array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return Arrays.toString(array);
    }
}
