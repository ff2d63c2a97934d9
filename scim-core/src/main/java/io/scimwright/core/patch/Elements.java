package io.scimwright.core.patch;

import io.scimwright.core.internal.Identity;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds and removes elements of multi-valued attributes in time linear in their number. */
final class Elements {

    private Elements() {}

    /** The list with the elements added that it does not hold yet; a new primary element takes the mark from the others. */
    static ScimList plus(AttributeDefinition attribute, ScimValue present, ScimValue added) {
        List<ScimValue> all = new ArrayList<>(elements(present));
        Map<Object, Integer> places = new HashMap<>(all.size() * 2);
        for (int i = 0; i < all.size(); i++) {
            places.putIfAbsent(Identity.of(attribute, all.get(i)), i);
        }
        boolean newPrimary = elements(added).stream().anyMatch(ValueShaper::isPrimary);
        if (newPrimary) {
            all.replaceAll(Elements::withoutMark);
        }
        for (ScimValue element : elements(added)) {
            Integer place = places.putIfAbsent(Identity.of(attribute, element), all.size());
            if (place == null) {
                all.add(element);
            } else if (!Identity.isValueAlone(attribute)) {
                all.set(place, merged(all.get(place), element));
            }
        }
        return ScimList.of(all);
    }

    /** The list without the elements that are equal to one of the given in everything that the given one says. */
    static ScimList minus(AttributeDefinition attribute, ScimValue present, ScimValue removed) {
        Set<Object> exact = new HashSet<>();
        List<ScimObject> partial = new ArrayList<>();
        for (ScimValue element : elements(removed)) {
            if (element instanceof ScimObject object && !object.has("value")) {
                partial.add(object);
            } else {
                exact.add(Identity.valueOf(attribute, element));
            }
        }
        List<ScimValue> kept = new ArrayList<>();
        for (ScimValue element : elements(present)) {
            boolean goes = exact.contains(Identity.valueOf(attribute, element))
                    || partial.stream().anyMatch(part -> says(element, part));
            if (!goes) {
                kept.add(element);
            }
        }
        return ScimList.of(kept);
    }

    /** The element that a conjunction of {@code eq} terms describes; empty where the filter is anything else. */
    static Optional<ScimObject> describedBy(ResolvedFilter filter) {
        List<ResolvedFilter> terms = filter instanceof ResolvedFilter.AllOf all ? all.operands() : List.of(filter);
        ScimObject.Builder element = ScimObject.builder();
        for (ResolvedFilter term : terms) {
            if (!(term instanceof ResolvedFilter.Compared compared)
                    || compared.operator() != ComparisonOperator.EQ
                    || compared.path().subAttribute().isEmpty()) {
                return Optional.empty();
            }
            element.put(compared.path().leaf().name(), compared.operand());
        }
        return Optional.of(element.build());
    }

    static List<ScimValue> elements(ScimValue value) {
        return value instanceof ScimList list ? list.elements() : List.of(value);
    }

    private static boolean says(ScimValue element, ScimObject part) {
        return element instanceof ScimObject object
                && part.names().stream().allMatch(name -> object.find(name).equals(part.find(name)));
    }

    private static ScimValue merged(ScimValue present, ScimValue more) {
        if (!(present instanceof ScimObject object) || !(more instanceof ScimObject parts)) {
            return more;
        }
        ScimObject all = object;
        for (String name : parts.names()) {
            all = all.withOrWithout(name, parts.find(name).orElse(ScimList.empty()));
        }
        return all;
    }

    private static ScimValue withoutMark(ScimValue element) {
        return ValueShaper.isPrimary(element) && element instanceof ScimObject object
                ? object.with(ValueShaper.PRIMARY, ScimBoolean.FALSE)
                : element;
    }
}
