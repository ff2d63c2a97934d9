package io.scimwright.benchmarks.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import org.apache.directory.scim.core.repository.SelfIdResolver;
import org.apache.directory.scim.spec.exception.ResourceException;

/** SCIMple wants to know who {@code /Me} is; nobody asks. */
@ApplicationScoped
public class ScimpleSelf implements SelfIdResolver {

    /** For the container. */
    public ScimpleSelf() {}

    @Override
    public String resolveToInternalId(Principal principal) throws ResourceException {
        throw new ResourceException(501, "/Me");
    }
}
