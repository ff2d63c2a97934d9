package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.SchemaDocument;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.server.spi.AuthenticationScheme;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client can learn about the server (RFC 7644 section 4). */
final class DiscoveryEndpoint {

    private final Limits limits;
    private final Map<String, Schema> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<ResourceType> types;
    private final boolean versions;
    private final AuthenticationScheme scheme;

    DiscoveryEndpoint(List<ResourceProvider> providers, Limits limits, AuthenticationScheme scheme) {
        this.types = providers.stream().map(ResourceProvider::resourceType).toList();
        this.versions =
                providers.stream().allMatch(provider -> provider.capabilities().keepsVersions());
        this.limits = limits;
        this.scheme = scheme;
        types.forEach(type -> type.schemas().forEach(schema -> schemas.put(schema.id(), schema)));
        List.of(StandardSchemas.SERVICE_PROVIDER_CONFIG, StandardSchemas.RESOURCE_TYPE, StandardSchemas.SCHEMA)
                .forEach(schema -> schemas.put(schema.id(), schema));
    }

    ScimResponse configuration(Exchange exchange) {
        refuseFilter(exchange);
        ScimObject document = ScimObject.builder()
                .put("schemas", ScimList.of(ScimString.of(StandardSchemas.SERVICE_PROVIDER_CONFIG.id())))
                .put("patch", supported(true))
                .put(
                        "bulk",
                        ScimObject.builder()
                                .put("supported", true)
                                .put("maxOperations", limits.bulkOperations())
                                .put("maxPayloadSize", limits.bodyBytes())
                                .build())
                .put(
                        "filter",
                        ScimObject.builder()
                                .put("supported", true)
                                .put("maxResults", limits.maxPageSize())
                                .build())
                .put("changePassword", supported(false))
                .put("sort", supported(true))
                .put("etag", supported(versions))
                .put("pagination", pagination())
                .put(
                        "authenticationSchemes",
                        ScimList.of(ScimObject.builder()
                                .put("type", scheme.type())
                                .put("name", scheme.name())
                                .put("description", scheme.description())
                                .put("specUri", scheme.specUri())
                                .put("primary", true)
                                .build()))
                .put("meta", meta("ServiceProviderConfig", "/ServiceProviderConfig", exchange))
                .build();
        return ScimResponse.of(200, Representation.tree(document));
    }

    /** Both ways of paging, index by default, since most clients know no other (RFC 9865 section 4). */
    private ScimObject pagination() {
        return ScimObject.builder()
                .put("cursor", true)
                .put("index", true)
                .put("defaultPaginationMethod", "index")
                .put("defaultPageSize", limits.pageSize())
                .put("maxPageSize", limits.maxPageSize())
                .put("cursorTimeout", limits.cursorAge().toSeconds())
                .build();
    }

    private static ScimObject supported(boolean on) {
        return ScimObject.builder().put("supported", on).build();
    }

    ScimResponse list(Route.Discovery discovery, Exchange exchange) {
        refuseFilter(exchange);
        List<ScimObject> all = new ArrayList<>();
        if (discovery == Route.Discovery.SCHEMAS) {
            schemas.values().forEach(schema -> all.add(document(schema, exchange)));
        } else {
            types.forEach(type -> all.add(document(type, exchange)));
        }
        return ScimResponse.of(200, Representation.trees(all));
    }

    ScimResponse single(Route.Discovery discovery, String id, Exchange exchange) {
        if (discovery == Route.Discovery.SCHEMAS && schemas.containsKey(id)) {
            return ScimResponse.of(200, Representation.tree(document(schemas.get(id), exchange)));
        }
        for (ResourceType type : types) {
            if (discovery == Route.Discovery.RESOURCE_TYPES && type.name().equals(id)) {
                return ScimResponse.of(200, Representation.tree(document(type, exchange)));
            }
        }
        throw ScimException.notFound("no " + (discovery == Route.Discovery.SCHEMAS ? "schema" : "resource type")
                + " has the id '" + id + "'");
    }

    private static ScimObject document(Schema schema, Exchange exchange) {
        return SchemaDocument.write(schema).with("meta", meta("Schema", "/Schemas/" + schema.id(), exchange));
    }

    private static ScimObject document(ResourceType type, Exchange exchange) {
        return SchemaDocument.write(type).with("meta", meta("ResourceType", "/ResourceTypes/" + type.name(), exchange));
    }

    private static ScimObject meta(String resourceType, String path, Exchange exchange) {
        return ScimObject.builder()
                .put("resourceType", resourceType)
                .put("location", exchange.baseUri() + path)
                .build();
    }

    private static void refuseFilter(Exchange exchange) {
        if (exchange.query().first("filter").isPresent()) {
            throw ScimException.of(403, "discovery cannot be filtered (RFC 7644 section 4)");
        }
    }
}
