package io.scimwright.benchmarks.http;

import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.endpoints.features.EndpointType;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Resources of one type in maps, one of them by a name that is unique. */
abstract class ScimSdkHandler<T extends ResourceNode> extends ResourceHandler<T> {

    private final Class<T> as;
    private final ServiceProvider provider;
    private final Map<String, T> kept = new ConcurrentHashMap<>();
    private final Map<String, String> idsByName = new ConcurrentHashMap<>();

    ScimSdkHandler(Class<T> as, ServiceProvider provider) {
        this.as = as;
        this.provider = provider;
    }

    /** By default there is no unique name: empty. */
    String uniqueName(T resource) {
        return "";
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public T createResource(T resource, Context context) {
        String id = UUID.randomUUID().toString();
        String name = key(uniqueName(resource));
        if (!name.isEmpty() && idsByName.putIfAbsent(name, id) != null) {
            throw new ConflictException(name);
        }
        resource.setId(id);
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        Meta meta = resource.getMeta().orElseThrow();
        meta.setCreated(now);
        meta.setLastModified(now);
        kept.put(id, resource);
        return resource;
    }

    @Override
    public T getResource(String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        return require(id);
    }

    private T require(String id) {
        return Optional.ofNullable(kept.get(id)).orElseThrow(() -> new ResourceNotFoundException(id));
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
            @Nullable FilterNode filter,
            SchemaAttribute sortBy,
            SortOrder sortOrder,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        // The library's own filtering of everything would not tell what is looked for.
        List<T> candidates = candidates(filter);
        List<T> found =
                filter == null ? candidates : FilterResourceResolver.filterResources(provider, candidates, filter);
        return PartialListResponse.<T>builder()
                .resources(found)
                .totalResults(found.size())
                .build();
    }

    private List<T> candidates(@Nullable FilterNode filter) {
        if (filter instanceof AttributeExpressionLeaf leaf
                && leaf.getComparator() == Comparator.EQ
                && leaf.getShortName().equals("userName")) {
            return Optional.ofNullable(idsByName.get(key(leaf.getValue()))).map(this::require).stream()
                    .toList();
        }
        return List.copyOf(kept.values());
    }

    @Override
    public T updateResource(T resource, Context context) {
        resource.getMeta().orElseThrow().setLastModified(LocalDateTime.now(ZoneOffset.UTC));
        kept.put(resource.getId().orElseThrow(), resource);
        return resource;
    }

    @Override
    public void deleteResource(String id, Context context) {
        T gone = kept.remove(id);
        if (gone == null) {
            throw new ResourceNotFoundException(id);
        }
        idsByName.remove(key(uniqueName(gone)));
    }
}
