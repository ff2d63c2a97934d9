package io.scimwright.core.patch;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The differences between two states of a resource, attribute by attribute; {@code meta} and {@code schemas} are left out. */
public final class ChangeList {

    private ChangeList() {}

    public static List<Change> between(ScimResource before, ScimResource after) {
        ResourceType type = after.type();
        List<Change> changes = new ArrayList<>();
        ScimObject from = before.attributes();
        ScimObject to = after.attributes();
        collect("", List.of(CommonAttributes.EXTERNAL_ID), from, to, changes);
        collect("", type.schema().attributes(), from, to, changes);
        for (ResourceType.Extension extension : type.extensions()) {
            String uri = extension.schema().id();
            collect(
                    uri + ":",
                    extension.schema().attributes(),
                    from.findObject(uri).orElse(ScimObject.empty()),
                    to.findObject(uri).orElse(ScimObject.empty()),
                    changes);
        }
        return List.copyOf(changes);
    }

    private static void collect(
            String prefix, List<AttributeDefinition> attributes, ScimObject from, ScimObject to, List<Change> changes) {
        for (AttributeDefinition attribute : attributes) {
            Optional<ScimValue> before = from.find(attribute.name()).filter(ScimValue::isAssigned);
            Optional<ScimValue> after = to.find(attribute.name()).filter(ScimValue::isAssigned);
            if (!before.equals(after)) {
                changes.add(change(attribute, prefix + attribute.name(), before.orElse(null), after.orElse(null)));
            }
        }
    }

    private static Change change(
            AttributeDefinition attribute, String path, @Nullable ScimValue before, @Nullable ScimValue after) {
        if (!attribute.isMultiValued()) {
            return new Change(path, before, after, List.of(), List.of());
        }
        ElementChanges elements = new ElementChanges(new ElementKeys(attribute));
        for (ScimValue element : Elements.listOf(before == null ? ScimList.empty() : before)) {
            elements.compare(element, ScimList.empty());
        }
        for (ScimValue element : Elements.listOf(after == null ? ScimList.empty() : after)) {
            elements.compare(ScimList.empty(), element);
        }
        return new Change(path, before, after, elements.gained(), elements.lost());
    }
}
