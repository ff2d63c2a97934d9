package io.scimwright.server;

import io.scimwright.core.error.ScimError;
import io.scimwright.core.json.JsonOutput;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what answers hold: resources with their location, lists, errors. */
final class Representation {

    private static final String META = "meta";
    private static final String LOCATION = "location";
    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    private final References references;

    Representation(References references) {
        this.references = references;
    }

    static String location(ScimResource resource, String baseUri) {
        return location(resource.type(), resource.id(), baseUri);
    }

    static String location(ResourceType type, String id, String baseUri) {
        return baseUri + type.endpoint() + "/" + Percent.encode(id);
    }

    /** A resource; its own location is known already. */
    byte[] resource(ScimResource resource, Projection projection, String baseUri, String location) {
        return JsonOutput.toBytes(
                out -> out.resource(located(resource, baseUri, location, projection::shows), projection));
    }

    byte[] list(Found found, String baseUri) {
        return JsonOutput.toBytes(out -> {
            List<ScimResource> resources = found.resources();
            out.startObject()
                    .member("schemas", ScimList.of(ScimString.of(MESSAGES + "ListResponse")))
                    .member("totalResults", ScimNumber.of(found.totalResults()));
            if (found.startIndex() > 0) {
                out.member("startIndex", ScimNumber.of(found.startIndex()));
            }
            out.member("itemsPerPage", ScimNumber.of(resources.size()));
            String next = found.nextCursor();
            if (next != null) {
                out.member("nextCursor", ScimString.of(next));
            }
            out.startArray("Resources");
            for (ScimResource resource : resources) {
                Projection projection = found.projections().apply(resource.type());
                out.resource(located(resource, projection, baseUri), projection);
            }
            out.endArray().endObject();
        });
    }

    static byte[] trees(List<ScimObject> all) {
        return JsonOutput.toBytes(out -> {
            out.startObject()
                    .member("schemas", ScimList.of(ScimString.of(MESSAGES + "ListResponse")))
                    .member("totalResults", ScimNumber.of(all.size()))
                    .member("startIndex", ScimNumber.of(1))
                    .member("itemsPerPage", ScimNumber.of(all.size()))
                    .startArray("Resources");
            for (ScimObject tree : all) {
                out.value(tree);
            }
            out.endArray().endObject();
        });
    }

    static byte[] bulk(List<ScimObject> answers) {
        return JsonOutput.toBytes(out -> {
            out.startObject()
                    .member("schemas", ScimList.of(ScimString.of(MESSAGES + "BulkResponse")))
                    .startArray("Operations");
            for (ScimObject answer : answers) {
                out.value(answer);
            }
            out.endArray().endObject();
        });
    }

    static byte[] tree(ScimValue value) {
        return JsonOutput.toBytes(out -> out.value(value));
    }

    static byte[] error(ScimError error) {
        return tree(errorTree(error));
    }

    static ScimObject errorTree(ScimError error) {
        ScimObject.Builder body = ScimObject.builder().put("schemas", ScimList.of(ScimString.of(MESSAGES + "Error")));
        error.scimType().ifPresent(type -> body.put("scimType", type.keyword()));
        return body.put("detail", error.detail())
                .put("status", Integer.toString(error.status()))
                .build();
    }

    /** The resource with what only the server knows: where it is, and where its references lead. */
    private ScimResource located(ScimResource resource, Projection projection, String baseUri) {
        return located(resource, baseUri, location(resource, baseUri), projection::shows);
    }

    /** The resource with what only the server knows, as far as these paths lead there. */
    ScimResource located(ScimResource resource, String baseUri, List<ResolvedPath> paths) {
        Set<String> attributes = new HashSet<>();
        paths.forEach(path -> attributes.add(path.withoutSub().toString()));
        return located(
                resource,
                baseUri,
                location(resource, baseUri),
                (extension, attribute) ->
                        attributes.contains(extension == null ? attribute.name() : extension + ":" + attribute.name()));
    }

    private ScimResource located(ScimResource resource, String baseUri, String location, Shown shown) {
        ResourceType type = resource.type();
        ScimObject tree = references.fill(
                type.schema(), resource.attributes(), baseUri, attribute -> shown.test(null, attribute));
        for (ResourceType.Extension extension : type.extensions()) {
            String uri = extension.schema().id();
            if (tree.value(uri) instanceof ScimObject part) {
                tree = tree.with(
                        uri,
                        references.fill(extension.schema(), part, baseUri, attribute -> shown.test(uri, attribute)));
            }
        }
        ScimObject.Builder meta = ScimObject.builder().put("resourceType", type.name());
        tree.findObject(META).ifPresent(known -> known.forEach(meta::put));
        meta.put(LOCATION, location);
        return resource.withAttributes(tree.with(META, meta.build()));
    }

    /** Whether what a path ends at is shown as the server says it, which need not be what is stored. */
    boolean computes(ResourceType type, ResolvedPath path) {
        boolean isLocation = path.extension().isEmpty()
                && path.attribute().name().equals(META)
                && path.leaf().name().equals(LOCATION);
        return isLocation
                || references
                        .find(type, path)
                        .filter(one -> one.isComputed(path))
                        .isPresent();
    }

    /** Whether an attribute is looked at: one of an extension, by its URI, or of the core. */
    @FunctionalInterface
    private interface Shown {
        boolean test(@Nullable String extension, AttributeDefinition attribute);
    }
}
