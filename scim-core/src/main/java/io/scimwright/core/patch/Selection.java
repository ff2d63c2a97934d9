package io.scimwright.core.patch;

import io.scimwright.core.internal.Identity;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filter in the brackets of a path, made ready for many elements. Immutable. */
final class Selection {

    private static final String VALUE = "value";

    private final List<ResolvedFilter> terms;
    private final Predicate<ScimValue> test;
    private final @Nullable Object key;

    private Selection(List<ResolvedFilter> terms, Predicate<ScimValue> test, @Nullable Object key) {
        this.terms = terms;
        this.test = test;
        this.key = key;
    }

    /** The selection by a filter on the elements of an attribute. */
    static Selection of(AttributeDefinition attribute, ResolvedFilter filter) {
        List<ResolvedFilter> terms = filter instanceof ResolvedFilter.AllOf all ? all.operands() : List.of(filter);
        Object key = null;
        for (ResolvedFilter term : terms) {
            key = key == null ? key(attribute, term) : key;
        }
        return new Selection(terms, ResolvedFilter.planElement(filter), key);
    }

    boolean test(ScimValue element) {
        return test.test(element);
    }

    /**
     * What {@link Identity#valueOf} has to be for an element to be selected; absent where the filter demands no certain value. An
     * identifier is compared exactly here even where the schema calls it case-insensitive, as RFC 7643 section 8.7.1 does with
     * the value of a member: the id of one resource in other letters may be the id of another.
     */
    Optional<Object> key() {
        return Optional.ofNullable(key);
    }

    private static @Nullable Object key(AttributeDefinition attribute, ResolvedFilter term) {
        if (!(term instanceof ResolvedFilter.Compared compared)
                || compared.operator() != ComparisonOperator.EQ
                || !(compared.operand() instanceof ScimString operand)) {
            return null;
        }
        AttributeDefinition leaf = compared.path().leaf();
        boolean isText = leaf.type() == AttributeType.STRING || leaf.type() == AttributeType.REFERENCE;
        if (!isText || (leaf != attribute && !leaf.name().equals(VALUE))) {
            return null;
        }
        return Identity.valueOf(attribute, leaf == attribute ? operand : ScimObject.of(VALUE, operand));
    }

    /** The one value that the filter asks for and nothing else; empty where it asks for anything more or less. */
    Optional<String> onlyValue() {
        return terms.size() == 1 && key != null && terms.get(0) instanceof ResolvedFilter.Compared compared
                ? Optional.of(((ScimString) compared.operand()).value())
                : Optional.empty();
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
