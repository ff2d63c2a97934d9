package io.scimwright.server.spi;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Maps an application's own class onto a resource type, attribute by attribute. What is not mapped is not kept: it is accepted,
 * dropped and recorded as ignored. Immutable.
 *
 * <pre>{@code
 * ResourceMapper<Employee> employeeAsUser = ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
 *         .id(Employee::getId)
 *         .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
 *         .map(User.EMAILS.ofType("work").value(), Employee::getMail, Employee::setMail)
 *         .map(User.ACTIVE, Employee::isEnabled, Employee::setEnabled)
 *         .version(Employee::getVersion)
 *         .build();
 * }</pre>
 *
 * <p>A getter may give null, which means unassigned. When an attribute becomes unassigned its setter gets what a new object has
 * there, and an empty list for a multi-valued attribute where that is null. Setters are called for attributes that changed only.
 *
 * @param <T> the application's own class
 */
public final class ResourceMapper<T> {

    /** The JDK's, since this module brings no logging library. */
    private static final System.Logger LOG = System.getLogger(ResourceMapper.class.getName());

    private final Class<T> javaType;
    private final ResourceType defined;
    private final ResourceType type;
    private final List<Attribute<?>> beside;
    private final Supplier<T> blank;
    private final Getter<T, ?> id;
    private final @Nullable Getter<T, ?> version;
    private final @Nullable Getter<T, Instant> created;
    private final @Nullable Getter<T, Instant> lastModified;
    private final List<Mapping<T>> mappings;

    ResourceMapper(MapperBuilder<T, ?> builder, Getter<T, ?> id) {
        this.javaType = builder.javaType;
        this.defined = builder.type;
        this.beside = List.of();
        this.type = Coverage.keptBy(builder.type, builder.mappings, beside);
        this.blank = builder.blank;
        this.id = id;
        this.version = builder.version;
        this.created = builder.created;
        this.lastModified = builder.lastModified;
        this.mappings = List.copyOf(builder.mappings);
    }

    private ResourceMapper(ResourceMapper<T> same, ResourceType defined, List<Attribute<?>> beside) {
        this.javaType = same.javaType;
        this.defined = defined;
        this.beside = List.copyOf(beside);
        this.type = Coverage.keptBy(this.defined, same.mappings, beside);
        this.blank = same.blank;
        this.id = same.id;
        this.version = same.version;
        this.created = same.created;
        this.lastModified = same.lastModified;
        this.mappings = same.mappings;
    }

    /**
     * Starts the mapper of a class with setters.
     *
     * @param type the resource type with everything it defines; what is mapped of it is kept
     * @param blank makes a new, empty object
     */
    public static <T> Builder<T> of(Class<T> javaType, ResourceType type, Supplier<T> blank) {
        return new Builder<>(javaType, type, blank);
    }

    /**
     * Starts the mapper of an immutable class, such as a record: instead of setters it has methods that return a changed copy.
     *
     * <pre>{@code
     * ResourceMapper.ofImmutable(Person.class, User.TYPE, Person::blank)
     *         .id(Person::id)
     *         .map(User.USER_NAME, Person::login, Person::withLogin)
     *         .build();
     * }</pre>
     */
    public static <T> ImmutableBuilder<T> ofImmutable(Class<T> javaType, ResourceType type, Supplier<T> blank) {
        return new ImmutableBuilder<>(javaType, type, blank);
    }

    /** The application's own class. */
    public Class<T> javaType() {
        return javaType;
    }

    /** The resource type with the attributes that are mapped, and {@code groups} where it has them: the engine fills those. */
    public ResourceType resourceType() {
        return type;
    }

    /**
     * This mapper of a type that keeps one attribute more: its provider keeps it beside the rows, such as the members of a group in
     * a table of their own. The mapper neither reads nor writes it.
     *
     * @throws IllegalArgumentException when the type does not define it, or it is mapped
     */
    public ResourceMapper<T> keepingAlso(Attribute<?> attribute) {
        if (mapped().contains(attribute)) {
            throw new IllegalArgumentException("'" + attribute + "' is mapped");
        }
        List<Attribute<?>> more = new ArrayList<>(beside);
        more.add(attribute);
        return new ResourceMapper<>(this, defined, more);
    }

    /**
     * This mapper of a type whose values of one attribute are restricted to some; see {@link ResourceType#withValuesOnly}.
     *
     * @throws IllegalArgumentException when the type does not define it, or there is no value
     */
    public ResourceMapper<T> withValuesOnly(String path, List<String> values) {
        return new ResourceMapper<>(this, defined.withValuesOnly(path, values), beside);
    }

    /** The keys that are mapped one by one; what {@link #keepsRest} stores is not among them. */
    public List<Attribute<?>> mapped() {
        List<Attribute<?>> keys = new ArrayList<>();
        mappings.forEach(mapping -> mapping.key().ifPresent(keys::add));
        return List.copyOf(keys);
    }

    /** Whether attributes without a mapping of their own are stored all the same; see {@link Builder#keepRest}. */
    public boolean keepsRest() {
        return mappings.stream().anyMatch(mapping -> mapping.key().isEmpty());
    }

    /** The id of a row. */
    public String id(T row) {
        return String.valueOf(Objects.requireNonNull(id.apply(row), "the row has no id"));
    }

    /** The version of a row; unknown where none is mapped or the row has none. */
    public ExpectedVersion version(T row) {
        return ExpectedVersion.of(version == null ? null : version.apply(row));
    }

    /** The row as a resource, with everything that is mapped. */
    public ScimResource toResource(T row) {
        return toResource(row, Projection.standard());
    }

    /** The row as a resource; getters of attributes that the projection leaves out are not called. */
    public ScimResource toResource(T row, Projection projection) {
        return toResource(row, projection, mappings);
    }

    /**
     * The row as a resource in a list: one whose rest cannot be read is there with what has columns of its own, and logged, since
     * it must not take all the others with it. Asked for alone, or about to be written, it is a failure.
     */
    public ScimResource toListed(T row, Projection projection) {
        try {
            return toResource(row, projection);
        } catch (RestColumn.Malformed e) {
            LOG.log(System.Logger.Level.ERROR, type.name() + " " + id(row) + " is listed in part", e);
            return toResource(row, projection, mappings.subList(1, mappings.size()));
        }
    }

    private ScimResource toResource(T row, Projection projection, List<Mapping<T>> shown) {
        ScimObject tree = ScimObject.empty();
        for (Mapping<T> mapping : shown) {
            tree = mapping.show(tree, row, projection);
        }
        Meta meta = Meta.none();
        Instant first = created == null ? null : created.apply(row);
        Instant last = lastModified == null ? null : lastModified.apply(row);
        Object known = version == null ? null : version.apply(row);
        meta = first == null ? meta : meta.created(first);
        meta = last == null ? meta : meta.lastModified(last);
        meta = known == null ? meta : meta.version(entityTag(known.toString()));
        ScimObject.Builder all = ScimObject.builder().put("id", id(row));
        tree.forEach(all::put);
        return ScimResource.of(type, all.build()).withMeta(meta);
    }

    /** A weak tag: two answers of one version may differ in their bytes. Quotes and blanks may not stand in it. */
    private static String entityTag(String version) {
        StringBuilder tag = new StringBuilder("W/\"");
        version.chars()
                .forEach(c -> tag.append(
                        c > ' ' && c != '"' && c < 0x7f ? String.valueOf((char) c) : "%" + Integer.toHexString(c)));
        return tag.append('"').toString();
    }

    /** A new row with the attributes of a resource. */
    public T toRow(ScimResource resource) {
        ScimObject nothing = ScimObject.empty();
        T row = blank.get();
        for (Mapping<T> mapping : mappings) {
            row = mapping.take(nothing, resource.attributes(), row, row);
        }
        return row;
    }

    /**
     * A row with what changed between two states of a resource.
     *
     * @param row changed in place where the class has setters
     * @return the row, or a new one where the class has withers
     */
    public T change(T row, ScimResource before, ScimResource after) {
        T fresh = blank.get();
        T changed = row;
        for (Mapping<T> mapping : mappings) {
            changed = mapping.take(before.attributes(), after.attributes(), changed, fresh);
        }
        return changed;
    }

    boolean hasVersions() {
        return version != null;
    }

    /** Whether the mapper writes this attribute and cannot read it. */
    boolean isWriteOnly(String path) {
        return mappings.stream()
                .anyMatch(mapping ->
                        mapping instanceof Mapping.WriteOnly && mapping.path().equals(path));
    }

    /** The SCIM path of a property of the class, such as {@code emails[type eq "work"].value} of {@code mail}. */
    public Optional<String> pathOf(String property) {
        return mappings.stream()
                .filter(mapping -> mapping.property().filter(property::equals).isPresent())
                .map(Mapping::path)
                .findFirst();
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " as " + type.name();
    }

    /**
     * Reads a value of an object; null means unassigned. A method reference such as {@code Employee::getMail} tells its name, so
     * that a violated constraint on that property is reported with its SCIM path.
     */
    @FunctionalInterface
    public interface Getter<T, V> extends Function<T, @Nullable V>, Serializable {}

    /** Collects the mappings of a class with setters. Not thread-safe. */
    public static final class Builder<T> extends MapperBuilder<T, Builder<T>> {

        private Builder(Class<T> javaType, ResourceType type, Supplier<T> blank) {
            super(javaType, type, blank);
        }

        /** Maps an attribute. */
        public <V> Builder<T> map(Attribute<V> attribute, Getter<T, V> getter, BiConsumer<T, V> setter) {
            return addReadWrite(attribute, getter, wither(setter));
        }

        /** Maps an attribute that can be set and not read, such as {@code password}; left out of a PUT it stays. */
        public <V> Builder<T> mapWriteOnly(Attribute<V> attribute, BiConsumer<T, V> setter) {
            return addWriteOnly(attribute, wither(setter));
        }

        /**
         * Stores all attributes that have no mapping of their own as JSON in one column, so that everything is kept. Attributes
         * and sub-attributes that are never returned, such as {@code password}, are left out of it; so is what has a column of
         * its own. A row whose column holds no JSON is a failure of the server, and is listed with its other columns.
         */
        public Builder<T> keepRest(Getter<T, String> getter, BiConsumer<T, String> setter) {
            return addRest(getter, wither(setter));
        }

        private static <T, V> BiFunction<T, V, T> wither(BiConsumer<T, V> setter) {
            Objects.requireNonNull(setter);
            return (row, value) -> {
                setter.accept(row, value);
                return row;
            };
        }

        @Override
        Builder<T> self() {
            return this;
        }
    }

    /** Collects the mappings of an immutable class. Not thread-safe. */
    public static final class ImmutableBuilder<T> extends MapperBuilder<T, ImmutableBuilder<T>> {

        private ImmutableBuilder(Class<T> javaType, ResourceType type, Supplier<T> blank) {
            super(javaType, type, blank);
        }

        /** Maps an attribute. */
        public <V> ImmutableBuilder<T> map(Attribute<V> attribute, Getter<T, V> getter, BiFunction<T, V, T> wither) {
            return addReadWrite(attribute, getter, wither);
        }

        /** Maps an attribute that can be set and not read, such as {@code password}; left out of a PUT it stays. */
        public <V> ImmutableBuilder<T> mapWriteOnly(Attribute<V> attribute, BiFunction<T, V, T> wither) {
            return addWriteOnly(attribute, wither);
        }

        /** Stores all attributes that have no mapping of their own as JSON; see {@link Builder#keepRest}. */
        public ImmutableBuilder<T> keepRest(Getter<T, String> getter, BiFunction<T, String, T> wither) {
            return addRest(getter, wither);
        }

        @Override
        ImmutableBuilder<T> self() {
            return this;
        }
    }
}
