package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.constants.ClassPathReferences;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.request.PatchOpRequest;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.patch.PatchRequestHandler;
import de.captaingoldfish.scim.sdk.server.patch.workarounds.PatchWorkaround;
import de.captaingoldfish.scim.sdk.server.patch.workarounds.msazure.MsAzurePatchComplexValueRebuilder;
import de.captaingoldfish.scim.sdk.server.patch.workarounds.msazure.MsAzurePatchRemoveRebuilder;
import de.captaingoldfish.scim.sdk.server.patch.workarounds.msazure.MsAzurePatchValueSubAttributeRebuilder;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import de.captaingoldfish.scim.sdk.server.schemas.ResourceTypeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** SCIM-SDK, with the workarounds for Entra ID that it offers. It patches what a handler holds, in place: the handler gives a copy. */
final class ScimSdkPatches implements PatchLibrary<ResourceNode> {

    private static final ServiceProvider CONFIG = ServiceProvider.builder()
            .patchConfig(PatchConfig.builder()
                    .supported(true)
                    .activateMsAzureFilterWorkaround(true)
                    .activateMsAzureComplexSimpleValueWorkaround(true)
                    .build())
            .build();

    private static final List<Supplier<PatchWorkaround>> WORKAROUNDS = List.of(
            MsAzurePatchRemoveRebuilder::new,
            MsAzurePatchComplexValueRebuilder::new,
            MsAzurePatchValueSubAttributeRebuilder::new);

    private final Held<User> users = new Users();
    private final Held<Group> groups = new Groups();

    @Override
    public ResourceNode read(String json, boolean isGroup) {
        return isGroup ? JsonHelper.readJsonDocument(json, Group.class) : JsonHelper.readJsonDocument(json, User.class);
    }

    @Override
    public ResourceNode patch(ResourceNode resource, String message) {
        return resource instanceof Group group ? groups.patch(group, message) : users.patch((User) resource, message);
    }

    @Override
    public String write(ResourceNode resource) {
        return resource.toString();
    }

    /** A store of one resource. */
    private abstract static class Held<T extends ResourceNode> extends ResourceHandler<T> {

        private final Class<T> as;

        @SuppressWarnings("NullAway.Init") // set by each patch
        private T resource;

        @SuppressWarnings("this-escape")
        Held(Class<T> as, String resourceType, String schema, String... extensions) {
            this.as = as;
            setServiceProvider(CONFIG);
            setResourceType(new ResourceTypeFactory()
                    .registerResourceType(
                            this,
                            JsonHelper.loadJsonDocument(resourceType),
                            JsonHelper.loadJsonDocument(schema),
                            Arrays.stream(extensions)
                                    .map(JsonHelper::loadJsonDocument)
                                    .toArray(JsonNode[]::new)));
        }

        T patch(T held, String message) {
            resource = held;
            return new PatchRequestHandler<T>("id", this, WORKAROUNDS, new Context(null))
                    .handlePatchRequest(JsonHelper.readJsonDocument(message, PatchOpRequest.class));
        }

        @Override
        public T getResource(String id, List<SchemaAttribute> only, List<SchemaAttribute> without, Context context) {
            return JsonHelper.copyResourceToObject(resource.deepCopy(), as);
        }

        @Override
        public T createResource(T created, Context context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public T updateResource(T updated, Context context) {
            return updated;
        }

        @Override
        public void deleteResource(String id, Context context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PartialListResponse<T> listResources(
                long start,
                int count,
                FilterNode filter,
                SchemaAttribute sortBy,
                SortOrder order,
                List<SchemaAttribute> only,
                List<SchemaAttribute> without,
                Context context) {
            throw new UnsupportedOperationException();
        }
    }

    // SCIM-SDK reads the type of the resource from the class of the handler.

    private static final class Users extends Held<User> {
        Users() {
            super(
                    User.class,
                    ClassPathReferences.USER_RESOURCE_TYPE_JSON,
                    ClassPathReferences.USER_SCHEMA_JSON,
                    ClassPathReferences.ENTERPRISE_USER_SCHEMA_JSON);
        }
    }

    private static final class Groups extends Held<Group> {
        Groups() {
            super(Group.class, ClassPathReferences.GROUP_RESOURCE_TYPE_JSON, ClassPathReferences.GROUP_SCHEMA_JSON);
        }
    }
}
