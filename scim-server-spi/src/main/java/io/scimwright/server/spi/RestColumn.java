package io.scimwright.server.spi;

import io.scimwright.core.Dialect;
import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.ElementAttribute;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one column of JSON holds of a resource: all attributes that have no column of their own. No secret, at whatever depth, and
 * no copy of what stands in another column.
 */
final class RestColumn {

    private static final String TYPE = "type";
    private static final String PRIMARY = "primary";

    private RestColumn() {}

    /** Secrets are not for a column of JSON; what is readOnly is computed, not stored. */
    static boolean isStorable(AttributeDefinition attribute) {
        return !isSecret(attribute) && attribute.mutability() != Mutability.READ_ONLY;
    }

    static boolean isSecret(AttributeDefinition attribute) {
        return attribute.returned() == Returned.NEVER || attribute.mutability() == Mutability.WRITE_ONLY;
    }

    /** What of a tree the column holds beside other columns. */
    static ScimObject of(ResourceType type, List<Attribute<?>> columns, ScimObject tree) {
        ScimObject.Builder kept = ScimObject.builder();
        tree.forEach((name, value) -> {
            Optional<Schema> extension = type.extension(name);
            if (extension.isPresent() && value instanceof ScimObject part) {
                kept.putIfAssigned(name, storable(extension.get().attributes(), part));
            } else if (name.equalsIgnoreCase(CommonAttributes.EXTERNAL_ID.name())) {
                kept.putIfAssigned(name, value);
            } else {
                type.schema()
                        .attribute(name)
                        .filter(RestColumn::isStorable)
                        .ifPresent(attribute -> kept.putIfAssigned(name, withoutSecrets(attribute, value)));
            }
        });
        ScimObject rest = kept.build();
        for (Attribute<?> column : columns) {
            rest = without(type, column, rest);
        }
        return rest;
    }

    private static ScimObject storable(List<AttributeDefinition> attributes, ScimObject part) {
        ScimObject.Builder kept = ScimObject.builder();
        for (AttributeDefinition attribute : attributes) {
            if (isStorable(attribute)) {
                part.find(attribute.name())
                        .ifPresent(value -> kept.putIfAssigned(attribute.name(), withoutSecrets(attribute, value)));
            }
        }
        return kept.build();
    }

    private static ScimValue withoutSecrets(AttributeDefinition attribute, ScimValue value) {
        if (value instanceof ScimList list) {
            return ScimList.of(list.elements().stream()
                    .map(element -> withoutSecrets(attribute, element))
                    .toList());
        }
        ScimValue safe = value;
        for (AttributeDefinition part : attribute.subAttributes()) {
            if (isSecret(part) && safe instanceof ScimObject object) {
                safe = object.without(part.name());
            }
        }
        return safe;
    }

    private static ScimObject without(ResourceType type, Attribute<?> column, ScimObject rest) {
        AttributePath whole = column.path().withoutSubAttribute();
        boolean ofOneElement = (column instanceof ElementAttribute
                        || column.path().subAttribute().isPresent())
                && type.resolve(whole, Dialect.rfc())
                        .filter(path -> path.attribute().isMultiValued())
                        .isPresent();
        return ofOneElement ? withoutInElement(type, column, whole, rest) : column.remove(rest);
    }

    /** Leaves the element where it is, so that the order of all and the marks of this one stay. */
    private static ScimObject withoutInElement(
            ResourceType type, Attribute<?> column, AttributePath whole, ScimObject rest) {
        Optional<String> uri =
                whole.qualifier().filter(named -> type.extension(named).isPresent());
        ScimObject part = uri.isPresent() ? rest.findObject(uri.get()).orElse(ScimObject.empty()) : rest;
        List<ScimValue> elements = new ArrayList<>(part.elements(whole.attribute()));
        int at = indexOf(column, elements);
        if (at < 0 || !(elements.get(at) instanceof ScimObject element)) {
            return rest;
        }
        elements.set(
                at,
                column.path()
                        .subAttribute()
                        .map(element::without)
                        .orElseGet(() -> ScimObject.builder()
                                .putIfAssigned(TYPE, element.find(TYPE).orElse(ScimList.empty()))
                                .putIfAssigned(PRIMARY, element.find(PRIMARY).orElse(ScimList.empty()))
                                .build()));
        elements.removeIf(left -> !left.isAssigned());
        ScimObject changed = part.withOrWithout(whole.attribute(), ScimList.of(elements));
        return uri.isPresent() ? rest.withOrWithout(uri.get(), changed) : changed;
    }

    /** The element that the column is of: the first of its type, or the preferred one. */
    private static int indexOf(Attribute<?> column, List<ScimValue> elements) {
        Optional<String> type = column.elementType();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof ScimObject element
                    && (type.isPresent()
                            ? element.findString(TYPE)
                                    .filter(type.get()::equalsIgnoreCase)
                                    .isPresent()
                            : element.findBoolean(PRIMARY).orElse(false))) {
                return i;
            }
        }
        return type.isPresent() || elements.isEmpty() ? -1 : 0;
    }

    /** A column that holds no JSON object: a fault of the store, which no client can mend. */
    static final class Malformed extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        Malformed(RuntimeException cause) {
            super("the column that keeps the rest of a row holds no JSON object", cause);
        }
    }
}
