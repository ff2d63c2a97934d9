package io.scimwright.server.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who makes a request, and what it may do. Immutable. */
public final class Principal {

    private final String name;
    private final Set<Scope> scopes;
    private final @Nullable String tenant;

    /**
     * A principal that may do everything.
     *
     * @param name the name that stands in audit records, such as that of a token; never a secret
     */
    public Principal(String name) {
        this(name, Set.of(Scope.WRITE));
    }

    /** A principal that may do what one of the scopes allows. */
    public Principal(String name, Set<Scope> scopes) {
        this(name, scopes, null);
    }

    private Principal(String name, Set<Scope> scopes, @Nullable String tenant) {
        this.name = Objects.requireNonNull(name);
        this.scopes = Set.copyOf(scopes);
        this.tenant = tenant;
    }

    /** This principal, at home in one tenant: the others are as if they did not exist. */
    public Principal ofTenant(String only) {
        return new Principal(name, scopes, Objects.requireNonNull(only));
    }

    /** The name that stands in audit records; never a secret. */
    public String name() {
        return name;
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    /** The only tenant whose resources it may see; empty where it is bound to none. */
    public Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    /** Whether it may read resources of a type, by the type's name. */
    public boolean mayRead(String resourceType) {
        return may(false, resourceType);
    }

    /** Whether it may create, change and delete resources of a type, by the type's name. */
    public boolean mayWrite(String resourceType) {
        return may(true, resourceType);
    }

    private boolean may(boolean write, String resourceType) {
        for (Scope scope : scopes) {
            if (scope.allows(write, resourceType)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Principal principal
                && principal.name.equals(name)
                && principal.scopes.equals(scopes)
                && Objects.equals(principal.tenant, tenant);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
