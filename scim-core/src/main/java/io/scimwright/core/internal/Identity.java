package io.scimwright.core.internal;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.List;

/** What makes two elements of a multi-valued attribute the same value (RFC 7643 section 2.4). */
public final class Identity {

    private static final int SHORT = 12;

    private Identity() {}

    /** Equal for two elements exactly when they are the same value: by value alone in members, by value and type elsewhere. */
    public static Object of(AttributeDefinition attribute, ScimValue element) {
        if (!(element instanceof ScimObject object)) {
            return valueOf(attribute, element);
        }
        if (!object.has("value")) {
            return element;
        }
        if (isValueAlone(attribute)) {
            return valueOf(attribute, element);
        }
        return List.of(
                valueOf(attribute, element), Text.fold(object.findString("type").orElse("")));
    }

    /**
     * Whether a short list certainly holds no value twice. False says nothing: it costs less to find most lists in order than to
     * make keys for their elements.
     */
    static boolean areSurelyDistinct(List<ScimValue> elements) {
        if (elements.size() > SHORT) {
            return false;
        }
        for (int i = 1; i < elements.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (!surelyDiffer(elements.get(i), elements.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean surelyDiffer(ScimValue one, ScimValue other) {
        ScimValue left = one instanceof ScimObject object ? object.value("value") : one;
        ScimValue right = other instanceof ScimObject object ? object.value("value") : other;
        if (!left.isAssigned() && !right.isAssigned()) {
            return !one.equals(other);
        }
        return left instanceof ScimString text
                && right instanceof ScimString with
                && Text.surelyDiffer(text.value(), with.value());
    }

    /** Where {@code value} can never change, as in members, it alone tells elements apart. */
    public static boolean isValueAlone(AttributeDefinition attribute) {
        return attribute
                .subAttribute("value")
                .filter(value -> value.mutability() == Mutability.IMMUTABLE)
                .isPresent();
    }

    /** The value of an element, or the element itself where it has none, folded where case does not matter. */
    public static Object valueOf(AttributeDefinition attribute, ScimValue element) {
        ScimValue value =
                element instanceof ScimObject object ? object.find("value").orElse(element) : element;
        AttributeDefinition definition = attribute.subAttribute("value").orElse(attribute);
        return value instanceof ScimString string && !definition.comparesExactly() && !isValueAlone(attribute)
                ? Text.fold(string.value())
                : value;
    }
}
