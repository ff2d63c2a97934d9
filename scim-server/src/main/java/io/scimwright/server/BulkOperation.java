package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.ResourceProvider;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a bulk request, understood as far as it can be without doing it.
 *
 * @param method in upper case; empty where none is readable
 * @param provider of the resource that is meant; null where the operation is malformed
 * @param id the resource's id, perhaps a reference {@code bulkId:…}; empty for POST
 * @param bulkId empty where there is none
 * @param version empty where there is none
 * @param data empty where there is none
 * @param fault what is wrong; null where nothing is
 */
record BulkOperation(
        String method,
        @Nullable ResourceProvider provider,
        String id,
        String bulkId,
        String version,
        ScimObject data,
        @Nullable ScimException fault) {

    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Reads an operation; what is wrong with it is its own failure and not that of the request. */
    static BulkOperation read(ScimValue element, Router router, String baseUri) {
        if (!(element instanceof ScimObject operation)) {
            return malformed("", "", ScimException.invalidSyntax("expected an object"));
        }
        String method = operation.findString("method").orElse("").toUpperCase(Locale.ROOT);
        String bulkId = operation.findString("bulkId").orElse("");
        try {
            return read(operation, METHODS.contains(method) ? method : "", bulkId, router, baseUri);
        } catch (ScimException e) {
            return malformed(method, bulkId, e);
        }
    }

    private static BulkOperation malformed(String method, String bulkId, ScimException fault) {
        return new BulkOperation(method, null, "", bulkId, "", ScimObject.empty(), fault);
    }

    private static BulkOperation read(
            ScimObject operation, String method, String bulkId, Router router, String baseUri) {
        if (method.isEmpty()) {
            throw ScimException.invalidSyntax("method must be POST, PUT, PATCH or DELETE");
        }
        boolean creates = method.equals("POST");
        if (creates && bulkId.isBlank()) {
            throw ScimException.invalidSyntax("a POST needs a bulkId");
        }
        Route route = router.route(path(operation, baseUri));
        ResourceProvider provider;
        String id = "";
        if (creates && route instanceof Route.Collection collection) {
            provider = collection.provider();
        } else if (!creates && route instanceof Route.Single single) {
            provider = single.provider();
            id = single.id();
        } else {
            throw ScimException.invalidSyntax("path: " + method + " needs the path of "
                    + (creates ? "an endpoint, such as /Users" : "a resource, such as /Users/2819"));
        }
        ScimObject data = operation.findObject("data").orElse(null);
        if (data == null && !method.equals("DELETE")) {
            throw ScimException.invalidSyntax("a " + method + " needs data, an object");
        }
        return new BulkOperation(
                method,
                provider,
                id,
                bulkId,
                text(operation, "version"),
                Objects.requireNonNullElse(data, ScimObject.empty()),
                null);
    }

    private static String path(ScimObject operation, String baseUri) {
        String path = text(operation, "path");
        if (path.isBlank()) {
            throw ScimException.invalidSyntax("path is missing");
        }
        return !baseUri.isEmpty() && path.startsWith(baseUri + "/") ? path.substring(baseUri.length()) : path;
    }

    private static String text(ScimObject operation, String name) {
        Optional<ScimValue> value = operation.find(name).filter(ScimValue::isAssigned);
        if (value.isPresent() && !(value.get() instanceof ScimString)) {
            throw ScimException.invalidSyntax(name + " must be a string");
        }
        return operation.findString(name).orElse("");
    }

    /** What has to be the same for two operations to be about one resource; empty for POST and for what is malformed. */
    String target() {
        return provider == null || id.isEmpty() ? "" : provider.resourceType().endpoint() + "/" + id;
    }

    /** This operation with another fault. */
    BulkOperation refused(ScimException why) {
        return malformed(method, bulkId, why);
    }
}
