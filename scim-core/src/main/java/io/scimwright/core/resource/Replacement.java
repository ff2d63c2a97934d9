package io.scimwright.core.resource;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;

/** Carries over what a PUT does not replace (RFC 7644 section 3.5.1). */
final class Replacement {

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
            return carryOver(attribute.subAttributes(), path + ".", old, object);
        }
        return leftOut ? ScimList.empty() : wanted;
    }
}
