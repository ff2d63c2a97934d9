package io.scimwright.apim.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscriptions that somebody should have, by product, each with all that it comes from. Immutable. */
public final class Grants {

    private static final Grants NONE = new Grants(Map.of());

    private final Map<String, Source> byProduct;

    private Grants(Map<String, Source> byProduct) {
        this.byProduct = byProduct;
    }

    /** A grant and the groups and roles that bring it. */
    private record Source(ProductGrant grant, List<String> from) {}

    public static Grants none() {
        return NONE;
    }

    /** With what one source brings more. Where two bring the same product the first one's name holds, and active wins. */
    Grants with(List<ProductGrant> grants, String from) {
        Map<String, Source> more = new LinkedHashMap<>(byProduct);
        for (ProductGrant grant : grants) {
            more.merge(ResourceIds.key(grant.id()), new Source(grant, List.of(from)), Grants::joined);
        }
        return new Grants(more);
    }

    private static Source joined(Source first, Source second) {
        List<String> from = new ArrayList<>(first.from());
        from.addAll(second.from());
        GrantState state = first.grant().state() == GrantState.ACTIVE
                ? GrantState.ACTIVE
                : second.grant().state();
        return new Source(
                new ProductGrant(first.grant().id(), state, first.grant().name()), List.copyOf(from));
    }

    /** The grants in the order of the mapping. */
    public List<ProductGrant> all() {
        return byProduct.values().stream().map(Source::grant).toList();
    }

    /** What brings a product, such as {@code group Payments, role developer}; empty where nothing does. */
    public Optional<String> sourceOf(String product) {
        return Optional.ofNullable(byProduct.get(ResourceIds.key(product)))
                .map(source -> String.join(", ", source.from()));
    }
}
