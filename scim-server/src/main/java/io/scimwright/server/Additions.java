package io.scimwright.server;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the engine adds to resources before they are shown: groups of users, where references lead, where the resource itself is.
 * No provider knows it, so that a query that asks for it is answered here, over resources as they are shown.
 */
final class Additions {

    private static final String GROUPS = "groups";

    private final Memberships memberships;
    private final Representation representation;

    Additions(Memberships memberships, Representation representation) {
        this.memberships = memberships;
        this.representation = representation;
    }

    /** Whether the filter or the sort of a query looks at something that is added. */
    boolean areAskedFor(ResourceProvider provider, RequestContext context, Query query) {
        Predicate<ResolvedPath> added = added(provider, context);
        return query.filter().filter(filter -> looks(filter, added)).isPresent()
                || query.sortBy().filter(added).isPresent();
    }

    private Predicate<ResolvedPath> added(ResourceProvider provider, RequestContext context) {
        boolean groups = memberships.fills(provider, context);
        ResourceType type = provider.resourceType();
        return path -> (groups && isGroups(path)) || representation.computes(type, path);
    }

    private static boolean isGroups(ResolvedPath path) {
        return path.extension().isEmpty() && path.attribute().name().equals(GROUPS);
    }

    private static boolean looks(ResolvedFilter filter, Predicate<ResolvedPath> at) {
        return paths(filter).stream().anyMatch(at);
    }

    private static List<ResolvedPath> paths(ResolvedFilter filter) {
        List<ResolvedPath> found = new ArrayList<>();
        collect(filter, found);
        return found;
    }

    private static void collect(ResolvedFilter filter, List<ResolvedPath> into) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            all.operands().forEach(operand -> collect(operand, into));
        } else if (filter instanceof ResolvedFilter.AnyOf any) {
            any.operands().forEach(operand -> collect(operand, into));
        } else if (filter instanceof ResolvedFilter.Negated negated) {
            collect(negated.operand(), into);
        } else if (filter instanceof ResolvedFilter.Compared compared) {
            into.add(compared.path());
        } else if (filter instanceof ResolvedFilter.Assigned assigned) {
            into.add(assigned.path());
        } else if (filter instanceof ResolvedFilter.ElementMatch element) {
            into.add(element.path());
            collect(element.inner(), into);
        }
    }

    /** The query without what only the engine can tell: all that it finds, and more, is found by it. */
    Query narrowed(ResourceProvider provider, RequestContext context, Query query) {
        Predicate<ResolvedPath> added = added(provider, context);
        return query.filter()
                .flatMap(filter -> weakened(filter, added))
                .map(query::withFilter)
                .orElse(query.withoutFilter());
    }

    /** A filter that holds wherever the given one does, and looks at nothing that is added; empty where that is everywhere. */
    private static Optional<ResolvedFilter> weakened(ResolvedFilter filter, Predicate<ResolvedPath> added) {
        if (!looks(filter, added)) {
            return Optional.of(filter);
        }
        if (filter instanceof ResolvedFilter.AllOf all) {
            List<ResolvedFilter> rest = all.operands().stream()
                    .flatMap(operand -> weakened(operand, added).stream())
                    .toList();
            return rest.size() > 1
                    ? Optional.of(new ResolvedFilter.AllOf(rest))
                    : rest.stream().findFirst();
        }
        if (filter instanceof ResolvedFilter.ElementMatch element && !added.test(element.path())) {
            return weakened(element.inner(), added)
                    .map(inner -> new ResolvedFilter.ElementMatch(element.path(), inner));
        }
        return Optional.empty();
    }

    /** The resources as they are shown, as far as the query looks at them. */
    List<ScimResource> shown(List<ScimResource> resources, ResourceProvider provider, Exchange exchange, Query query) {
        List<ResolvedPath> asked = new ArrayList<>();
        query.filter().ifPresent(filter -> collect(filter, asked));
        query.sortBy().ifPresent(asked::add);
        RequestContext context = exchange.context();
        boolean groups = memberships.fills(provider, context) && asked.stream().anyMatch(Additions::isGroups);
        List<ScimResource> filled =
                groups ? memberships.fill(resources, provider, Projection.standard(), context) : resources;
        List<ScimResource> shown = new ArrayList<>(filled.size());
        for (ScimResource resource : filled) {
            Deadline.check(context);
            shown.add(representation.located(resource, exchange.baseUri(), asked));
        }
        return shown;
    }
}
