package io.scimwright.core.patch;

import io.scimwright.core.internal.ReferredType;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;

/**
 * What values of one attribute say about the resource that they point at: where it is, and of what type (RFC 7643 section 2.4).
 * It goes when a value comes to point at another resource, unless the patch says it of that one. Immutable.
 */
final class Referral {

    private static final String VALUE = "value";
    private static final String URI = "$ref";
    private static final String TYPE = "type";

    private final AttributeDefinition attribute;

    /** The names of what is said of a resource only, and not set by an operation of its own, before or after the value. */
    private final List<String> ofResource;

    private Referral(AttributeDefinition attribute, List<String> ofResource) {
        this.attribute = attribute;
        this.ofResource = ofResource;
    }

    /**
     * The referral of an attribute.
     *
     * @param operations all of the patch that work on it
     */
    static Referral of(AttributeDefinition attribute, List<Operation> operations) {
        if (!ReferredType.refers(attribute)) {
            return new Referral(attribute, List.of());
        }
        List<String> names = attribute.referredTypes().isEmpty() ? List.of(URI) : List.of(URI, TYPE);
        return new Referral(
                attribute,
                names.stream()
                        .filter(name -> operations.stream().noneMatch(operation -> sets(operation, name)))
                        .toList());
    }

    private static boolean sets(Operation operation, String name) {
        return operation
                .path()
                .subAttribute()
                .filter(sub -> sub.name().equals(name))
                .isPresent();
    }

    /** A value after an operation, without what was said of the resource that it pointed at before. */
    ScimValue settled(Operation operation, ScimValue before, ScimValue after) {
        if (ofResource.isEmpty() || !(before instanceof ScimObject old) || !(after instanceof ScimObject now)) {
            return after;
        }
        ScimValue former = old.value(VALUE);
        if (!former.isAssigned() || former.equals(now.value(VALUE))) {
            return after;
        }
        boolean isWhole = operation.path().subAttribute().isEmpty();
        ScimObject rest = now;
        for (String name : ofResource) {
            boolean isSaid = isWhole && operation.value() instanceof ScimObject said && said.has(name);
            rest = isSaid ? rest : rest.without(name);
        }
        return rest.isAssigned() ? rest : ScimList.empty();
    }

    /** A value that changed, with its type where that can be told. */
    ScimValue told(ScimValue value) {
        return ReferredType.told(attribute, value);
    }
}
