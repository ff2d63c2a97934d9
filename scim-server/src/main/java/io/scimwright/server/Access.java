package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Interceptor;
import io.scimwright.server.spi.Operation;
import io.scimwright.server.spi.Principal;
import java.util.List;

/** Decides whether a principal may do an operation: first its scopes, then the interceptors are asked. */
final class Access {

    private final List<Interceptor> interceptors;

    Access(List<Interceptor> interceptors) {
        this.interceptors = interceptors;
    }

    /** Whether resources of a type exist for a principal in a query over all types. */
    static boolean sees(Principal principal, ResourceType type) {
        return principal.mayRead(type.name());
    }

    /** Refuses a principal whose scopes do not allow to read, or to write, resources of a type. */
    static void requireScope(Principal principal, ResourceType type, boolean writes) {
        boolean allowed = writes ? principal.mayWrite(type.name()) : principal.mayRead(type.name());
        if (!allowed) {
            throw new InsufficientScope((writes ? "write:" : "read:") + type.name()).asFailure();
        }
    }

    /** Lets an operation pass, or throws what refuses it. */
    void check(Operation operation) {
        boolean writes = !(operation instanceof Operation.Find || operation instanceof Operation.Search);
        requireScope(operation.context().principal(), operation.resourceType(), writes);
        for (Interceptor interceptor : interceptors) {
            interceptor.before(operation);
        }
    }

    /** Marks the failure of a principal that lacks a scope, so that the answer can name it (RFC 6750 section 3.1). */
    static final class InsufficientScope extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String scope;

        InsufficientScope(String scope) {
            super("scope " + scope, null, false, false);
            this.scope = scope;
        }

        String scope() {
            return scope;
        }

        private ScimException asFailure() {
            return ScimException.of(403, "the token lacks the scope '" + scope + "'")
                    .causedBy(this);
        }
    }
}
