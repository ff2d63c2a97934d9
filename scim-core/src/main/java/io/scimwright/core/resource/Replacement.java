package io.scimwright.core.resource;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.ReferredType;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries over what a PUT does not replace (RFC 7644 section 3.5.1). */
final class Replacement {

    private static final String VALUE = "value";
    private static final String URI = "$ref";

    private Replacement() {}

    static ScimObject of(ResourceType type, ScimObject before, ScimObject submitted) {
        ScimObject after = carryOver(CommonAttributes.all(), "", before, submitted);
        after = carryOver(type.schema().attributes(), "", before, after);
        for (ResourceType.Extension extension : type.extensions()) {
            Schema schema = extension.schema();
            ScimObject known = before.findObject(schema.id()).orElse(ScimObject.empty());
            ScimObject sent = after.findObject(schema.id()).orElse(ScimObject.empty());
            after = after.withOrWithout(schema.id(), carryOver(schema.attributes(), schema.id() + ":", known, sent));
        }
        return after;
    }

    private static ScimObject carryOver(
            List<AttributeDefinition> attributes, String prefix, ScimObject before, ScimObject sent) {
        ScimObject after = sent;
        for (AttributeDefinition attribute : attributes) {
            ScimValue known = before.value(attribute.name());
            if (known.isAssigned()) {
                ScimValue wanted = sent.value(attribute.name());
                after = after.withOrWithout(
                        attribute.name(), carryOver(attribute, prefix + attribute.name(), known, wanted));
            }
        }
        return after;
    }

    private static ScimValue carryOver(AttributeDefinition attribute, String path, ScimValue known, ScimValue wanted) {
        Mutability mutability = attribute.mutability();
        boolean leftOut = !wanted.isAssigned();
        if (mutability == Mutability.READ_ONLY || (leftOut && mutability != Mutability.READ_WRITE)) {
            return known;
        }
        if (mutability == Mutability.IMMUTABLE && !known.equals(wanted)) {
            throw ScimException.mutability(path, "is immutable and has a value already");
        }
        if (known instanceof ScimObject old && wanted instanceof ScimObject object) {
            return referring(attribute, old, carryOver(attribute.subAttributes(), path + ".", old, object));
        }
        return leftOut ? ScimList.empty() : referring(attribute, known, wanted);
    }

    /** Whoever sends back what was shown sends the URI that the server made of a value: it says nothing new. */
    private static ScimValue referring(AttributeDefinition attribute, ScimValue known, ScimValue wanted) {
        if (!ReferredType.refers(attribute)) {
            return wanted;
        }
        if (wanted instanceof ScimList list && list.elements().stream().anyMatch(Replacement::hasUri)) {
            Map<ScimValue, ScimValue> before = new HashMap<>();
            listOf(known).forEach(element -> before.put(value(element), element));
            return ScimList.of(list.elements().stream()
                    .map(element -> referring(before.getOrDefault(value(element), ScimList.empty()), element))
                    .toList());
        }
        return referring(known, wanted);
    }

    /** A value with the URI that it had before, if it is still that value. */
    private static ScimValue referring(ScimValue known, ScimValue wanted) {
        return known instanceof ScimObject old
                        && wanted instanceof ScimObject object
                        && old.has(VALUE)
                        && old.value(VALUE).equals(object.value(VALUE))
                ? object.withOrWithout(URI, old.value(URI))
                : wanted;
    }

    private static boolean hasUri(ScimValue element) {
        return element instanceof ScimObject object && object.has(URI);
    }

    private static ScimValue value(ScimValue element) {
        return element instanceof ScimObject object ? object.value(VALUE) : element;
    }

    private static List<ScimValue> listOf(ScimValue value) {
        return value instanceof ScimList list ? list.elements() : List.of(value);
    }
}
