package io.scimwright.core.attribute;

import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Comparison;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;
import io.scimwright.filter.Present;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A typed key for one single-valued attribute: it reads and writes the attribute in a resource and names it in a filter.
 * Immutable.
 *
 * <pre>{@code
 * ScimResource disabled = ada.with(User.ACTIVE, false);
 * Filter filter = User.USER_NAME.eq("ada").and(User.ACTIVE.eq(true));
 * }</pre>
 *
 * @param <T> the Java type of the value
 */
public final class Attribute<T> {

    private final @Nullable String extension;
    private final String name;
    private final @Nullable String sub;
    private final Function<ScimValue, Optional<T>> reader;
    private final Function<T, ScimValue> writer;
    private final Function<T, Literal> literal;

    private Attribute(
            @Nullable String extension,
            String name,
            @Nullable String sub,
            Function<ScimValue, Optional<T>> reader,
            Function<T, ScimValue> writer,
            Function<T, Literal> literal) {
        this.extension = extension;
        this.name = Objects.requireNonNull(name);
        this.sub = sub;
        this.reader = reader;
        this.writer = writer;
        this.literal = literal;
    }

    /** A core attribute that is a string. */
    public static Attribute<String> string(String name) {
        return string(null, name, null);
    }

    /** A string below a complex core attribute. */
    public static Attribute<String> string(String name, String sub) {
        return string(null, name, sub);
    }

    /** A string that an extension defines, at its top or below a complex attribute of it. */
    public static Attribute<String> string(@Nullable String extension, String name, @Nullable String sub) {
        return new Attribute<>(
                extension,
                name,
                sub,
                value -> value instanceof ScimString string ? Optional.of(string.value()) : Optional.empty(),
                ScimString::of,
                Literal::of);
    }

    /** A core attribute that is a boolean. */
    public static Attribute<Boolean> bool(String name) {
        return new Attribute<>(
                null,
                name,
                null,
                value -> value instanceof ScimBoolean bool ? Optional.of(bool.value()) : Optional.empty(),
                ScimBoolean::of,
                Literal::of);
    }

    /** The value in a resource's tree; empty where it is unassigned or of another type. */
    public Optional<T> find(ScimObject resource) {
        return container(resource)
                .flatMap(top -> top.find(name))
                .flatMap(value -> sub == null ? Optional.of(value) : inside(value, sub))
                .flatMap(reader);
    }

    private static Optional<ScimValue> inside(ScimValue value, String member) {
        return value instanceof ScimObject object ? object.find(member) : Optional.empty();
    }

    /** The tree with the value set. */
    public ScimObject set(ScimObject resource, T value) {
        return change(resource, writer.apply(value));
    }

    /** The tree without the value; the objects around it go when nothing else is in them. */
    public ScimObject remove(ScimObject resource) {
        return change(resource, ScimObject.empty());
    }

    private ScimObject change(ScimObject resource, ScimValue value) {
        ScimObject top = container(resource).orElse(ScimObject.empty());
        ScimValue whole = sub == null
                ? value
                : top.findObject(name).orElse(ScimObject.empty()).withOrWithout(sub, value);
        ScimObject changed = top.withOrWithout(name, whole);
        return extension == null ? changed : resource.withOrWithout(extension, changed);
    }

    private Optional<ScimObject> container(ScimObject resource) {
        return extension == null ? Optional.of(resource) : resource.findObject(extension);
    }

    public Filter eq(T value) {
        return compare(ComparisonOperator.EQ, literal.apply(value));
    }

    public Filter ne(T value) {
        return compare(ComparisonOperator.NE, literal.apply(value));
    }

    /** The filter {@code co}. */
    public Filter contains(String part) {
        return compare(ComparisonOperator.CO, Literal.of(part));
    }

    /** The filter {@code sw}. */
    public Filter startsWith(String part) {
        return compare(ComparisonOperator.SW, Literal.of(part));
    }

    /** The filter {@code ew}. */
    public Filter endsWith(String part) {
        return compare(ComparisonOperator.EW, Literal.of(part));
    }

    /** The filter {@code pr}: the attribute has a value. */
    public Filter present() {
        return new Present(path());
    }

    private Filter compare(ComparisonOperator operator, Literal value) {
        return new Comparison(path(), operator, value);
    }

    /** The path of the attribute as it stands in filters. */
    public AttributePath path() {
        return AttributePath.parse(toString());
    }

    /** The path as text, with the URI of the extension where there is one. */
    @Override
    public String toString() {
        return (extension == null ? "" : extension + ":") + name + (sub == null ? "" : "." + sub);
    }
}
