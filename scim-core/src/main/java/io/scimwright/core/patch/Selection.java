package io.scimwright.core.patch;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The filter in the brackets of a path, made ready for many elements. Immutable. */
final class Selection {

    private final List<ResolvedFilter> terms;
    private final Predicate<ScimValue> test;
    private final Optional<Lookup> lookup;

    private Selection(List<ResolvedFilter> terms, Predicate<ScimValue> test, Optional<Lookup> lookup) {
        this.terms = terms;
        this.test = test;
        this.lookup = lookup;
    }

    /** The selection by a filter on the elements of an attribute. */
    static Selection of(AttributeDefinition attribute, ResolvedFilter filter) {
        List<ResolvedFilter> terms = filter instanceof ResolvedFilter.AllOf all ? all.operands() : List.of(filter);
        return new Selection(terms, ResolvedFilter.planElement(filter), Lookup.of(new ElementKeys(attribute), filter));
    }

    boolean test(ScimValue element) {
        return test.test(element);
    }

    /** Where the elements lie that it may select; absent where that takes a look at each. */
    Optional<Lookup> lookup() {
        return lookup;
    }

    /** The one value that the filter asks for and nothing else; empty where it asks for anything more or less. */
    Optional<String> onlyValue() {
        return terms.get(0) instanceof ResolvedFilter.Compared compared
                        && compared.operand() instanceof ScimString operand
                        && lookup.filter(found -> isByValue(found)).isPresent()
                        && terms.size() == 1
                ? Optional.of(operand.value())
                : Optional.empty();
    }

    private static boolean isByValue(Lookup lookup) {
        return lookup instanceof Lookup.Key key && key.column().equals(ElementKeys.VALUE);
    }

    /**
     * The element that a conjunction of {@code eq} terms describes; empty where the filter is anything else, or wants one
     * sub-attribute to be two things. What the type does not keep is not described: it has become a constant.
     */
    Optional<ScimObject> described() {
        ScimObject element = ScimObject.empty();
        for (ResolvedFilter term : terms) {
            if (term instanceof ResolvedFilter.Compared compared
                    && compared.operator() == ComparisonOperator.EQ
                    && compared.path().subAttribute().isPresent()) {
                AttributeDefinition sub = compared.path().leaf();
                ScimValue known = element.find(sub.name()).orElse(compared.operand());
                if (!PartMatch.isSame(sub, known, compared.operand())) {
                    return Optional.empty();
                }
                element = element.with(sub.name(), known);
            } else if (!(term instanceof ResolvedFilter.Constant)) {
                return Optional.empty();
            }
        }
        return Optional.of(element);
    }
}
