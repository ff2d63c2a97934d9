package io.scimwright.server.spi;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimString;
import io.scimwright.filter.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that every resource has which satisfies a filter: what a provider looks up in an index to find a few candidates, which
 * the filter then tests. Immutable.
 *
 * @param path of the attribute or sub-attribute that has the value
 * @param elementType the {@code type} that the same element of a multi-valued attribute has to have; empty where any will do
 * @param value as the filter gives it; compare by {@link io.scimwright.core.schema.AttributeDefinition#comparisonKey}
 */
public record Equality(ResolvedPath path, String elementType, String value) {

    /** The equalities with a string that a filter requires; empty where it requires none. */
    public static List<Equality> requiredBy(ResolvedFilter filter) {
        List<Equality> found = new ArrayList<>();
        collect(filter, found);
        return List.copyOf(found);
    }

    private static void collect(ResolvedFilter filter, List<Equality> found) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            all.operands().forEach(operand -> collect(operand, found));
        } else if (filter instanceof ResolvedFilter.ElementMatch match) {
            collectOfElement(match, found);
        } else if (filter instanceof ResolvedFilter.Compared compared && isEquality(compared)) {
            found.add(new Equality(compared.path(), "", text(compared)));
        }
    }

    private static void collectOfElement(ResolvedFilter.ElementMatch match, List<Equality> found) {
        List<ResolvedFilter.Compared> inner = new ArrayList<>();
        collectInner(match.inner(), inner);
        String type = inner.stream()
                .filter(compared -> name(compared).equals("type"))
                .map(Equality::text)
                .findFirst()
                .orElse("");
        for (ResolvedFilter.Compared compared : inner) {
            match.path().withSub(name(compared)).ifPresent(path -> found.add(new Equality(path, type, text(compared))));
        }
    }

    private static void collectInner(ResolvedFilter filter, List<ResolvedFilter.Compared> found) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            all.operands().forEach(operand -> collectInner(operand, found));
        } else if (filter instanceof ResolvedFilter.Compared compared && isEquality(compared)) {
            found.add(compared);
        }
    }

    private static boolean isEquality(ResolvedFilter.Compared compared) {
        return compared.operator() == ComparisonOperator.EQ && compared.operand() instanceof ScimString;
    }

    private static String name(ResolvedFilter.Compared compared) {
        return compared.path().leaf().name();
    }

    private static String text(ResolvedFilter.Compared compared) {
        return ((ScimString) compared.operand()).value();
    }
}
