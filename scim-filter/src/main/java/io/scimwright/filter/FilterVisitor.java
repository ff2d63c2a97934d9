package io.scimwright.filter;

/**
 * One method for each type of node of a {@link Filter}; a new type of node would be a new abstract method here, so an
 * implementation is always exhaustive.
 *
 * @param <R> what a visit returns, never null
 */
public interface FilterVisitor<R> {

    /**
     * Visits a conjunction.
     *
     * @param and the node
     * @return the visit's result
     */
    R visitAnd(And and);

    /**
     * Visits a disjunction.
     *
     * @param or the node
     * @return the visit's result
     */
    R visitOr(Or or);

    /**
     * Visits a negation.
     *
     * @param not the node
     * @return the visit's result
     */
    R visitNot(Not not);

    /**
     * Visits a comparison of an attribute with a value.
     *
     * @param comparison the node
     * @return the visit's result
     */
    R visitComparison(Comparison comparison);

    /**
     * Visits a presence test ({@code pr}).
     *
     * @param present the node
     * @return the visit's result
     */
    R visitPresent(Present present);

    /**
     * Visits a filter on the elements of an attribute ({@code emails[...]}).
     *
     * @param valuePath the node
     * @return the visit's result
     */
    R visitValuePath(ValuePath valuePath);
}
