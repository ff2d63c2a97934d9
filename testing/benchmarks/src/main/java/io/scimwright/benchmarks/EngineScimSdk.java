package io.scimwright.benchmarks;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.features.EndpointType;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SCIM-SDK's server with handlers that keep resources in memory; it filters by itself, over all of them. */
final class EngineScimSdk implements EngineServer {

    private final ResourceEndpoint endpoint = new ResourceEndpoint(ServiceProvider.builder()
            .filterConfig(
                    FilterConfig.builder().supported(true).maxResults(1_000).build())
            .patchConfig(PatchConfig.builder().supported(true).build())
            .build());

    private final Handler<User> users = new Handler<>(User.class) {};

    EngineScimSdk() {
        endpoint.registerEndpoint(new UserEndpointDefinition(users))
                .getFeatures()
                .setAutoFiltering(true);
        endpoint.registerEndpoint(new GroupEndpointDefinition(new Handler<>(Group.class) {}));
    }

    @Override
    public String send(String method, String path, String body) {
        ScimResponse response = endpoint.handleRequest(
                BASE + path,
                HttpMethod.valueOf(method),
                body.isEmpty() ? null : body,
                Map.of("Content-Type", "application/scim+json"),
                new Context(null));
        String text = response.toString();
        if (response.getHttpStatus() >= 300) {
            throw new IllegalStateException(text);
        }
        return text;
    }

    @Override
    public void forget(String id) {
        users.kept.remove(id);
    }

    private abstract static class Handler<T extends ResourceNode> extends ResourceHandler<T> {

        private final Class<T> as;
        private final Map<String, T> kept = new LinkedHashMap<>();

        Handler(Class<T> as) {
            this.as = as;
        }

        @Override
        public T createResource(T resource, Context context) {
            String id = UUID.randomUUID().toString();
            resource.setId(id);
            LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
            Meta meta = resource.getMeta().orElseThrow();
            meta.setCreated(now);
            meta.setLastModified(now);
            kept.put(id, resource);
            return resource;
        }

        @Override
        public T getResource(
                String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
            return require(id);
        }

        private T require(String id) {
            T resource = kept.get(id);
            if (resource == null) {
                throw new IllegalStateException(id);
            }
            return resource;
        }

        @Override
        public T getResourceForUpdate(
                String id,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excluded,
                Context context,
                EndpointType type) {
            // It is changed in place.
            return JsonHelper.copyResourceToObject(require(id), as);
        }

        @Override
        public PartialListResponse<T> listResources(
                long startIndex,
                int count,
                FilterNode filter,
                SchemaAttribute sortBy,
                SortOrder sortOrder,
                List<SchemaAttribute> attributes,
                List<SchemaAttribute> excluded,
                Context context) {
            return PartialListResponse.<T>builder()
                    .resources(new ArrayList<>(kept.values()))
                    .totalResults(kept.size())
                    .build();
        }

        @Override
        public T updateResource(T resource, Context context) {
            kept.put(resource.getId().orElseThrow(), resource);
            return resource;
        }

        @Override
        public void deleteResource(String id, Context context) {
            kept.remove(id);
        }
    }
}
