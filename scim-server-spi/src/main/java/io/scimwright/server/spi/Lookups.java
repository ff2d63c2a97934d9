package io.scimwright.server.spi;

import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.query.ResolvedFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The attributes by whose value a repository finds rows without reading all of them. Immutable.
 *
 * <pre>{@code
 * public Lookups<Employee> lookups() {
 *     return Lookups.<Employee>none()
 *             .by(User.USER_NAME, (context, login) -> table.whereLowerLogin(login.toLowerCase(Locale.ROOT)))
 *             .by(User.EMAILS.ofType("work").value(), (context, mail) -> table.whereLowerMail(mail.toLowerCase(Locale.ROOT)));
 * }
 * }</pre>
 *
 * @param <T> the application's own class
 */
public final class Lookups<T> {

    private static final Lookups<?> NONE = new Lookups<>(List.of());

    private final List<Entry<T>> entries;

    private Lookups(List<Entry<T>> entries) {
        this.entries = List.copyOf(entries);
    }

    @SuppressWarnings("unchecked")
    public static <T> Lookups<T> none() {
        return (Lookups<T>) NONE;
    }

    /** With a lookup more. */
    public Lookups<T> by(SimpleAttribute<String> attribute, Lookup<T> lookup) {
        List<Entry<T>> more = new ArrayList<>(entries);
        more.add(new Entry<>(attribute, lookup));
        return new Lookups<>(more);
    }

    /** The lookup that narrows a filter; empty where none does. */
    Optional<Narrowing<T>> narrowing(ResolvedFilter filter) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        for (Equality equality : Equality.requiredBy(filter)) {
            for (Entry<T> entry : entries) {
                if (entry.serves(equality)) {
                    return Optional.of(new Narrowing<>(entry.lookup(), equality.value()));
                }
            }
        }
        return Optional.empty();
    }

    /** A lookup and what to look up. */
    record Narrowing<T>(Lookup<T> lookup, String value) {}

    /** Finds rows by a value. */
    @FunctionalInterface
    public interface Lookup<T> {

        /**
         * The rows with that value, which SCIM compares without regard to case unless the attribute is {@code caseExact}. It may
         * find too many, since they are tested again, but never too few.
         */
        Collection<T> find(RequestContext context, String value);
    }

    private record Entry<T>(SimpleAttribute<String> attribute, Lookup<T> lookup) {

        Entry {
            Objects.requireNonNull(attribute);
            Objects.requireNonNull(lookup);
        }

        boolean serves(Equality equality) {
            String type = attribute.elementType().orElse("");
            return equality.path().toString().equalsIgnoreCase(attribute.path().toString())
                    && (type.isEmpty() || type.equalsIgnoreCase(equality.elementType()));
        }
    }
}
