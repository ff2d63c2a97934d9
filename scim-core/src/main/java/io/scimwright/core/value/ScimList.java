package io.scimwright.core.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** An ordered list of values, the wire form of a multi-valued attribute. The empty list is unassigned. */
public final class ScimList implements ScimValue, Iterable<ScimValue> {

    private static final ScimList EMPTY = new ScimList(List.of());

    private final List<ScimValue> elements;

    private ScimList(List<ScimValue> elements) {
        this.elements = elements;
    }

    public static ScimList empty() {
        return EMPTY;
    }

    public static ScimList of(ScimValue... elements) {
        return elements.length == 0 ? EMPTY : new ScimList(List.of(elements));
    }

    public static ScimList of(Collection<? extends ScimValue> elements) {
        return elements.isEmpty() ? EMPTY : new ScimList(List.copyOf(elements));
    }

    /** The elements in order; the list cannot be changed. */
    public List<ScimValue> elements() {
        return elements;
    }

    public int size() {
        return elements.size();
    }

    /** The element at a place, from 0. */
    public ScimValue get(int place) {
        return elements.get(place);
    }

    /** This list with one more element at its end. */
    public ScimList plus(ScimValue element) {
        List<ScimValue> all = new ArrayList<>(elements.size() + 1);
        all.addAll(elements);
        all.add(element);
        return of(all);
    }

    /** The elements for which the test holds; this very list when it holds for all. */
    public ScimList filter(Predicate<ScimValue> test) {
        List<ScimValue> kept = elements.stream().filter(test).toList();
        return kept.size() == elements.size() ? this : of(kept);
    }

    @Override
    public boolean isAssigned() {
        return !elements.isEmpty();
    }

    @Override
    public Iterator<ScimValue> iterator() {
        return elements.iterator();
    }

    /** Equal elements in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ScimList list && list.elements.equals(elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
