package io.scimwright.core.schema;

import io.scimwright.filter.AttributePath;
import io.scimwright.filter.PathSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A schema: a URI and the attributes defined under it (RFC 7643 section 7). Immutable. */
public final class Schema {

    static final String OF_SCHEMAS = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    private final String id;
    private final String name;
    private final String description;
    private final List<AttributeDefinition> attributes;
    private final NameTable byName;
    private final List<String> paths;

    private Schema(String id, String name, String description, List<AttributeDefinition> attributes) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.attributes = attributes;
        this.byName = new NameTable(attributes);
        this.paths = attributes.stream()
                .map(attribute -> id + ":" + attribute.name())
                .toList();
    }

    /**
     * A schema of these attributes.
     *
     * @throws IllegalArgumentException when two attributes have the same name, complex attributes are nested, or the id is no URI
     */
    public static Schema of(String id, String name, String description, List<AttributeDefinition> attributes) {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        if (!isUri(id)) {
            throw new IllegalArgumentException("a schema needs a URI as its id, and '" + id + "' is none");
        }
        Set<String> names = new HashSet<>();
        for (AttributeDefinition attribute : attributes) {
            if (!names.add(attribute.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("schema " + id + " defines '" + attribute.name() + "' twice");
            }
            checkDepth(id, attribute);
        }
        return new Schema(id, name, description, List.copyOf(attributes));
    }

    /** Whether it can stand before the name of an attribute in a path. */
    private static boolean isUri(String id) {
        try {
            return AttributePath.parse(id + ":name")
                    .qualifier()
                    .filter(id::equals)
                    .isPresent();
        } catch (PathSyntaxException e) {
            return false;
        }
    }

    /** Complex values nest no deeper than one level, except in the schema of schemas (RFC 7643 section 2.3.8). */
    private static void checkDepth(String id, AttributeDefinition attribute) {
        for (AttributeDefinition sub : attribute.subAttributes()) {
            if (sub.isComplex() && !id.equals(OF_SCHEMAS)) {
                throw new IllegalArgumentException("schema " + id + " nests the complex attribute '" + sub.name()
                        + "' in '" + attribute.name() + "'");
            }
        }
    }

    /** The URI of the schema, in the spelling of its definition; compared without regard to case. */
    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** The attributes in order, without the common ones of RFC 7643 section 3.1. */
    public List<AttributeDefinition> attributes() {
        return attributes;
    }

    /** The paths of the attributes, each with the schema's URI and a colon before the name; in the same order. */
    public List<String> paths() {
        return paths;
    }

    /** The attribute of that name in any case; empty where there is none. */
    public Optional<AttributeDefinition> attribute(String attributeName) {
        return byName.find(attributeName);
    }

    /** This schema without those attributes that every resource has (RFC 7643 section 3.1). */
    Schema withoutCommonAttributes() {
        return withAttributes(attributes.stream()
                .filter(attribute -> CommonAttributes.named(attribute.name()).isEmpty())
                .toList());
    }

    Schema withAttributes(List<AttributeDefinition> changed) {
        return of(id, name, description, changed);
    }

    /** This schema with one attribute exchanged for a definition of the same name. */
    Schema withAttribute(AttributeDefinition changed) {
        List<AttributeDefinition> all = new ArrayList<>();
        for (AttributeDefinition attribute : attributes) {
            all.add(attribute.name().equalsIgnoreCase(changed.name()) ? changed : attribute);
        }
        return withAttributes(all);
    }

    @Override
    public String toString() {
        return id;
    }
}
