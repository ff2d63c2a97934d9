package io.scimwright.core.patch;

import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;

/** Tells whether an element of a multi-valued attribute is one that a removal lists, perhaps by a part of it only. */
final class PartMatch {

    private PartMatch() {}

    /** Whether the element has all the values of the part, compared as the schema says. */
    static boolean says(AttributeDefinition attribute, ScimValue element, ScimValue part) {
        if (!(part instanceof ScimObject values)) {
            return true;
        }
        if (!(element instanceof ScimObject object)) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            String name = values.nameAt(i);
            if (!isSame(attribute, name, object.value(name), values.valueAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(AttributeDefinition attribute, String name, ScimValue value, ScimValue wanted) {
        if (!value.isAssigned()) {
            // Without the mark, an element is not the primary one (RFC 7643 section 2.4).
            return name.equals(ValueShaper.PRIMARY) && wanted.equals(ScimBoolean.FALSE);
        }
        return attribute
                .subAttribute(name)
                .filter(sub -> isSame(sub, value, wanted))
                .isPresent();
    }

    /** Whether two values of a simple attribute are the same one. */
    static boolean isSame(AttributeDefinition attribute, ScimValue value, ScimValue other) {
        return value.equals(other)
                || (value instanceof ScimString left
                        && other instanceof ScimString right
                        && attribute.comparisonKey(left.value()).equals(attribute.comparisonKey(right.value())));
    }
}
