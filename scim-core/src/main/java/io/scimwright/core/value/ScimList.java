package io.scimwright.core.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** An ordered list of values, the wire form of a multi-valued attribute. The empty list is unassigned. */
public final class ScimList implements ScimValue, Iterable<ScimValue> {

    private static final ScimList EMPTY = new ScimList(new ScimValue[0]);

    private final ScimValue[] array;
    private final List<ScimValue> elements;

    /** A list of the values in an array that nobody else has. */
    private ScimList(ScimValue[] array) {
        for (ScimValue element : array) {
            Objects.requireNonNull(element);
        }
        this.array = array;
        this.elements = Collections.unmodifiableList(Arrays.asList(array));
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
