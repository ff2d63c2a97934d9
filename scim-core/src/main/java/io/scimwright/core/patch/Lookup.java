package io.scimwright.core.patch;

import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where to look for the elements that a filter or a listed part may mean, instead of at all of them. Immutable. */
sealed interface Lookup {

    /** Under one key of one column; see {@link ElementKeys}. */
    record Key(String column, Object key) implements Lookup {}

    /** Under any of several, whichever leads to the fewest elements. */
    record Fewest(List<Lookup> each) implements Lookup {}

    /** Under all of several. */
    record Union(List<Lookup> each) implements Lookup {}

    /** Every key that may be asked for. */
    default void forEachKey(Consumer<Key> action) {
        if (this instanceof Key key) {
            action.accept(key);
        } else {
            List<Lookup> each = this instanceof Fewest fewest ? fewest.each() : ((Union) this).each();
            each.forEach(one -> one.forEachKey(action));
        }
    }

    /**
     * Where the elements lie that a filter may select; empty where that takes a look at each.
     *
     * <p>A member is known by its value, which is compared exactly here even where the schema calls it case-insensitive, as RFC
     * 7643 section 8.7.1 does: the id of one resource in other letters may be the id of another.
     */
    static Optional<Lookup> of(ElementKeys keys, ResolvedFilter filter) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            List<Lookup> found = new ArrayList<>();
            for (ResolvedFilter operand : all.operands()) {
                of(keys, operand).ifPresent(found::add);
            }
            return fewest(keys, found);
        }
        if (filter instanceof ResolvedFilter.AnyOf any) {
            List<Lookup> found = new ArrayList<>();
            for (ResolvedFilter operand : any.operands()) {
                of(keys, operand).ifPresent(found::add);
            }
            return found.size() == any.operands().size() ? Optional.of(new Union(found)) : Optional.empty();
        }
        if (filter instanceof ResolvedFilter.Compared compared && compared.operator() == ComparisonOperator.EQ) {
            Optional<AttributeDefinition> sub = compared.path().subAttribute();
            return sub.isPresent()
                    ? keys.whereSub(sub.get(), compared.operand())
                    : keys.whereElement(compared.operand());
        }
        return filter instanceof ResolvedFilter.Constant constant && !constant.value()
                ? Optional.of(new Union(List.of()))
                : Optional.empty();
    }

    /** Where the elements lie that have all the values of a part; empty where that takes a look at each. */
    static Optional<Lookup> ofPart(AttributeDefinition attribute, ElementKeys keys, ScimValue part) {
        if (!(part instanceof ScimObject object)) {
            return Optional.of(keys.whereValue(part));
        }
        List<Lookup> found = new ArrayList<>();
        object.forEach((name, value) -> {
            boolean alsoAbsent = name.equals(ValueShaper.PRIMARY) && value.equals(ScimBoolean.FALSE);
            if (name.equals(ElementKeys.VALUE)) {
                found.add(keys.whereValue(part));
            } else if (!alsoAbsent) {
                attribute
                        .subAttribute(name)
                        .flatMap(sub -> keys.whereSub(sub, value))
                        .ifPresent(found::add);
            }
        });
        return fewest(keys, found);
    }

    private static Optional<Lookup> fewest(ElementKeys keys, List<Lookup> found) {
        for (Lookup one : found) {
            if (keys.isValueAlone() && one instanceof Key key && key.column().equals(ElementKeys.VALUE)) {
                return Optional.of(one);
            }
        }
        return found.size() > 1
                ? Optional.of(new Fewest(List.copyOf(found)))
                : found.stream().findFirst();
    }
}
