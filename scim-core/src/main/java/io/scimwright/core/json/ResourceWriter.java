package io.scimwright.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a projection shows of resources: the common attributes first, then the others in the order of the resource's tree,
 * meta last. What the schemas do not define is not written.
 */
final class ResourceWriter {

    private static final List<AttributeDefinition> HEAD =
            List.of(CommonAttributes.SCHEMAS, CommonAttributes.ID, CommonAttributes.EXTERNAL_ID);

    private final JsonGenerator generator;
    private final Projection projection;

    ResourceWriter(JsonGenerator generator, Projection projection) {
        this.generator = generator;
        this.projection = projection;
    }

    void write(ScimResource resource) throws IOException {
        ResourceType type = resource.type();
        ScimObject tree = resource.attributes();
        generator.writeStartObject();
        for (AttributeDefinition common : HEAD) {
            attribute(null, common, tree.value(common.name()));
        }
        if (projection.isSelective()) {
            selected(tree);
        } else {
            members(type, tree);
        }
        attribute(null, CommonAttributes.META, tree.value(CommonAttributes.META.name()));
        generator.writeEndObject();
    }

    /** A few named attributes are looked up, instead of all that are there being held against the names. */
    private void selected(ScimObject tree) throws IOException {
        String open = null;
        for (ResolvedPath path : projection.selected()) {
            String extension = path.extension().orElse(null);
            ScimValue owner = extension == null ? tree : tree.value(extension);
            if (owner instanceof ScimObject object) {
                ScimValue value = object.value(path.attribute().name());
                if (extension != null && !extension.equals(open) && hasShown(extension, path.attribute(), value)) {
                    end(open);
                    open = extension;
                    generator.writeFieldName(extension);
                    generator.writeStartObject();
                }
                attribute(extension, path.attribute(), value);
            }
        }
        end(open);
    }

    private void end(@Nullable String open) throws IOException {
        if (open != null) {
            generator.writeEndObject();
        }
    }

    private void members(ResourceType type, ScimObject tree) throws IOException {
        for (int i = 0; i < tree.size(); i++) {
            String name = tree.nameAt(i);
            ScimValue value = tree.valueAt(i);
            if (name.indexOf(':') < 0) {
                AttributeDefinition attribute = type.attribute(name).orElse(null);
                if (attribute != null && !isCommon(attribute)) {
                    attribute(null, attribute, value);
                }
            } else if (value instanceof ScimObject part) {
                Optional<Schema> extension = type.extension(name);
                if (extension.isPresent()) {
                    extension(extension.get(), part);
                }
            }
        }
    }

    private static boolean isCommon(AttributeDefinition attribute) {
        return attribute == CommonAttributes.META
                || attribute == CommonAttributes.SCHEMAS
                || attribute == CommonAttributes.ID
                || attribute == CommonAttributes.EXTERNAL_ID;
    }

    private void extension(Schema schema, ScimObject part) throws IOException {
        boolean started = false;
        for (int i = 0; i < part.size(); i++) {
            AttributeDefinition attribute = schema.attribute(part.nameAt(i)).orElse(null);
            if (attribute != null && hasShown(schema.id(), attribute, part.valueAt(i))) {
                if (!started) {
                    generator.writeFieldName(schema.id());
                    generator.writeStartObject();
                    started = true;
                }
                attribute(schema.id(), attribute, part.valueAt(i));
            }
        }
        if (started) {
            generator.writeEndObject();
        }
    }

    /** Whether anything is shown of a value, down to its sub-attributes: an object around nothing must not be opened. */
    private boolean hasShown(String extension, AttributeDefinition attribute, ScimValue value) {
        if (!isShown(extension, attribute, value) || !attribute.isComplex()) {
            return isShown(extension, attribute, value);
        }
        if (value instanceof ScimList list) {
            for (ScimValue element : list) {
                if (hasShown(extension, attribute, element)) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof ScimObject object && hasShownSub(extension, attribute, object);
    }

    private boolean hasShownSub(String extension, AttributeDefinition attribute, ScimObject object) {
        for (AttributeDefinition sub : attribute.subAttributes()) {
            if (object.value(sub.name()).isAssigned() && projection.showsSub(extension, attribute, sub)) {
                return true;
            }
        }
        return false;
    }

    private boolean isShown(@Nullable String extension, AttributeDefinition attribute, ScimValue value) {
        return value.isAssigned() && projection.shows(extension, attribute);
    }

    private void attribute(@Nullable String extension, AttributeDefinition attribute, ScimValue value)
            throws IOException {
        if (!isShown(extension, attribute, value)) {
            return;
        }
        if (!attribute.isComplex()) {
            attribute.encodedName().writeTo(generator);
            TreeWriter.write(generator, value);
        } else if (value instanceof ScimList list) {
            elements(extension, attribute, list);
        } else if (value instanceof ScimObject object) {
            complex(extension, attribute, object, new Start(attribute, false));
        }
    }

    private void elements(@Nullable String extension, AttributeDefinition attribute, ScimList list) throws IOException {
        Start start = new Start(attribute, true);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof ScimObject object) {
                complex(extension, attribute, object, start);
            }
        }
        if (start.done) {
            generator.writeEndArray();
        }
    }

    /** The name of an attribute, and the bracket of its list, once there is something to write below it. */
    private static final class Start {

        private final AttributeDefinition attribute;
        private final boolean isList;
        private boolean done;

        Start(AttributeDefinition attribute, boolean isList) {
            this.attribute = attribute;
            this.isList = isList;
        }

        void write(JsonGenerator generator) throws IOException {
            if (!done) {
                attribute.encodedName().writeTo(generator);
                if (isList) {
                    generator.writeStartArray();
                }
                done = true;
            }
        }
    }

    /** What is shown of an object; nothing at all when nothing of it is. */
    private void complex(@Nullable String extension, AttributeDefinition attribute, ScimObject object, Start start)
            throws IOException {
        boolean started = false;
        for (int i = 0; i < object.size(); i++) {
            AttributeDefinition sub = attribute.subAttribute(object.nameAt(i)).orElse(null);
            ScimValue value = object.valueAt(i);
            if (sub == null || !value.isAssigned() || !projection.showsSub(extension, attribute, sub)) {
                continue;
            }
            if (!started) {
                start.write(generator);
                generator.writeStartObject();
                started = true;
            }
            sub.encodedName().writeTo(generator);
            TreeWriter.write(generator, value);
        }
        if (started) {
            generator.writeEndObject();
        }
    }
}
