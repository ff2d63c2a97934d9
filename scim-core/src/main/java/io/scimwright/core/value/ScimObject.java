package io.scimwright.core.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Named values in order, the wire form of a resource and of a complex attribute. Names are compared without regard to
 * case (RFC 7643 section 2.1) and keep the spelling they were given; a name stands at most once.
 *
 * <pre>{@code
 * ScimObject name = ScimObject.builder().put("givenName", "Ada").put("familyName", "Lovelace").build();
 * ScimObject renamed = name.with("familyName", ScimString.of("King"));   // name is unchanged
 * }</pre>
 */
public final class ScimObject implements ScimValue {

    /** Above this many members a look-up goes through a hash index, so that a body of many names stays linear. */
    private static final int INDEXED_FROM = 48;

    private static final ScimObject EMPTY = new ScimObject(new String[0], new ScimValue[0]);

    private final String[] names;
    private final ScimValue[] values;
    private @Nullable Map<String, Integer> index;

    private ScimObject(String[] names, ScimValue[] values) {
        this.names = names;
        this.values = values;
    }

    public static ScimObject empty() {
        return EMPTY;
    }

    /** An object of one member. */
    public static ScimObject of(String name, ScimValue value) {
        return new ScimObject(
                new String[] {Objects.requireNonNull(name)}, new ScimValue[] {Objects.requireNonNull(value)});
    }

    public static Builder builder() {
        return new Builder();
    }

    public int size() {
        return names.length;
    }

    /** Whether it holds an assigned member. */
    @Override
    public boolean isAssigned() {
        for (ScimValue value : values) {
            if (value.isAssigned()) {
                return true;
            }
        }
        return false;
    }

    public boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The value of a member; the empty list, which is unassigned, where there is none. */
    public ScimValue value(String name) {
        int at = indexOf(name);
        return at < 0 ? ScimList.empty() : values[at];
    }

    /** The name of the member at a place, from 0, in the spelling that was given. */
    public String nameAt(int place) {
        return names[place];
    }

    /** The value of the member at a place, from 0. */
    public ScimValue valueAt(int place) {
        return values[place];
    }

    /** The value of a member; empty where there is none. */
    public Optional<ScimValue> find(String name) {
        return Optional.ofNullable(get(name));
    }

    /** The value of a member that is a string; empty where there is none or it is something else. */
    public Optional<String> findString(String name) {
        return get(name) instanceof ScimString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** The value of a member that is a boolean; empty where there is none or it is something else. */
    public Optional<Boolean> findBoolean(String name) {
        return get(name) instanceof ScimBoolean bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** The value of a member that is an object; empty where there is none or it is something else. */
    public Optional<ScimObject> findObject(String name) {
        return get(name) instanceof ScimObject object ? Optional.of(object) : Optional.empty();
    }

    /** The elements of a member that is a list; the empty list where there is none or it is something else. */
    public List<ScimValue> elements(String name) {
        return get(name) instanceof ScimList list ? list.elements() : List.of();
    }

    /** The names in order, in the spelling that was given. */
    public List<String> names() {
        return new AbstractList<>() {
            @Override
            public String get(int i) {
                return names[i];
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    public void forEach(BiConsumer<String, ScimValue> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    /** This object with one member set: at its place when it is there, at the end otherwise. */
    public ScimObject with(String name, ScimValue value) {
        Objects.requireNonNull(value);
        int at = indexOf(name);
        if (at >= 0) {
            if (values[at] == value) {
                return this;
            }
            ScimValue[] changed = values.clone();
            changed[at] = value;
            return new ScimObject(names, changed);
        }
        String[] moreNames = Arrays.copyOf(names, names.length + 1);
        ScimValue[] moreValues = Arrays.copyOf(values, values.length + 1);
        moreNames[names.length] = name;
        moreValues[values.length] = value;
        return new ScimObject(moreNames, moreValues);
    }

    /** This object without one member; this very object when it is not there. */
    public ScimObject without(String name) {
        int at = indexOf(name);
        if (at < 0) {
            return this;
        }
        String[] fewerNames = new String[names.length - 1];
        ScimValue[] fewerValues = new ScimValue[names.length - 1];
        System.arraycopy(names, 0, fewerNames, 0, at);
        System.arraycopy(names, at + 1, fewerNames, at, fewerNames.length - at);
        System.arraycopy(values, 0, fewerValues, 0, at);
        System.arraycopy(values, at + 1, fewerValues, at, fewerValues.length - at);
        return new ScimObject(fewerNames, fewerValues);
    }

    /** This object with the member set, or without it when the value is unassigned. */
    public ScimObject withOrWithout(String name, ScimValue value) {
        return value.isAssigned() ? with(name, value) : without(name);
    }

    private @Nullable ScimValue get(String name) {
        int at = indexOf(name);
        return at < 0 ? null : values[at];
    }

    private int indexOf(String name) {
        if (names.length >= INDEXED_FROM) {
            return index().getOrDefault(fold(name), -1);
        }
        return indexOf(name, names, names.length);
    }

    /** Names mostly come from the same schema: the same string is found before any characters are compared. */
    @SuppressWarnings("ReferenceEquality")
    private static int indexOf(String name, String[] names, int size) {
        for (int i = 0; i < size; i++) {
            if (names[i] == name) {
                return i;
            }
        }
        for (int i = 0; i < size; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Integer> index() {
        Map<String, Integer> known = index;
        if (known == null) {
            Map<String, Integer> built = new HashMap<>(names.length * 2);
            for (int i = 0; i < names.length; i++) {
                built.put(fold(names[i]), i);
            }
            // Built twice at worst by two threads; an immutable map is safe to publish without a lock.
            known = Map.copyOf(built);
            index = known;
        }
        return known;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The same names, whatever their case and order, with equal values (RFC 7643 section 2.3.8). */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof ScimObject object) || object.names.length != names.length) {
            return false;
        }
        for (int i = 0; i < names.length; i++) {
            if (!values[i].equals(object.get(names[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = 0;
        for (int i = 0; i < names.length; i++) {
            sum += fold(names[i]).hashCode() ^ values[i].hashCode();
        }
        return sum;
    }

    /** For people who debug; a password is not in it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            boolean secret = names[i].equalsIgnoreCase("password");
            text.append(i == 0 ? "" : ", ").append(names[i]).append(": ").append(secret ? "***" : values[i]);
        }
        return text.append('}').toString();
    }

    /** Collects members in order. Not thread-safe. */
    public static final class Builder {

        private String[] names = new String[8];
        private ScimValue[] values = new ScimValue[8];
        private int size;
        private @Nullable Map<String, Integer> index;

        private Builder() {}

        /** Sets a member; one of the same name, in any case, is replaced. */
        public Builder put(String name, ScimValue value) {
            Objects.requireNonNull(value);
            int at = indexOf(name);
            if (at >= 0) {
                values[at] = value;
                return this;
            }
            append(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, ScimString.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, ScimBoolean.of(value));
        }

        public Builder put(String name, long value) {
            return put(name, ScimNumber.of(value));
        }

        /** Sets a member unless the value is unassigned. */
        public Builder putIfAssigned(String name, ScimValue value) {
            return value.isAssigned() ? put(name, value) : this;
        }

        /**
         * Sets a member, unless the value is unassigned, without looking for one of the same name: the caller knows that there is
         * none. A name that is given twice all the same makes an object that shows only the first.
         */
        public Builder addIfAssigned(String name, ScimValue value) {
            if (value.isAssigned()) {
                append(name, value);
            }
            return this;
        }

        private void append(String name, ScimValue value) {
            if (index != null) {
                index.put(fold(name), size);
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            names[size] = Objects.requireNonNull(name);
            values[size] = value;
            size++;
        }

        /** Takes all members out, to collect those of another object. */
        public Builder clear() {
            size = 0;
            index = null;
            return this;
        }

        public boolean has(String name) {
            return indexOf(name) >= 0;
        }

        public ScimObject build() {
            return size == 0 ? EMPTY : new ScimObject(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }

        private int indexOf(String name) {
            if (size < INDEXED_FROM) {
                return ScimObject.indexOf(name, names, size);
            }
            if (index == null) {
                index = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    index.put(fold(names[i]), i);
                }
            }
            return index.getOrDefault(fold(name), -1);
        }
    }
}
