package io.scimwright.core.attribute;

import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where in the tree of a resource the value of a key lies: read, written, and named in filters in one place. */
sealed interface Place {

    String TYPE = "type";
    String PRIMARY = "primary";

    /** The value; empty where it is unassigned. */
    Optional<ScimValue> read(ScimObject resource);

    /** The resource with the value set, or removed when it is unassigned. */
    ScimObject write(ScimObject resource, ScimValue value);

    /** The names on the way, without what selects an element. */
    AttributePath path();

    /** A test of the value as a filter. */
    Filter filter(Function<AttributePath, Filter> test);

    /** A test of a part of the value as a filter. */
    default Filter filterPart(String part, Function<AttributePath, Filter> test) {
        return test.apply(path().withSubAttribute(part));
    }

    /** The type of the element that is meant; empty where no single type is. */
    default Optional<String> elementType() {
        return Optional.empty();
    }

    static Place of(AttributePath path) {
        Top top = new Top(path.qualifier().orElse(null), path.attribute());
        return path.subAttribute().<Place>map(sub -> new Part(top, sub)).orElse(top);
    }

    /** All attributes of an extension: the object below its URI. */
    record Extension(String uri) implements Place {

        @Override
        public Optional<ScimValue> read(ScimObject resource) {
            return resource.find(uri);
        }

        @Override
        public ScimObject write(ScimObject resource, ScimValue value) {
            return resource.withOrWithout(uri, value);
        }

        @Override
        public AttributePath path() {
            return AttributePath.parse(uri);
        }

        @Override
        public Filter filter(Function<AttributePath, Filter> test) {
            throw new UnsupportedOperationException(
                    "a filter tests attributes of the extension " + uri + ", not the extension");
        }

        @Override
        public Filter filterPart(String part, Function<AttributePath, Filter> test) {
            return test.apply(AttributePath.parse(uri + ":" + part));
        }
    }

    /** An attribute of the core schema, or of the extension with that URI. */
    record Top(@Nullable String extension, String name) implements Place {

        /** Names and URIs are the same in any case (RFC 7643 section 2.1). */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Top top
                    && top.name.equalsIgnoreCase(name)
                    && String.valueOf(top.extension).equalsIgnoreCase(String.valueOf(extension));
        }

        @Override
        public int hashCode() {
            return name.toLowerCase(Locale.ROOT).hashCode();
        }

        @Override
        public Optional<ScimValue> read(ScimObject resource) {
            return extension == null
                    ? resource.find(name)
                    : resource.findObject(extension).flatMap(part -> part.find(name));
        }

        @Override
        public ScimObject write(ScimObject resource, ScimValue value) {
            if (extension == null) {
                return resource.withOrWithout(name, value);
            }
            ScimObject part = resource.findObject(extension).orElse(ScimObject.empty());
            return resource.withOrWithout(extension, part.withOrWithout(name, value));
        }

        @Override
        public AttributePath path() {
            return AttributePath.parse(extension == null ? name : extension + ":" + name);
        }

        @Override
        public Filter filter(Function<AttributePath, Filter> test) {
            return test.apply(path());
        }
    }

    /** A sub-attribute of what lies at another place; the object around it comes and goes with its parts. */
    record Part(Place whole, String name) implements Place {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Part part && part.whole.equals(whole) && part.name.equalsIgnoreCase(name);
        }

        @Override
        public int hashCode() {
            return 31 * whole.hashCode() + name.toLowerCase(Locale.ROOT).hashCode();
        }

        @Override
        public Optional<ScimValue> read(ScimObject resource) {
            return whole.read(resource).orElse(ScimObject.empty()) instanceof ScimObject object
                    ? object.find(name)
                    : Optional.empty();
        }

        @Override
        public ScimObject write(ScimObject resource, ScimValue value) {
            return whole.write(resource, object(resource).withOrWithout(name, value));
        }

        /** The object that the part is in; a list has no such part, and must not be overwritten with one. */
        private ScimObject object(ScimObject resource) {
            ScimValue found = whole.read(resource).orElse(ScimObject.empty());
            if (found instanceof ScimList list && list.isAssigned()) {
                throw new IllegalArgumentException("'" + whole.path()
                        + "' has several values; a key of a multi-valued attribute names the one it means");
            }
            return found instanceof ScimObject object ? object : ScimObject.empty();
        }

        @Override
        public AttributePath path() {
            return whole instanceof Extension extension
                    ? AttributePath.parse(extension.uri() + ":" + name)
                    : whole.path().withSubAttribute(name);
        }

        @Override
        public Filter filter(Function<AttributePath, Filter> test) {
            return whole.filterPart(name, test);
        }

        @Override
        public Optional<String> elementType() {
            return whole.elementType();
        }
    }

    /** The first element of a multi-valued attribute that has this type, in any case. */
    record OfType(Top all, String type) implements Place {

        @Override
        public Optional<ScimValue> read(ScimObject resource) {
            return elements(all, resource).stream().filter(this::isOfType).findFirst();
        }

        @Override
        public ScimObject write(ScimObject resource, ScimValue value) {
            List<ScimValue> changed = new ArrayList<>(elements(all, resource));
            int at = 0;
            while (at < changed.size() && !isOfType(changed.get(at))) {
                at++;
            }
            ScimValue typed = typed(value);
            if (at < changed.size()) {
                changed.remove(at);
            }
            if (typed.isAssigned()) {
                changed.add(at, typed);
            }
            return all.write(resource, ScimList.of(changed));
        }

        private boolean isOfType(ScimValue element) {
            return element instanceof ScimObject object
                    && object.findString(TYPE).filter(type::equalsIgnoreCase).isPresent();
        }

        /** The element with its type; unassigned when it says nothing but its type and mark. */
        private ScimValue typed(ScimValue value) {
            if (!(value instanceof ScimObject object)) {
                return ScimList.empty();
            }
            boolean saysSomething = object.names().stream()
                    .anyMatch(name -> !name.equalsIgnoreCase(TYPE) && !name.equalsIgnoreCase(PRIMARY));
            return !saysSomething
                    ? ScimList.empty()
                    : object.has(TYPE) ? object : object.with(TYPE, ScimString.of(type));
        }

        @Override
        public AttributePath path() {
            return all.path();
        }

        @Override
        public Filter filter(Function<AttributePath, Filter> test) {
            return all.path().where(AttributePath.of(TYPE).eq(type));
        }

        @Override
        public Filter filterPart(String part, Function<AttributePath, Filter> test) {
            return all.path().where(AttributePath.of(TYPE).eq(type).and(test.apply(AttributePath.of(part))));
        }

        @Override
        public Optional<String> elementType() {
            return Optional.of(type);
        }
    }

    /** The preferred element of a multi-valued attribute: the primary one, else the first; any element in a filter. */
    record Preferred(Top all) implements Place {

        @Override
        public Optional<ScimValue> read(ScimObject resource) {
            List<ScimValue> elements = elements(all, resource);
            return elements.isEmpty() ? Optional.empty() : Optional.of(elements.get(indexOfPreferred(elements)));
        }

        @Override
        public ScimObject write(ScimObject resource, ScimValue value) {
            List<ScimValue> changed = new ArrayList<>(elements(all, resource));
            int at = indexOfPreferred(changed);
            if (at < changed.size()) {
                changed.remove(at);
            }
            if (value.isAssigned()) {
                changed.add(at, value);
            }
            return all.write(resource, ScimList.of(changed));
        }

        private static int indexOfPreferred(List<ScimValue> elements) {
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i) instanceof ScimObject object
                        && object.findBoolean(PRIMARY).orElse(false)) {
                    return i;
                }
            }
            return 0;
        }

        @Override
        public AttributePath path() {
            return all.path();
        }

        @Override
        public Filter filter(Function<AttributePath, Filter> test) {
            return all.filter(test);
        }
    }

    private static List<ScimValue> elements(Top all, ScimObject resource) {
        return all.read(resource).orElse(ScimList.empty()) instanceof ScimList list ? list.elements() : List.of();
    }
}
