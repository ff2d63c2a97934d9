package io.scimwright.core.schema;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.DidYouMean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

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
    private final ScimList coreOnly;
    private final ScimList coreAndExtensions;
    private final Map<String, Optional<Schema>> extensionsByUri;
    private final NameTable topLevel;

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
        this.coreOnly = ScimList.of(ScimString.of(schema.id()));
        List<ScimValue> everything = new ArrayList<>(coreOnly.elements());
        extensions.forEach(
                extension -> everything.add(ScimString.of(extension.schema().id())));
        this.coreAndExtensions = ScimList.of(everything);
        this.extensionsByUri = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        extensions.forEach(extension -> extensionsByUri.put(extension.schema().id(), Optional.of(extension.schema())));
        List<AttributeDefinition> unqualified = new ArrayList<>(CommonAttributes.all());
        unqualified.addAll(schema.attributes());
        this.topLevel = new NameTable(unqualified);
        this.resolver = new PathResolver(
                schema, extensions.stream().map(Extension::schema).toList(), List.copyOf(defined));
    }

    /**
     * A resource type that keeps everything its schemas define. Where the schema lists common attributes such as {@code id}, RFC
     * 7643 section 3.1 says what they are, not the schema.
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
        Schema core = schema.withoutCommonAttributes();
        List<Schema> defined = new ArrayList<>();
        defined.add(core);
        extensions.forEach(extension -> defined.add(extension.schema()));
        return new ResourceType(name, endpoint, description, core, extensions, defined);
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
        return withCore(schema.withAttribute(definition.withUniqueness(Uniqueness.SERVER)));
    }

    /**
     * This type with the values of a core attribute, or of a sub-attribute of one, restricted to the canonical ones; by the RFC
     * they are suggestions (RFC 7643 section 7).
     *
     * @param path such as {@code emails.type}
     * @throws IllegalArgumentException when the core schema has no such attribute or the attribute no canonical values
     */
    public ResourceType withCanonicalValuesOnly(String path) {
        return restricted(path, AttributeDefinition::withCanonicalValuesOnly);
    }

    /**
     * This type with the values of a core attribute, or of a sub-attribute of one, restricted to some, whatever the dialect: {@code
     * members.type} to {@code User} where groups hold no groups.
     *
     * @param path such as {@code members.type}
     * @throws IllegalArgumentException when the core schema has no such attribute or there is no value
     */
    public ResourceType withValuesOnly(String path, List<String> values) {
        return restricted(path, attribute -> attribute.withValuesOnly(values));
    }

    private ResourceType restricted(String path, UnaryOperator<AttributeDefinition> change) {
        ResolvedPath found = require(AttributePath.parse(path));
        AttributeDefinition attribute = schema.attribute(found.attribute().name())
                .filter(found.attribute()::equals)
                .orElseThrow(() -> new IllegalArgumentException(name + " has no core attribute '" + path + "'"));
        AttributeDefinition changed = found.subAttribute()
                .map(sub -> attribute.withSubAttribute(change.apply(sub)))
                .orElseGet(() -> change.apply(attribute));
        return withCore(schema.withAttribute(changed));
    }

    private ResourceType withCore(Schema changed) {
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

    /**
     * The attribute that stands under a name in a resource itself, not in one of its extensions: a common one or one of the core
     * schema that is kept. The name may be in any case; empty where there is none.
     */
    public Optional<AttributeDefinition> attribute(String name) {
        return topLevel.find(name);
    }

    /** The extensions of which something is kept, in order. */
    public List<Extension> extensions() {
        return extensions;
    }

    /** The core schema and the schemas of the extensions, in order. */
    public List<Schema> schemas() {
        return resolver.kept();
    }

    /**
     * The value of {@code schemas} of a resource that holds these attributes: the core schema, and each extension of which
     * something is there (RFC 7643 section 3).
     */
    public ScimList schemasOf(ScimObject attributes) {
        int there = 0;
        for (int i = 0; i < extensions.size(); i++) {
            there += has(attributes, i) ? 1 : 0;
        }
        // Nearly always one of two lists, which need not be made anew for each resource.
        if (there == 0) {
            return coreOnly;
        }
        return there == extensions.size() ? coreAndExtensions : schemasOfSome(attributes);
    }

    private ScimList schemasOfSome(ScimObject attributes) {
        List<ScimValue> uris = new ArrayList<>();
        uris.add(coreAndExtensions.get(0));
        for (int i = 0; i < extensions.size(); i++) {
            if (has(attributes, i)) {
                uris.add(coreAndExtensions.get(i + 1));
            }
        }
        return ScimList.of(uris);
    }

    private boolean has(ScimObject attributes, int extension) {
        return attributes.value(extensions.get(extension).schema().id()).isAssigned();
    }

    /** The extension with this URI, in any case; empty where the type has no such extension or keeps nothing of it. */
    public Optional<Schema> extension(String uri) {
        return extensionsByUri.getOrDefault(uri, Optional.empty());
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
     * Words to end a message with that says a path is unknown: what was probably meant.
     *
     * @return such as {@code ; did you mean 'userName'?}, or an empty text where nothing comes close
     */
    public String hint(AttributePath path) {
        List<String> names = new ArrayList<>();
        CommonAttributes.all().forEach(attribute -> collect("", attribute, names));
        for (Schema each : resolver.defined()) {
            each.attributes().forEach(attribute -> collect("", attribute, names));
            each.attributes().forEach(attribute -> collect(each.id() + ":", attribute, names));
        }
        return DidYouMean.hint(path.toString(), names);
    }

    private static void collect(String prefix, AttributeDefinition attribute, List<String> names) {
        names.add(prefix + attribute.name());
        attribute.subAttributes().forEach(sub -> names.add(prefix + attribute.name() + "." + sub.name()));
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
