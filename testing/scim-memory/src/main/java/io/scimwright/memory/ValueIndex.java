package io.scimwright.memory;

import io.scimwright.core.patch.Change;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.Uniqueness;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which resources have which value of one attribute. Guarded by its store. */
final class ValueIndex {

    private final ResolvedPath path;
    private final String attribute;
    private final boolean byElement;

    /** In the order of their creation: a list that cannot change for the one cell that most values have, or one that can. */
    private final Map<String, List<Cell>> cells = new HashMap<>();

    ValueIndex(ResolvedPath path) {
        this.path = path;
        this.attribute = path.withoutSub().toString();
        this.byElement = isToldApartByValue(path);
    }

    /** Whether an element that comes or goes takes its value with it, as in members: no other element has the same. */
    private static boolean isToldApartByValue(ResolvedPath path) {
        AttributeDefinition leaf = path.leaf();
        return path.attribute().isMultiValued()
                && path.subAttribute().isPresent()
                && leaf.name().equals("value")
                && leaf.mutability() == Mutability.IMMUTABLE;
    }

    boolean isOf(ResolvedPath other) {
        return path.equals(other);
    }

    boolean isUnique() {
        return path.leaf().uniqueness() != Uniqueness.NONE;
    }

    String path() {
        return path.toString();
    }

    /** The resources with a value in the order of their creation. */
    List<Cell> find(String value) {
        return cells.getOrDefault(path.leaf().comparisonKey(value), List.of());
    }

    /** Whether another cell has one of the values of a resource. */
    boolean isTaken(Cell cell, ScimResource wanted) {
        for (String key : keys(wanted)) {
            if (isTaken(cell, key)) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // a cell is what it is, not what it holds
    private boolean isTaken(Cell cell, String key) {
        for (Cell other : cells.getOrDefault(key, List.of())) {
            if (other != cell) {
                return true;
            }
        }
        return false;
    }

    void add(Cell cell, ScimResource resource) {
        for (String key : keys(resource)) {
            add(cell, key);
        }
    }

    void remove(Cell cell, ScimResource resource) {
        for (String key : keys(resource)) {
            remove(cell, key);
        }
    }

    /** Follows a write; what did not change is not looked at. */
    void move(Cell cell, ScimResource before, ScimResource after, List<Change> changes) {
        for (Change change : changes) {
            if (!change.path().equals(attribute)) {
                continue;
            }
            if (byElement) {
                change.removed().forEach(element -> remove(cell, key(element)));
                change.added().forEach(element -> add(cell, key(element)));
            } else {
                remove(cell, before);
                add(cell, after);
            }
        }
    }

    private void add(Cell cell, String key) {
        if (key.isEmpty()) {
            return;
        }
        List<Cell> holders = cells.get(key);
        if (holders == null) {
            cells.put(key, List.of(cell));
        } else if (holders.size() == 1) {
            cells.put(key, both(holders.get(0), cell));
        } else {
            insert(holders, cell);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a cell is what it is, not what it holds
    private static List<Cell> both(Cell one, Cell other) {
        if (one == other) {
            return List.of(one);
        }
        List<Cell> both = new ArrayList<>(List.of(one, other));
        both.sort(Cell.IN_ORDER);
        return both;
    }

    private static void insert(List<Cell> holders, Cell cell) {
        if (Cell.IN_ORDER.compare(holders.get(holders.size() - 1), cell) < 0) {
            holders.add(cell);
            return;
        }
        int at = Collections.binarySearch(holders, cell, Cell.IN_ORDER);
        if (at < 0) {
            holders.add(-at - 1, cell);
        }
    }

    private void remove(Cell cell, String key) {
        List<Cell> holders = cells.getOrDefault(key, List.of());
        int at = Collections.binarySearch(holders, cell, Cell.IN_ORDER);
        if (at < 0) {
            return;
        }
        switch (holders.size()) {
            case 1 -> cells.remove(key);
            case 2 -> cells.put(key, List.of(holders.get(1 - at)));
            default -> holders.remove(at);
        }
    }

    /** A value that stands twice is there twice. */
    private List<String> keys(ScimResource resource) {
        List<ScimValue> values = path.valuesIn(resource.attributes());
        if (values.size() == 1 && values.get(0) instanceof ScimString text) {
            return List.of(path.leaf().comparisonKey(text.value()));
        }
        List<String> keys = new ArrayList<>(values.size());
        for (ScimValue value : values) {
            if (value instanceof ScimString text) {
                keys.add(path.leaf().comparisonKey(text.value()));
            }
        }
        return keys;
    }

    private String key(ScimValue element) {
        String value = element instanceof ScimObject object
                ? object.findString("value").orElse("")
                : "";
        return path.leaf().comparisonKey(value);
    }
}
