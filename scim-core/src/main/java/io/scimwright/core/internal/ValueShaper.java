package io.scimwright.core.internal;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a value as it was sent into the shape its definition demands: canonical names, checked types, the leniencies of the
 * dialect applied. What is wrong goes to the violations; the empty list stands for unassigned.
 */
public final class ValueShaper {

    private final Dialect dialect;
    private final Violations violations;
    private final Consumer<String> ignored;
    private final boolean fromClient;
    private final boolean inParts;

    /**
     * A shaper of values.
     *
     * @param ignored told the path of each sub-attribute that is dropped because the type does not keep it
     * @param fromClient drops readOnly sub-attributes: only the server sets them (RFC 7643 section 7)
     */
    public ValueShaper(Dialect dialect, Violations violations, Consumer<String> ignored, boolean fromClient) {
        this(dialect, violations, ignored, fromClient, false);
    }

    private ValueShaper(
            Dialect dialect, Violations violations, Consumer<String> ignored, boolean fromClient, boolean inParts) {
        this.dialect = dialect;
        this.violations = violations;
        this.ignored = ignored;
        this.fromClient = fromClient;
        this.inParts = inParts;
    }

    /**
     * A shaper of values that say only a part of what will be there, as those do that a PATCH merges: required sub-attributes may
     * be missing.
     */
    public ValueShaper forParts() {
        return new ValueShaper(dialect, violations, ignored, fromClient, true);
    }

    /** Whether the value of an attribute is left out without a look at it. */
    boolean isDropped(AttributeDefinition attribute) {
        return fromClient && attribute.mutability() == Mutability.READ_ONLY;
    }

    /** The value of a whole attribute: a list for a multi-valued one. */
    public ScimValue shape(AttributeDefinition attribute, ScimValue raw, String path) {
        if (!raw.isAssigned()) {
            return ScimList.empty();
        }
        return attribute.isMultiValued() ? many(attribute, raw, path) : single(attribute, unwrapped(raw), path);
    }

    private ScimValue many(AttributeDefinition attribute, ScimValue raw, String path) {
        if (!(raw instanceof ScimList) && !dialect.grants(Leniency.SCALAR_TO_COMPLEX_VALUE)) {
            return wrong(path, "expected an array");
        }
        ScimList list = raw instanceof ScimList many ? many : ScimList.of(raw);
        List<ScimValue> shaped = new ArrayList<>(list.size());
        for (ScimValue element : list) {
            ScimValue value = element.isAssigned() ? single(attribute, element, path) : ScimList.empty();
            if (value.isAssigned()) {
                shaped.add(value);
            }
        }
        return whole(attribute, shaped, "", path);
    }

    /** The list of shaped elements: each value once, and one primary element at most. The path comes in two parts. */
    ScimValue whole(AttributeDefinition attribute, List<ScimValue> shaped, String prefix, String name) {
        return shaped.size() > 1 && hasTwoPrimaries(shaped)
                ? wrong(prefix + name, "only one element may have primary true")
                : ScimList.of(distinct(attribute, shaped));
    }

    private static boolean hasTwoPrimaries(List<ScimValue> elements) {
        int primaries = 0;
        for (ScimValue element : elements) {
            primaries += isPrimary(element) ? 1 : 0;
        }
        return primaries > 1;
    }

    /** The same value twice in one attribute is one value (RFC 7643 section 2.4); the first stays. */
    private static List<ScimValue> distinct(AttributeDefinition attribute, List<ScimValue> elements) {
        if (Identity.areSurelyDistinct(elements)) {
            return elements;
        }
        Set<Object> known = new HashSet<>(elements.size() * 2);
        List<ScimValue> distinct = new ArrayList<>(elements.size());
        for (ScimValue element : elements) {
            if (known.add(Identity.of(attribute, element))) {
                distinct.add(element);
            }
        }
        return distinct;
    }

    /** One value: the whole of a single-valued attribute, or one element of a multi-valued one. */
    public ScimValue single(AttributeDefinition attribute, ScimValue raw, String path) {
        if (attribute.isComplex()) {
            return complex(attribute, raw, path);
        }
        ScimValue value = simple(raw);
        if (isClearing(attribute, value)) {
            return ScimList.empty();
        }
        return switch (attribute.type()) {
            case BOOLEAN -> bool(value, path);
            case INTEGER ->
                value instanceof ScimNumber number && number.isInteger()
                        ? value
                        : wrong(path, "expected an integer without fraction or exponent");
            case DECIMAL -> value instanceof ScimNumber ? value : wrong(path, "expected a number");
            case DATE_TIME -> date(value, path);
            case BINARY -> binary(attribute, value, path);
            default -> text(attribute, value, path);
        };
    }

    /** An object {@code {"value": v}} for a simple attribute means v. */
    private ScimValue simple(ScimValue raw) {
        if (raw instanceof ScimObject object && dialect.grants(Leniency.SCALAR_TO_COMPLEX_VALUE)) {
            return object.find("value").orElse(raw);
        }
        return raw;
    }

    /** An array of one for a single-valued attribute means its element. */
    private ScimValue unwrapped(ScimValue raw) {
        if (raw instanceof ScimList list && list.size() == 1 && dialect.grants(Leniency.SCALAR_TO_COMPLEX_VALUE)) {
            return list.elements().get(0);
        }
        return raw;
    }

    private ScimValue complex(AttributeDefinition attribute, ScimValue raw, String path) {
        if (raw instanceof ScimObject object) {
            return members(attribute, object, path);
        }
        Optional<AttributeDefinition> value = attribute.subAttribute("value");
        if (value.isPresent() && !(raw instanceof ScimList) && dialect.grants(Leniency.SCALAR_TO_COMPLEX_VALUE)) {
            return members(attribute, ScimObject.of("value", raw), path);
        }
        return wrong(path, "expected an object");
    }

    private ScimValue members(AttributeDefinition attribute, ScimObject raw, String path) {
        ScimObject.Builder shaped = ScimObject.builder();
        raw.forEach((name, value) -> member(attribute, name, value, path, shaped));
        return complete(attribute, shaped.build(), "", path);
    }

    /** Puts one sub-attribute into its object. */
    void member(AttributeDefinition attribute, String name, ScimValue raw, String path, ScimObject.Builder into) {
        Optional<AttributeDefinition> sub = attribute.subAttribute(name);
        if (sub.isEmpty()) {
            stranger(attribute, name, raw, path);
        } else if (!isDropped(sub.get())) {
            into.putIfAssigned(
                    sub.get().name(),
                    shape(sub.get(), raw, path + "." + sub.get().name()));
        }
    }

    private void stranger(AttributeDefinition attribute, String name, ScimValue raw, String path) {
        if (!raw.isAssigned()) {
            return;
        }
        if (attribute.isUnkept(name)) {
            ignored.accept(path + "." + name);
        } else if (!dialect.grants(Leniency.IGNORE_UNKNOWN_ATTRIBUTES)) {
            violations.unknown(path + "." + name, "no such sub-attribute");
        }
    }

    /** The object of shaped sub-attributes, if none that is required is missing; unassigned when it holds none. */
    ScimValue complete(AttributeDefinition attribute, ScimObject object, String prefix, String name) {
        if (!object.isAssigned()) {
            return ScimList.empty();
        }
        if (inParts) {
            return object;
        }
        for (AttributeDefinition sub : attribute.subAttributes()) {
            if (sub.isRequired() && !isDropped(sub) && !object.has(sub.name())) {
                violations.invalidValue(prefix + name + "." + sub.name(), "is required");
            }
        }
        return ReferredType.told(attribute, object);
    }

    private boolean isClearing(AttributeDefinition attribute, ScimValue value) {
        return value instanceof ScimString string
                && string.value().isEmpty()
                && (attribute.isRequired() || dialect.grants(Leniency.EMPTY_STRING_CLEARS));
    }

    private ScimValue bool(ScimValue value, String path) {
        if (value instanceof ScimBoolean) {
            return value;
        }
        if (value instanceof ScimString string && dialect.grants(Leniency.COERCE_BOOLEANS)) {
            if (string.value().equalsIgnoreCase("true")) {
                return ScimBoolean.TRUE;
            }
            if (string.value().equalsIgnoreCase("false")) {
                return ScimBoolean.FALSE;
            }
        }
        return wrong(path, "expected true or false");
    }

    private ScimValue date(ScimValue value, String path) {
        boolean valid = value instanceof ScimString string && Dates.isDateTime(string.value());
        return valid ? value : wrong(path, "expected a dateTime such as 2011-05-13T04:42:34Z");
    }

    private ScimValue text(AttributeDefinition attribute, ScimValue value, String path) {
        if (!(value instanceof ScimString string)) {
            return wrong(path, "expected a string");
        }
        if (fromClient && LoginNames.isUnfit(attribute, string.value())) {
            return wrong(path, "must not begin or end with a blank");
        }
        return attribute.accepts(string.value())
                ? value
                : wrong(path, "expected one of " + String.join(", ", attribute.canonicalValues()));
    }

    private ScimValue binary(AttributeDefinition attribute, ScimValue value, String path) {
        return value instanceof ScimString string && Base64Text.isValid(string.value(), attribute.isBase64Url())
                ? value
                : wrong(path, "expected base64");
    }

    private ScimValue wrong(String path, String expected) {
        violations.invalidValue(path, expected);
        return ScimList.empty();
    }

    /** Whether an element of a multi-valued attribute is its primary one. */
    public static boolean isPrimary(ScimValue element) {
        return element instanceof ScimObject object && object.value(PRIMARY) == ScimBoolean.TRUE;
    }

    /** The name of the sub-attribute that marks the preferred element. */
    public static final String PRIMARY = "primary";

    /** Whether values of this type are strings on the wire. */
    public static boolean isText(AttributeType type) {
        return type != AttributeType.BOOLEAN
                && type != AttributeType.INTEGER
                && type != AttributeType.DECIMAL
                && type != AttributeType.COMPLEX;
    }
}
