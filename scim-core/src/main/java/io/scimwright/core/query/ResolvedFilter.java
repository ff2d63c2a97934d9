package io.scimwright.core.query;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.Filter;
import java.util.List;
import java.util.function.Predicate;

/**
 * A filter whose names are attributes of a resource type and whose values have their types: what a provider translates into
 * the language of its store. Immutable.
 */
public sealed interface ResolvedFilter {

    /**
     * Resolves a filter against a type.
     *
     * @throws io.scimwright.core.error.ScimException 400 invalidFilter when it names what nobody defines, compares what cannot
     *     be compared, or asks for what is never returned
     */
    static ResolvedFilter of(Filter filter, ResourceType type, Dialect dialect) {
        return filter.accept(new FilterResolver(type, dialect));
    }

    /** Resolves a filter that stands in the brackets after an attribute; its names count from the attribute's elements. */
    static ResolvedFilter ofElement(Filter filter, ResourceType type, Dialect dialect, ResolvedPath attribute) {
        return filter.accept(new FilterResolver(type, dialect, attribute));
    }

    /** Whether one element of a multi-valued attribute satisfies a filter made by {@link #ofElement}. */
    static boolean matchesElement(ResolvedFilter filter, ScimValue element) {
        return FilterMeaning.ofElement(element).test(filter);
    }

    /** The reference meaning: whether a resource satisfies the filter (RFC 7644 section 3.4.2.2). */
    default boolean matches(ScimResource resource) {
        return FilterMeaning.ofResource(resource.attributes()).test(this);
    }

    /**
     * This filter made ready for many resources: the same answers as {@link #matches}, without any work on names, types and
     * operands per resource. Thread-safe.
     */
    default Predicate<ScimResource> plan() {
        Test test = Planner.ofResource(this);
        return resource -> test.test(resource.attributes());
    }

    /** A filter made by {@link #ofElement} made ready for many elements: the same answers as {@link #matchesElement}. Thread-safe. */
    static Predicate<ScimValue> planElement(ResolvedFilter filter) {
        return Planner.ofElement(filter)::test;
    }

    /** All of two or more. */
    record AllOf(List<ResolvedFilter> operands) implements ResolvedFilter {
        public AllOf {
            operands = List.copyOf(operands);
        }
    }

    /** Any of two or more. */
    record AnyOf(List<ResolvedFilter> operands) implements ResolvedFilter {
        public AnyOf {
            operands = List.copyOf(operands);
        }
    }

    record Negated(ResolvedFilter operand) implements ResolvedFilter {}

    /**
     * A comparison. On a multi-valued attribute it holds when any value compares, and {@code ne} when none is equal.
     *
     * @param path ends at a simple attribute; inside an {@link ElementMatch} it counts from the element
     * @param operand string, number or boolean as the attribute's type demands
     */
    record Compared(ResolvedPath path, ComparisonOperator operator, ScimValue operand) implements ResolvedFilter {}

    /** The attribute has a value. */
    record Assigned(ResolvedPath path) implements ResolvedFilter {}

    /** One element of the attribute satisfies the whole inner filter. */
    record ElementMatch(ResolvedPath path, ResolvedFilter inner) implements ResolvedFilter {}

    /** Always the same answer, such as for an attribute that the type does not keep. */
    record Constant(boolean value) implements ResolvedFilter {}
}
