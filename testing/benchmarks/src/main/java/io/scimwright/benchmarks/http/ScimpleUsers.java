package io.scimwright.benchmarks.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.directory.scim.core.repository.PatchHandler;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.spec.extension.EnterpriseExtension;
import org.apache.directory.scim.spec.resources.ScimExtension;
import org.apache.directory.scim.spec.resources.ScimUser;

/** Users for SCIMple. */
@ApplicationScoped
public class ScimpleUsers implements ScimpleKept.Kept<ScimUser> {

    private final ScimpleKept<ScimUser> kept;

    /** Empty. */
    @Inject
    public ScimpleUsers(SchemaRegistry schemas, PatchHandler patches) {
        kept = new ScimpleKept<>(schemas, patches);
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected ScimpleUsers() {
        kept = null;
    }

    @Override
    public ScimpleKept<ScimUser> kept() {
        return kept;
    }

    @Override
    public String uniqueName(ScimUser user) {
        return user.getUserName();
    }

    @Override
    public String schema() {
        return ScimUser.SCHEMA_URI;
    }

    @Override
    public Class<ScimUser> getResourceClass() {
        return ScimUser.class;
    }

    @Override
    public List<Class<? extends ScimExtension>> getExtensionList() {
        return List.of(EnterpriseExtension.class);
    }
}
