package io.scimwright.core.patch;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences between two states of a resource, attribute by attribute; {@code meta} and {@code schemas} are left out. */
public final class ChangeList {

    private ChangeList() {}

    public static List<Change> between(ScimResource before, ScimResource after) {
        ResourceType type = after.type();
        List<Change> changes = new ArrayList<>();
        ScimObject from = before.attributes();
        ScimObject to = after.attributes();
        compare(CommonAttributes.EXTERNAL_ID, CommonAttributes.EXTERNAL_ID.name(), from, to, changes);
        for (AttributeDefinition attribute : type.schema().attributes()) {
            compare(attribute, attribute.name(), from, to, changes);
        }
        for (ResourceType.Extension extension : type.extensions()) {
            compare(extension.schema(), from, to, changes);
        }
        return Collections.unmodifiableList(changes);
    }

    /** What a new resource holds, each attribute changed from nothing: the core's in the order of its tree, then the extensions'. */
    public static List<Change> ofCreated(ScimResource created) {
        ResourceType type = created.type();
        ScimObject tree = created.attributes();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            AttributeDefinition attribute = type.attribute(tree.nameAt(i)).orElse(null);
            if (attribute != null && isTold(attribute)) {
                compare(attribute, attribute.name(), ScimList.empty(), tree.valueAt(i), changes);
            }
        }
        for (ResourceType.Extension extension : type.extensions()) {
            compare(extension.schema(), ScimObject.empty(), tree, changes);
        }
        return Collections.unmodifiableList(changes);
    }

    private static void compare(Schema extension, ScimObject from, ScimObject to, List<Change> changes) {
        ScimObject partFrom = from.findObject(extension.id()).orElse(ScimObject.empty());
        ScimObject partTo = to.findObject(extension.id()).orElse(ScimObject.empty());
        for (int i = 0; i < extension.attributes().size(); i++) {
            compare(extension.attributes().get(i), extension.paths().get(i), partFrom, partTo, changes);
        }
    }

    private static boolean isTold(AttributeDefinition attribute) {
        return attribute == CommonAttributes.EXTERNAL_ID
                || !CommonAttributes.all().contains(attribute);
    }

    private static void compare(
            AttributeDefinition attribute, String path, ScimObject from, ScimObject to, List<Change> changes) {
        compare(attribute, path, from.value(attribute.name()), to.value(attribute.name()), changes);
    }

    private static void compare(
            AttributeDefinition attribute, String path, ScimValue before, ScimValue after, List<Change> changes) {
        boolean isSame = before.isAssigned() ? before.equals(after) : !after.isAssigned();
        if (!isSame) {
            changes.add(change(attribute, path, before, after));
        }
    }

    private static Change change(AttributeDefinition attribute, String path, ScimValue before, ScimValue after) {
        if (!attribute.isMultiValued()) {
            return new Change(path, orNull(before), orNull(after), List.of(), List.of());
        }
        if (!before.isAssigned()) {
            return new Change(path, null, after, Elements.listOf(after), List.of());
        }
        ElementChanges elements = new ElementChanges(new ElementKeys(attribute));
        compare(Elements.listOf(before), Elements.listOf(after), elements);
        return new Change(path, orNull(before), orNull(after), elements.gained(), elements.lost());
    }

    /** What both begin and end with is left out: mostly one among many comes or goes. */
    private static void compare(List<ScimValue> before, List<ScimValue> after, ElementChanges elements) {
        int shared = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shared && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shared - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        before.subList(start, before.size() - end).forEach(element -> elements.compare(element, ScimList.empty()));
        after.subList(start, after.size() - end).forEach(element -> elements.compare(ScimList.empty(), element));
    }

    private static @Nullable ScimValue orNull(ScimValue value) {
        return value.isAssigned() ? value : null;
    }
}
