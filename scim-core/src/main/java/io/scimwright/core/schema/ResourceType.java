package io.scimwright.core.schema;

import io.scimwright.core.Dialect;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kind of resource: its endpoint, its schema and its extensions (RFC 7643 section 6), and which of the attributes defined
 * there a server keeps. Immutable.
 *
 * <p>What the RFC defines and a server does not keep is known all the same: {@link #resolve} finds it, marked as not kept,
 * so that it can be accepted and dropped instead of refused.
 */
public final class ResourceType {

    private final String name;
    private final String endpoint;
    private final String description;
    private final Schema schema;
    private final List<Extension> extensions;
    private final PathResolver resolver;

    private ResourceType(
            String name,
            String endpoint,
            String description,
            Schema schema,
            List<Extension> extensions,
            List<Schema> defined) {
        this.name = name;
        this.endpoint = endpoint;
        this.description = description;
        this.schema = schema;
        this.extensions = List.copyOf(extensions);
        Set<String> uris = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Schema each : defined) {
            if (!uris.add(each.id())) {
                throw new IllegalArgumentException(name + " has two schemas with the URI " + each.id());
            }
        }
        this.resolver = new PathResolver(
                schema, extensions.stream().map(Extension::schema).toList(), List.copyOf(defined));
    }

    /**
     * A resource type that keeps everything its schemas define.
     *
     * @param endpoint the path below the base URI, with its slash: {@code /Users}
     * @throws IllegalArgumentException when the endpoint is no such path
     */
    public static ResourceType of(
            String name, String endpoint, String description, Schema schema, List<Extension> extensions) {
        Objects.requireNonNull(name);
        if (!endpoint.matches("/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("endpoint must look like /Users, but is '" + endpoint + "'");
        }
        List<Schema> defined = new ArrayList<>();
        defined.add(schema);
        extensions.forEach(extension -> defined.add(extension.schema()));
        return new ResourceType(name, endpoint, description, schema, extensions, defined);
    }

    /**
     * This type as a server has it that keeps only some attributes. Everything else that is defined is accepted and dropped;
     * an extension of which nothing is kept is not shown. Common attributes (id, externalId, meta) are always kept.
     *
     * @param paths names as {@code userName}, {@code name.givenName}, or with the URI of an extension and a colon before it;
     *     a complex attribute without a sub-attribute stands for all of it
     * @throws IllegalArgumentException when a path is not defined
     */
    public ResourceType keeping(Collection<String> paths) {
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String path : paths) {
            wanted.add(require(AttributePath.parse(path)).toString());
        }
        List<Extension> fewer = new ArrayList<>();
        for (Extension extension : extensions) {
            Schema part = trim(extension.schema(), extension.schema().id() + ":", wanted);
            if (!part.attributes().isEmpty()) {
                fewer.add(new Extension(part, extension.required()));
            }
        }
        return new ResourceType(name, endpoint, description, trim(schema, "", wanted), fewer, resolver.defined());
    }

    /** This type with an optional extension more. */
    public ResourceType withExtension(Schema extension) {
        return withExtension(new Extension(extension, false));
    }

    /**
     * This type with an extension more.
     *
     * @throws IllegalArgumentException when it has a schema with this URI already
     */
    public ResourceType withExtension(Extension extension) {
        List<Extension> more = new ArrayList<>(extensions);
        more.add(extension);
        List<Schema> defined = new ArrayList<>(resolver.defined());
        defined.add(extension.schema());
        return new ResourceType(name, endpoint, description, schema, more, defined);
    }

    /** This type with the values of one core attribute unique on the server. */
    public ResourceType withUnique(String attribute) {
        AttributeDefinition definition = schema.attribute(attribute)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no attribute '" + attribute + "'"));
        Schema changed = schema.withAttribute(definition.withUniqueness(Uniqueness.SERVER));
        return new ResourceType(name, endpoint, description, changed, extensions, resolver.defined());
    }

    private static Schema trim(Schema schema, String prefix, Set<String> wanted) {
        List<AttributeDefinition> kept = new ArrayList<>();
        for (AttributeDefinition attribute : schema.attributes()) {
            String path = prefix + attribute.name();
            if (wanted.contains(path)) {
                kept.add(attribute);
            } else if (attribute.subAttributes().stream().anyMatch(sub -> wanted.contains(path + "." + sub.name()))) {
                kept.add(attribute.withSubAttributes(sub -> wanted.contains(path + "." + sub.name())));
            }
        }
        return schema.withAttributes(kept);
    }

    public String name() {
        return name;
    }

    /** The path of the endpoint below the base URI, such as {@code /Users}. */
    public String endpoint() {
        return endpoint;
    }

    public String description() {
        return description;
    }

    /** The core schema, with the attributes that are kept. */
    public Schema schema() {
        return schema;
    }

    /** The extensions of which something is kept, in order. */
    public List<Extension> extensions() {
        return extensions;
    }

    /** The core schema and the schemas of the extensions, in order. */
    public List<Schema> schemas() {
        return resolver.kept();
    }

    /** The extension with this URI, in any case; empty where the type has no such extension or keeps nothing of it. */
    public Optional<Schema> extension(String uri) {
        return extensions.stream()
                .map(Extension::schema)
                .filter(candidate -> candidate.id().equalsIgnoreCase(uri))
                .findFirst();
    }

    /** The schema with this URI, in any case, kept or only defined; empty where the type does not know it. */
    public Optional<Schema> definedSchema(String uri) {
        return resolver.definedSchema(uri);
    }

    /**
     * Finds an attribute: by the longest known schema URI when the path has a qualifier, else among the common attributes, the
     * core schema and, when the dialect grants it, the one extension that has the name. Names and URIs match in any case.
     *
     * @return empty where nobody defines such an attribute
     */
    public Optional<ResolvedPath> resolve(AttributePath path, Dialect dialect) {
        return resolver.resolve(path, dialect);
    }

    /**
     * Where the attribute of a key lies in this type.
     *
     * @throws IllegalArgumentException when the type does not define it
     */
    public ResolvedPath require(AttributePath path) {
        return resolve(path, Dialect.rfc())
                .orElseThrow(() -> new IllegalArgumentException(name + " defines no attribute '" + path + "'"));
    }

    @Override
    public String toString() {
        return name;
    }

    /** An extension of a resource type; a required one has to be in every resource. */
    public record Extension(Schema schema, boolean required) {}
}
