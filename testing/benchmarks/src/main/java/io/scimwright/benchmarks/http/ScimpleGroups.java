package io.scimwright.benchmarks.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.directory.scim.core.repository.PatchHandler;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.spec.resources.ScimExtension;
import org.apache.directory.scim.spec.resources.ScimGroup;

/** Groups for SCIMple. */
@ApplicationScoped
public class ScimpleGroups implements ScimpleKept.Kept<ScimGroup> {

    private final ScimpleKept<ScimGroup> kept;

    /** Empty. */
    @Inject
    public ScimpleGroups(SchemaRegistry schemas, PatchHandler patches) {
        kept = new ScimpleKept<>(schemas, patches);
    }

    /** For the proxy. */
    @SuppressWarnings("NullAway")
    protected ScimpleGroups() {
        kept = null;
    }

    @Override
    public ScimpleKept<ScimGroup> kept() {
        return kept;
    }

    @Override
    public String uniqueName(ScimGroup group) {
        return "";
    }

    @Override
    public String schema() {
        return ScimGroup.SCHEMA_URI;
    }

    @Override
    public Class<ScimGroup> getResourceClass() {
        return ScimGroup.class;
    }

    @Override
    public List<Class<? extends ScimExtension>> getExtensionList() {
        return List.of();
    }
}
