package io.scimwright.benchmarks.http;

import jakarta.ws.rs.core.Response;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.directory.scim.core.repository.PatchHandler;
import org.apache.directory.scim.core.repository.Repository;
import org.apache.directory.scim.core.schema.SchemaRegistry;
import org.apache.directory.scim.server.exception.UnableToCreateResourceException;
import org.apache.directory.scim.spec.exception.ResourceException;
import org.apache.directory.scim.spec.filter.AttributeComparisonExpression;
import org.apache.directory.scim.spec.filter.CompareOperator;
import org.apache.directory.scim.spec.filter.Filter;
import org.apache.directory.scim.spec.filter.FilterExpressions;
import org.apache.directory.scim.spec.filter.FilterResponse;
import org.apache.directory.scim.spec.filter.PageRequest;
import org.apache.directory.scim.spec.filter.SortRequest;
import org.apache.directory.scim.spec.filter.attribute.AttributeReference;
import org.apache.directory.scim.spec.patch.PatchOperation;
import org.apache.directory.scim.spec.resources.ScimResource;
import org.apache.directory.scim.spec.schema.Meta;
import org.jspecify.annotations.Nullable;

/** Resources of one type in maps, one of them by a name that is unique. */
final class ScimpleKept<T extends ScimResource> {

    private final Map<String, T> kept = new ConcurrentHashMap<>();
    private final Map<String, String> idsByName = new ConcurrentHashMap<>();
    private final SchemaRegistry schemas;
    private final PatchHandler patches;

    ScimpleKept(SchemaRegistry schemas, PatchHandler patches) {
        this.schemas = schemas;
        this.patches = patches;
    }

    /** Keeps a new resource; the name is empty where there is none to be unique. */
    T create(T resource, String uniqueName) throws ResourceException {
        String id = UUID.randomUUID().toString();
        String name = key(uniqueName);
        if (!name.isEmpty() && idsByName.putIfAbsent(name, id) != null) {
            throw new UnableToCreateResourceException(Response.Status.CONFLICT, name);
        }
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        resource.setId(id);
        resource.setMeta(new Meta()
                .setResourceType(resource.getResourceType())
                .setCreated(now)
                .setLastModified(now)
                .setVersion("1"));
        kept.put(id, resource);
        return resource;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Nullable
    T get(String id) {
        return kept.get(id);
    }

    /** Patches a copy, one at a time of each resource. */
    T patch(String id, List<PatchOperation> operations) throws ResourceException {
        T after = kept.computeIfPresent(id, (same, before) -> stamped(patches.apply(before, operations)));
        return Optional.ofNullable(after).orElseThrow(() -> new ResourceException(404, id));
    }

    private T stamped(T resource) {
        Meta meta = resource.getMeta();
        meta.setLastModified(LocalDateTime.now(ZoneOffset.UTC));
        meta.setVersion(Long.toString(Long.parseLong(meta.getVersion()) + 1));
        return resource;
    }

    FilterResponse<T> find(@Nullable Filter filter, PageRequest page, String schema) {
        List<T> found = candidates(filter).stream()
                .filter(resource -> filter == null
                        || FilterExpressions.inMemory(filter, schemas.getSchema(schema))
                                .test(resource))
                .toList();
        return new FilterResponse<>(found, page, found.size());
    }

    private List<T> candidates(@Nullable Filter filter) {
        if (filter != null
                && filter.getExpression() instanceof AttributeComparisonExpression comparison
                && comparison.getOperation() == CompareOperator.EQ
                && comparison.getAttributePath().getFullAttributeName().equalsIgnoreCase("userName")) {
            String name = key(comparison.getCompareValue().toString());
            return Optional.ofNullable(idsByName.get(name)).map(kept::get).stream()
                    .toList();
        }
        return List.copyOf(kept.values());
    }

    void delete(String id, String uniqueName) {
        kept.remove(id);
        idsByName.remove(key(uniqueName));
    }

    /** What both of our repositories do alike. */
    interface Kept<T extends ScimResource> extends Repository<T> {

        /** The maps. */
        ScimpleKept<T> kept();

        /** The name that is unique, empty where there is none. */
        String uniqueName(T resource);

        /** The main schema. */
        String schema();

        @Override
        default T create(T resource) throws ResourceException {
            return kept().create(resource, uniqueName(resource));
        }

        @Override
        default T update(
                String id,
                String version,
                T resource,
                Set<AttributeReference> included,
                Set<AttributeReference> excluded)
                throws ResourceException {
            throw new ResourceException(501, "nobody asks for a PUT");
        }

        @Override
        default T patch(
                String id,
                String version,
                List<PatchOperation> operations,
                Set<AttributeReference> included,
                Set<AttributeReference> excluded)
                throws ResourceException {
            return kept().patch(id, operations);
        }

        @Override
        default @Nullable T get(String id) {
            return kept().get(id);
        }

        @Override
        default FilterResponse<T> find(@Nullable Filter filter, PageRequest page, SortRequest sort) {
            return kept().find(filter, page, schema());
        }

        @Override
        default void delete(String id) throws ResourceException {
            T resource = get(id);
            if (resource == null) {
                throw new ResourceException(404, id);
            }
            kept().delete(id, uniqueName(resource));
        }
    }
}
