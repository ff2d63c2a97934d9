package io.scimwright.core.patch;

import io.scimwright.core.internal.Identity;
import io.scimwright.core.internal.Text;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of one multi-valued attribute are looked up by. Elements that a filter or a listed part finds equal have equal
 * keys; the other way round does not hold, so that whoever looks up still compares. Immutable.
 */
final class ElementKeys {

    /** The column of what {@link Identity#of} tells apart, marks of the primary one left aside where there is no value. */
    static final String IDENTITY = "=";

    /** The column of what {@link Identity#valueOf} tells apart. The other columns have the names of sub-attributes. */
    static final String VALUE = "value";

    private static final String REFERENCE = "$ref";

    /** A dateTime and a binary have several spellings of one value: they are compared, not looked up. */
    private static final Set<AttributeType> INDEXED = Set.of(
            AttributeType.STRING,
            AttributeType.REFERENCE,
            AttributeType.BOOLEAN,
            AttributeType.INTEGER,
            AttributeType.DECIMAL);

    private final AttributeDefinition attribute;
    private final String valueName;
    private final boolean valueAlone;

    ElementKeys(AttributeDefinition attribute) {
        this.attribute = attribute;
        this.valueName =
                attribute.subAttribute(VALUE).map(AttributeDefinition::name).orElse(VALUE);
        this.valueAlone = Identity.isValueAlone(attribute);
    }

    /** Whether the value alone tells elements apart, as in members. */
    boolean isValueAlone() {
        return valueAlone;
    }

    /** The value of an element in the form in which it is looked up. */
    Object value(ScimValue element) {
        if (valueAlone && element instanceof ScimObject object) {
            ScimValue value = object.value(valueName);
            return value instanceof ScimString || value.isAssigned() ? value : element;
        }
        return Identity.valueOf(attribute, element);
    }

    /** Equal for two elements exactly when they are the same value. */
    Object identity(ScimValue element) {
        return valueAlone ? value(element) : Identity.of(attribute, element);
    }

    /**
     * Equal for an element and one that is added if the latter is there already. One without a value is told apart by all that it
     * says but the mark of the primary one, which whatever is added may take from it.
     */
    private Object identityButMark(ScimValue element) {
        return element instanceof ScimObject object && !object.has(valueName)
                ? identity(object.without(ValueShaper.PRIMARY))
                : identity(element);
    }

    /** Whether an element certainly has the same key in a column as before; it costs less than to make two keys. */
    @SuppressWarnings("ReferenceEquality")
    boolean isUntouched(String column, ScimValue before, ScimValue after) {
        if (!(before instanceof ScimObject left) || !(after instanceof ScimObject right)) {
            return false;
        }
        if (!column.equals(VALUE) && !column.equals(IDENTITY)) {
            return left.value(column) == right.value(column);
        }
        ScimValue value = left.value(valueName);
        boolean isTypeToo = column.equals(IDENTITY) && !valueAlone;
        return value.isAssigned()
                && value == right.value(valueName)
                && (!isTypeToo || left.value("type") == right.value("type"));
    }

    /** What an element is looked up by in a column; null where it is not to be found there. */
    @Nullable
    Object of(String column, ScimValue element) {
        if (column.equals(VALUE)) {
            return value(element);
        }
        if (column.equals(IDENTITY)) {
            return identityButMark(element);
        }
        if (!(element instanceof ScimObject object)) {
            return null;
        }
        ScimValue value = object.value(column);
        if (value.isAssigned()) {
            return attribute.subAttribute(column).map(sub -> key(sub, value)).orElse(null);
        }
        // Without the mark, an element is not the primary one (RFC 7643 section 2.4).
        return column.equals(ValueShaper.PRIMARY) ? ScimBoolean.FALSE : null;
    }

    /** Where the elements are found whose sub-attribute is equal to a value; empty where they are not to be found so. */
    Optional<Lookup> whereSub(AttributeDefinition sub, ScimValue wanted) {
        if (sub.isMultiValued() || !INDEXED.contains(sub.type())) {
            return Optional.empty();
        }
        return Optional.of(
                sub.name().equals(VALUE)
                        ? whereValue(ScimObject.of(valueName, wanted))
                        : new Lookup.Key(sub.name(), key(sub, wanted)));
    }

    /** Where the elements of an attribute without sub-attributes are found that are equal to a value. */
    Optional<Lookup> whereElement(ScimValue wanted) {
        return INDEXED.contains(attribute.type()) ? Optional.of(whereValue(wanted)) : Optional.empty();
    }

    /** Where the elements are found that have the value of the given one. */
    Lookup.Key whereValue(ScimValue element) {
        return new Lookup.Key(VALUE, value(element));
    }

    /** Where the elements are found that an added one is the same value as. */
    Lookup.Key whereSame(ScimValue element) {
        return valueAlone ? whereValue(element) : new Lookup.Key(IDENTITY, identityButMark(element));
    }

    private static Object key(AttributeDefinition sub, ScimValue value) {
        if (!(value instanceof ScimString text)) {
            return value;
        }
        // What points at a resource points at it in every version of the protocol (RFC 7643 section 2.4).
        return sub.name().equals(REFERENCE) ? Text.unversioned(text.value()) : sub.comparisonKey(text.value());
    }
}
