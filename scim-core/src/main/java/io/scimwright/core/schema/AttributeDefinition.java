package io.scimwright.core.schema;

import io.scimwright.core.internal.AttributeNames;
import io.scimwright.core.internal.Base64Text;
import io.scimwright.core.internal.EncodedName;
import io.scimwright.core.internal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The definition of one attribute or sub-attribute with all characteristics of RFC 7643 section 7. Immutable; made by
 * {@link #builder} with the defaults of section 2.2: a single, optional, case-insensitive, readWrite string that is
 * returned by default.
 */
public final class AttributeDefinition {

    /** Reference types that are no resource types of a server (RFC 7643 section 7). */
    private static final Set<String> FOREIGN = Set.of("external", "uri");

    private final String name;
    private final EncodedName encodedName;
    private final AttributeType type;
    private final boolean multiValued;
    private final String description;
    private final boolean required;
    private final boolean caseExact;
    private final Mutability mutability;
    private final Returned returned;
    private final Uniqueness uniqueness;
    private final List<String> canonicalValues;
    private final boolean canonicalOnly;
    private final boolean base64Url;
    private final List<String> referenceTypes;
    private final List<AttributeDefinition> subAttributes;
    private final NameTable subsByName;
    private final NameTable unkeptByName;
    private final List<String> referredTypes;
    private final boolean identifier;

    private AttributeDefinition(Builder builder) {
        // The parser of JSON interns names too, so that most look-ups end at the same string.
        this.name = builder.name.intern();
        this.encodedName = new EncodedName(name);
        this.type = builder.type;
        this.multiValued = builder.multiValued;
        this.description = builder.description;
        this.required = builder.required;
        this.caseExact = builder.caseExact;
        this.mutability = builder.mutability;
        // What may only be written is never returned, whatever the definition says (RFC 7643 section 7).
        this.returned = builder.mutability == Mutability.WRITE_ONLY ? Returned.NEVER : builder.returned;
        this.uniqueness = builder.uniqueness;
        this.canonicalValues = builder.canonicalValues;
        this.canonicalOnly = builder.canonicalOnly;
        this.base64Url = builder.base64Url;
        this.referenceTypes = builder.referenceTypes;
        this.identifier = builder.identifier;
        this.subAttributes = withIdentifiers(builder.subAttributes);
        this.subsByName = new NameTable(subAttributes);
        this.unkeptByName = new NameTable(builder.unkept);
        this.referredTypes = referredTypes(subsByName);
    }

    /** Beside a URI of a resource, {@code value} is the id of one, which is compared exactly whatever was declared. */
    private static List<AttributeDefinition> withIdentifiers(List<AttributeDefinition> subs) {
        boolean refersToResources = subs.stream()
                .anyMatch(sub -> sub.name().equals("$ref")
                        && !sub.referenceTypes.isEmpty()
                        && sub.referenceTypes.stream().noneMatch(FOREIGN::contains));
        return refersToResources
                ? subs.stream()
                        .map(sub -> sub.name().equals("value") ? sub.asIdentifier() : sub)
                        .toList()
                : subs;
    }

    private AttributeDefinition asIdentifier() {
        Builder same = toBuilder();
        same.identifier = true;
        return same.build();
    }

    private static List<String> referredTypes(NameTable subs) {
        boolean saysType = subs.find("value").isPresent() && subs.find("type").isPresent();
        List<String> types =
                subs.find("$ref").map(AttributeDefinition::referenceTypes).orElse(List.of());
        boolean ofServer = types.stream().noneMatch(FOREIGN::contains);
        return saysType && types.size() > 1 && ofServer ? types : List.of();
    }

    /** Starts a definition; the name is checked by {@link Builder#build}. */
    public static Builder builder(String name, AttributeType type) {
        return new Builder(name, type);
    }

    /** The name in its canonical spelling. */
    public String name() {
        return name;
    }

    /** The name as this library's own JSON writer takes it. */
    public EncodedName encodedName() {
        return encodedName;
    }

    public AttributeType type() {
        return type;
    }

    public boolean isMultiValued() {
        return multiValued;
    }

    public boolean isComplex() {
        return type == AttributeType.COMPLEX;
    }

    /** What it is for, in words; may be empty. */
    public String description() {
        return description;
    }

    public boolean isRequired() {
        return required;
    }

    /** Whether case matters when values are compared; true for references whatever was declared (RFC 7643 section 2.3.7). */
    public boolean isCaseExact() {
        return caseExact;
    }

    /**
     * Whether values are compared character by character: where case matters, and in the {@code value} of a reference to
     * resources, which is an id (RFC 7643 section 3.1), though schemas of the RFC say caseExact false of it.
     */
    public boolean comparesExactly() {
        return caseExact || identifier;
    }

    /**
     * The form in which a string value of this attribute is compared: two values are the same exactly when these are equal. For
     * stores that keep values unique or index them. Of a binary value it is the base64 without padding, in the alphabet of RFC
     * 4648 section 4, since these two do not change the bytes.
     */
    public String comparisonKey(String value) {
        if (type == AttributeType.BINARY) {
            return Base64Text.canonical(value);
        }
        return comparesExactly() ? value : Text.fold(value);
    }

    public Mutability mutability() {
        return mutability;
    }

    /** When it is returned; never where it may only be written. */
    public Returned returned() {
        return returned;
    }

    public Uniqueness uniqueness() {
        return uniqueness;
    }

    /** Values a client should use; empty where there is no suggestion. Whether others are accepted tells {@link #accepts}. */
    public List<String> canonicalValues() {
        return canonicalValues;
    }

    /**
     * Whether a string is a value of this attribute: any is, unless the definition was restricted to its canonical values, which
     * are compared as all values of the attribute are (RFC 7643 section 2.3.1).
     */
    public boolean accepts(String value) {
        return !canonicalOnly
                || canonicalValues.stream().map(this::comparisonKey).anyMatch(comparisonKey(value)::equals);
    }

    /** Whether values other than {@link #canonicalValues} are refused. */
    public boolean isCanonicalOnly() {
        return canonicalOnly;
    }

    /** Whether a binary value may be written with the URL-safe alphabet of RFC 4648 section 5 too. */
    public boolean isBase64Url() {
        return base64Url;
    }

    /** What a reference may point at: names of resource types, {@code uri} or {@code external}; empty for other types. */
    public List<String> referenceTypes() {
        return referenceTypes;
    }

    /**
     * The names of the resource types among which a value of this attribute tells in its {@code type} which one its {@code value}
     * is the id of, as members of groups do (RFC 7643 section 4.2); empty for all other attributes.
     */
    public List<String> referredTypes() {
        return referredTypes;
    }

    /** The sub-attributes of a complex attribute in order; empty for other types. */
    public List<AttributeDefinition> subAttributes() {
        return subAttributes;
    }

    /** The sub-attribute of that name in any case; empty where there is none. */
    public Optional<AttributeDefinition> subAttribute(String subName) {
        return subsByName.find(subName);
    }

    /** Whether a sub-attribute of that name, in any case, is defined but not kept by the resource type; see {@link ResourceType#keeping}. */
    public boolean isUnkept(String subName) {
        return unkeptByName.find(subName).isPresent();
    }

    /** This definition with only the sub-attributes for which the test holds; the others are known as not kept. */
    AttributeDefinition withSubAttributes(Predicate<AttributeDefinition> test) {
        Builder fewer =
                toBuilder().subAttributes(subAttributes.stream().filter(test).toList());
        List<AttributeDefinition> unkept = new ArrayList<>(unkeptByName.all());
        subAttributes.stream().filter(test.negate()).forEach(unkept::add);
        fewer.unkept = List.copyOf(unkept);
        return fewer.build();
    }

    /** This definition with one sub-attribute exchanged for a definition of the same name. */
    AttributeDefinition withSubAttribute(AttributeDefinition changed) {
        return toBuilder()
                .subAttributes(subAttributes.stream()
                        .map(sub -> sub.name().equalsIgnoreCase(changed.name()) ? changed : sub)
                        .toList())
                .build();
    }

    /** This definition with values other than the canonical ones refused. */
    AttributeDefinition withCanonicalValuesOnly() {
        return toBuilder().canonicalValuesOnly(true).build();
    }

    /** This definition with these values as its canonical ones, and others refused. */
    AttributeDefinition withValuesOnly(List<String> values) {
        return toBuilder().canonicalValues(values).canonicalValuesOnly(true).build();
    }

    /** This definition with another uniqueness. */
    AttributeDefinition withUniqueness(Uniqueness changed) {
        return toBuilder().uniqueness(changed).build();
    }

    private Builder toBuilder() {
        Builder same = new Builder(name, type);
        same.unkept = unkeptByName.all();
        same.identifier = identifier;
        return same.multiValued(multiValued)
                .description(description)
                .required(required)
                .caseExact(caseExact)
                .mutability(mutability)
                .returned(returned)
                .uniqueness(uniqueness)
                .canonicalValues(canonicalValues)
                .canonicalValuesOnly(canonicalOnly)
                .base64Url(base64Url)
                .referenceTypes(referenceTypes)
                .subAttributes(subAttributes);
    }

    @Override
    public String toString() {
        return name + (multiValued ? "[] " : " ") + type;
    }

    /** Collects the characteristics of a definition. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final AttributeType type;
        private boolean multiValued;
        private String description = "";
        private boolean required;
        private boolean caseExact;
        private Mutability mutability = Mutability.READ_WRITE;
        private Returned returned = Returned.DEFAULT;
        private Uniqueness uniqueness = Uniqueness.NONE;
        private List<String> canonicalValues = List.of();
        private boolean canonicalOnly;
        private boolean base64Url;
        private List<String> referenceTypes = List.of();
        private List<AttributeDefinition> subAttributes = List.of();
        private List<AttributeDefinition> unkept = List.of();
        private boolean identifier;

        private Builder(String name, AttributeType type) {
            this.name = Objects.requireNonNull(name);
            this.type = Objects.requireNonNull(type);
            this.caseExact = type == AttributeType.REFERENCE || type == AttributeType.BINARY;
        }

        public Builder multiValued(boolean on) {
            multiValued = on;
            return this;
        }

        public Builder description(String text) {
            description = text;
            return this;
        }

        public Builder required(boolean on) {
            required = on;
            return this;
        }

        /** No effect on references and binaries, which are always compared exactly. */
        public Builder caseExact(boolean on) {
            caseExact = on || type == AttributeType.REFERENCE || type == AttributeType.BINARY;
            return this;
        }

        public Builder mutability(Mutability value) {
            mutability = value;
            return this;
        }

        public Builder returned(Returned value) {
            returned = value;
            return this;
        }

        public Builder uniqueness(Uniqueness value) {
            uniqueness = value;
            return this;
        }

        public Builder canonicalValues(List<String> values) {
            canonicalValues = List.copyOf(values);
            return this;
        }

        /** Refuses other values than the canonical ones, which by themselves only suggest. */
        public Builder canonicalValuesOnly(boolean on) {
            canonicalOnly = on;
            return this;
        }

        /** Accepts the URL-safe alphabet of RFC 4648 section 5 too; only for binary attributes. */
        public Builder base64Url(boolean on) {
            base64Url = on;
            return this;
        }

        public Builder referenceTypes(List<String> types) {
            referenceTypes = List.copyOf(types);
            return this;
        }

        public Builder subAttributes(List<AttributeDefinition> definitions) {
            subAttributes = List.copyOf(definitions);
            return this;
        }

        /**
         * The definition.
         *
         * @throws IllegalArgumentException when the characteristics contradict RFC 7643 section 2.1, 2.3.8 or 7
         */
        public AttributeDefinition build() {
            require(AttributeNames.isValid(name), "is no attribute name (RFC 7643 section 2.1)");
            require(
                    type == AttributeType.COMPLEX || subAttributes.isEmpty(),
                    "has sub-attributes and is not of type complex");
            require(
                    type == AttributeType.REFERENCE || referenceTypes.isEmpty(),
                    "has referenceTypes and is not of type reference");
            Set<String> names = new HashSet<>();
            for (AttributeDefinition sub : subAttributes) {
                require(names.add(sub.name().toLowerCase(Locale.ROOT)), "defines '" + sub.name() + "' twice");
            }
            require(type == AttributeType.BINARY || !base64Url, "allows base64url and is not of type binary");
            require(!canonicalOnly || !canonicalValues.isEmpty(), "is restricted to canonical values and has none");
            return new AttributeDefinition(this);
        }

        private void require(boolean condition, String otherwise) {
            if (!condition) {
                throw new IllegalArgumentException("attribute '" + name + "' " + otherwise);
            }
        }
    }
}
