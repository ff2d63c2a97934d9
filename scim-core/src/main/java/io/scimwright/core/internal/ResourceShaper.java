package io.scimwright.core.internal;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings a resource as it was sent into the shape of its type: see {@link ValueShaper}; unkept attributes are dropped. */
public final class ResourceShaper {

    private static final AttributeDefinition SCHEMAS = CommonAttributes.SCHEMAS;

    private final ResourceType type;
    private final Dialect dialect;
    private final Violations violations;
    private final Consumer<String> ignored;
    private final ValueShaper values;

    /**
     * A shaper for one resource.
     *
     * @param ignored told the path of each attribute that is dropped because the type does not keep it
     * @param fromClient drops what is readOnly, unread
     */
    public ResourceShaper(
            ResourceType type, Dialect dialect, Violations violations, Consumer<String> ignored, boolean fromClient) {
        this.type = type;
        this.dialect = dialect;
        this.violations = violations;
        this.ignored = ignored;
        this.values = new ValueShaper(dialect, violations, ignored, fromClient);
    }

    ResourceType type() {
        return type;
    }

    ValueShaper values() {
        return values;
    }

    /** The attributes in canonical spelling, without {@code schemas}. */
    public ScimObject shape(ScimObject raw) {
        checkSchemas(raw.value(SCHEMAS.name()));
        ScimObject.Builder shaped = ScimObject.builder();
        raw.forEach((name, value) -> {
            if (!name.equalsIgnoreCase(SCHEMAS.name())) {
                shapeMember(name, value, shaped);
            }
        });
        return shaped.build();
    }

    /** Puts what stands under one name of the resource into the builder: an attribute, or an extension's attributes. */
    void shapeMember(String name, ScimValue value, ScimObject.Builder resource) {
        Optional<Schema> extension = extension(name);
        if (extension.isPresent()) {
            shapeExtension(extension.get(), value, resource);
        } else {
            shapeAttribute("", name, value, resource);
        }
    }

    /** The schema of an extension by its URI, kept or only defined. */
    Optional<Schema> extension(String name) {
        return name.indexOf(':') < 0 || name.equalsIgnoreCase(type.schema().id())
                ? Optional.empty()
                : type.definedSchema(name);
    }

    private void shapeExtension(Schema extension, ScimValue raw, ScimObject.Builder resource) {
        if (!raw.isAssigned()) {
            return;
        }
        if (!(raw instanceof ScimObject object)) {
            violations.invalidValue(extension.id(), "expected an object");
            return;
        }
        ScimObject.Builder shaped = ScimObject.builder();
        object.forEach((name, value) -> shapeAttribute(extension.id() + ":", name, value, shaped));
        resource.putIfAssigned(extension.id(), shaped.build());
    }

    /** Puts one attribute into the builder; the prefix is the URI of its extension and a colon, or empty. */
    void shapeAttribute(String prefix, String name, ScimValue raw, ScimObject.Builder target) {
        Optional<ResolvedPath> found = isName(name)
                ? type.resolve(AttributePath.parse(prefix + name), dialect.with(Leniency.IMPLICIT_EXTENSION, false))
                : Optional.empty();
        if (found.isEmpty()) {
            if (raw.isAssigned() && !dialect.grants(Leniency.IGNORE_UNKNOWN_ATTRIBUTES)) {
                violations.unknown(prefix + name, "no such attribute");
            }
            return;
        }
        AttributeDefinition attribute = found.get().attribute();
        String path = prefix + attribute.name();
        if (!found.get().isKept()) {
            if (raw.isAssigned()) {
                ignored.accept(path);
            }
            return;
        }
        if (values.isDropped(attribute)) {
            return;
        }
        if (target.has(attribute.name())) {
            violations.invalidValue(path, "is given twice");
        }
        target.putIfAssigned(attribute.name(), values.shape(attribute, raw, path));
    }

    /** A name that is a path, or no name at all, is not looked up: bodies hold plain names. */
    private static boolean isName(String name) {
        return AttributeNames.isValid(name);
    }

    /** Checks the value of {@code schemas}; unassigned where the resource has none. */
    void checkSchemas(ScimValue given) {
        if (!given.isAssigned()) {
            if (!dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
                violations.unknown(SCHEMAS.name(), "must list " + type.schema().id());
            }
            return;
        }
        if (!(given instanceof ScimList uris)) {
            violations.invalidValue(SCHEMAS.name(), "expected an array of URIs");
            return;
        }
        boolean core = false;
        for (ScimValue uri : uris) {
            if (!(uri instanceof ScimString text)) {
                violations.invalidValue(SCHEMAS.name(), "expected an array of URIs");
                return;
            }
            core |= text.value().equalsIgnoreCase(type.schema().id());
            if (type.definedSchema(text.value()).isEmpty() && !dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
                violations.invalidValue(SCHEMAS.name(), "'" + text.value() + "' is no schema of " + type.name());
            }
        }
        if (!core && !dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
            violations.invalidValue(SCHEMAS.name(), "must list " + type.schema().id());
        }
    }
}
