package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A resource: the tree of its attributes and the type that gives them meaning. Its {@code schemas} always name the core schema
 * and exactly those extensions of which it holds an attribute (RFC 7643 section 3). Immutable.
 *
 * <pre>{@code
 * ScimResource ada = ScimJson.decode(json, User.TYPE);
 * String login = ada.require(User.USER_NAME);
 * }</pre>
 */
public final class ScimResource {

    private static final String SCHEMAS = "schemas";

    private final ResourceType type;
    private final ScimObject attributes;

    private ScimResource(ResourceType type, ScimObject attributes) {
        this.type = type;
        this.attributes = attributes;
    }

    /** A resource of that tree; {@code schemas} is set right whatever the tree says. */
    public static ScimResource of(ResourceType type, ScimObject attributes) {
        Objects.requireNonNull(type);
        ScimList schemas = type.schemasOf(attributes);
        if (attributes.value(SCHEMAS).equals(schemas)) {
            return new ScimResource(type, attributes);
        }
        ScimObject.Builder all = ScimObject.builder().put(SCHEMAS, schemas);
        attributes.forEach((name, value) -> {
            if (!name.equalsIgnoreCase(SCHEMAS)) {
                all.put(name, value);
            }
        });
        return new ScimResource(type, all.build());
    }

    public ResourceType type() {
        return type;
    }

    /** All attributes with {@code schemas} first, extensions under their URIs. */
    public ScimObject attributes() {
        return attributes;
    }

    /**
     * The identifier that the server issued.
     *
     * @throws NoSuchElementException when the resource has none yet
     */
    public String id() {
        return findId().orElseThrow(() -> new NoSuchElementException("the resource has no id yet"));
    }

    /** The identifier; absent before the resource is created. */
    public Optional<String> findId() {
        return attributes.findString("id");
    }

    /** The version as in {@code meta.version}, an entity tag; absent where the store keeps none. */
    public Optional<String> version() {
        return attributes.findObject("meta").flatMap(meta -> meta.findString("version"));
    }

    /** The value of an attribute; empty where it is unassigned. */
    public <T> Optional<T> find(Attribute<T> attribute) {
        return attribute.find(attributes);
    }

    /**
     * The value of an attribute that has to be there.
     *
     * @throws NoSuchElementException when it is unassigned
     */
    public <T> T require(Attribute<T> attribute) {
        return find(attribute).orElseThrow(() -> new NoSuchElementException(attribute + " is unassigned"));
    }

    /** This resource with an attribute set. */
    public <T> ScimResource with(Attribute<T> attribute, T value) {
        return of(type, attribute.set(attributes, value));
    }

    /** This resource without an attribute. */
    public ScimResource without(Attribute<?> attribute) {
        return of(type, attribute.remove(attributes));
    }

    /** This resource with another tree. */
    public ScimResource withAttributes(ScimObject changed) {
        return of(type, changed);
    }

    /**
     * What a PUT makes of this resource (RFC 7644 section 3.5.1): readWrite attributes become those submitted or unassigned;
     * readOnly ones stay; immutable and writeOnly ones stay where the client left them out.
     *
     * @param submitted as a client may send it, without readOnly attributes
     * @throws io.scimwright.core.error.ScimException 400 mutability when an immutable attribute has another value already
     */
    public ScimResource replacedBy(ScimResource submitted) {
        return of(type, Replacement.of(type, attributes, submitted.attributes));
    }

    public ScimResource withId(String id) {
        return withAttributes(attributes.with("id", ScimString.of(id)));
    }

    /** This resource with parts of its meta set; parts that are not given stay. */
    public ScimResource withMeta(Meta meta) {
        ScimObject.Builder all = ScimObject.builder();
        attributes.findObject("meta").ifPresent(old -> old.forEach(all::put));
        meta.toObject().forEach(all::put);
        return withAttributes(attributes.withOrWithout("meta", all.build()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScimResource resource
                && resource.type.name().equals(type.name())
                && resource.attributes.equals(attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    /** Type and id; never the attributes, which hold personal data. */
    @Override
    public String toString() {
        return type.name() + "/" + findId().orElse("(new)");
    }
}
