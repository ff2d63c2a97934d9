package io.scimwright.sql;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.ResolvedPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which attributes a filter or a sort looks at. */
final class Mentioned {

    private Mentioned() {}

    /** Their canonical paths, without sub-attributes. */
    static Set<String> in(Optional<ResolvedFilter> filter, Optional<ResolvedPath> sort) {
        Set<String> found = new HashSet<>();
        filter.ifPresent(whole -> collect(List.of(whole), found));
        sort.ifPresent(path -> found.add(path.withoutSub().toString()));
        return found;
    }

    private static void collect(List<ResolvedFilter> filters, Set<String> found) {
        for (ResolvedFilter filter : filters) {
            if (filter instanceof ResolvedFilter.AllOf all) {
                collect(all.operands(), found);
            } else if (filter instanceof ResolvedFilter.AnyOf any) {
                collect(any.operands(), found);
            } else if (filter instanceof ResolvedFilter.Negated negated) {
                collect(List.of(negated.operand()), found);
            } else if (filter instanceof ResolvedFilter.Assigned assigned) {
                found.add(assigned.path().withoutSub().toString());
            } else if (filter instanceof ResolvedFilter.Compared compared) {
                found.add(compared.path().withoutSub().toString());
            } else if (filter instanceof ResolvedFilter.ElementMatch match) {
                found.add(match.path().withoutSub().toString());
            }
        }
    }
}
