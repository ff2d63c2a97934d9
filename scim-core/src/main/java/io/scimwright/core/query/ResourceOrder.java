package io.scimwright.core.query;

import io.scimwright.core.internal.Dates;
import io.scimwright.core.internal.Text;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * The order of resources by one attribute: the primary or else first value of a multi-valued one decides, unassigned comes
 * last ascending and first descending, ties go by id (RFC 7644 section 3.4.2.3).
 */
public final class ResourceOrder {

    private static final String VALUE = "value";

    private static final Comparator<ScimResource> BY_ID =
            Comparator.comparing(resource -> resource.findId().orElse(""));

    private ResourceOrder() {}

    public static Comparator<ScimResource> by(ResolvedPath path, SortOrder order) {
        Comparator<ScimResource> byValue = (left, right) -> compare(path, left, right);
        return (order == SortOrder.ASCENDING ? byValue : byValue.reversed()).thenComparing(BY_ID);
    }

    private static int compare(ResolvedPath path, ScimResource left, ScimResource right) {
        Optional<ScimValue> from = key(path, left);
        Optional<ScimValue> to = key(path, right);
        if (from.isEmpty() || to.isEmpty()) {
            return Boolean.compare(from.isEmpty(), to.isEmpty());
        }
        return compare(path.leaf(), from.get(), to.get());
    }

    private static Optional<ScimValue> key(ResolvedPath path, ScimResource resource) {
        return path.attributeIn(resource.attributes())
                .map(ResourceOrder::deciding)
                .flatMap(value -> part(path, value))
                .filter(ScimValue::isAssigned);
    }

    /** Of a complex value its value decides when no sub-attribute is named. */
    private static Optional<ScimValue> part(ResolvedPath path, ScimValue deciding) {
        if (deciding instanceof ScimObject object) {
            return object.find(
                    path.subAttribute().isEmpty() ? VALUE : path.leaf().name());
        }
        return path.subAttribute().isEmpty() ? Optional.of(deciding) : Optional.empty();
    }

    private static ScimValue deciding(ScimValue value) {
        if (!(value instanceof ScimList list) || !list.isAssigned()) {
            return value;
        }
        return list.elements().stream()
                .filter(ValueShaper::isPrimary)
                .findFirst()
                .orElse(list.elements().get(0));
    }

    private static int compare(AttributeDefinition attribute, ScimValue left, ScimValue right) {
        if (left instanceof ScimNumber from && right instanceof ScimNumber to) {
            return from.value().compareTo(to.value());
        }
        if (left instanceof ScimBoolean from && right instanceof ScimBoolean to) {
            return Boolean.compare(from.value(), to.value());
        }
        if (left instanceof ScimString from && right instanceof ScimString to) {
            return text(attribute, from.value(), to.value());
        }
        // Values of other types than declared come last, so that the order stays one.
        return Integer.compare(rank(left), rank(right));
    }

    private static int rank(ScimValue value) {
        return value instanceof ScimNumber ? 0 : value instanceof ScimBoolean ? 1 : value instanceof ScimString ? 2 : 3;
    }

    private static int text(AttributeDefinition attribute, String left, String right) {
        if (attribute.type() == AttributeType.DATE_TIME) {
            return Dates.instant(left)
                    .orElse(Instant.MIN)
                    .compareTo(Dates.instant(right).orElse(Instant.MIN));
        }
        return attribute.comparesExactly()
                ? Text.byCodePoint(left, right)
                : Text.byCodePoint(Text.fold(left), Text.fold(right));
    }
}
