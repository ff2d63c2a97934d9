package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.ScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.Meta;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.server.annotations.ResourceType;
import com.unboundid.scim2.server.utils.ResourcePreparer;
import com.unboundid.scim2.server.utils.ResourceTypeDefinition;
import com.unboundid.scim2.server.utils.SchemaChecker;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * Ping's helpers for servers in the order in which its own sample server calls them: the schema is checked before a write, and an
 * answer is trimmed to what may be returned. There is no routing and no sign-in; queries and groups are left to whoever uses it.
 *
 * @param <T> how users are held: as objects, which is what the samples do, or as trees, which takes less time
 */
final class EnginePing<T extends ScimResource> implements EngineServer {

    /** What a JAX-RS endpoint of users says of itself. */
    @ResourceType(
            name = "User",
            description = "User Account",
            schema = UserResource.class,
            optionalSchemaExtensions = EnterpriseUserExtension.class)
    @Path("Users")
    private static final class Users {}

    private static final ResourceTypeDefinition TYPE = ResourceTypeDefinition.fromJaxRsResource(Users.class);

    private final SchemaChecker checker = new SchemaChecker(TYPE);
    private final Map<String, T> users = new HashMap<>();
    private final Class<T> as;

    EnginePing(Class<T> as) {
        this.as = as;
    }

    @Override
    public String send(String method, String path, String body) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        try {
            return switch (method) {
                case "GET" -> write(EnginePing.<T>preparer(method, path).trimRetrievedResource(require(id)));
                case "POST" -> create(body, preparer(method, path));
                default -> patch(id, body, preparer(method, path));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ScimException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void forget(String id) {
        users.remove(id);
    }

    /** As in an endpoint, each request has its own: it reads the parameters of the request's URI. */
    private static <T extends ScimResource> ResourcePreparer<T> preparer(String method, String path)
            throws ScimException {
        UriInfo uri = new ContainerRequest(
                        URI.create(BASE + "/"),
                        URI.create(BASE + path),
                        method,
                        null,
                        new MapPropertiesDelegate(),
                        null)
                .getUriInfo();
        return new ResourcePreparer<>(TYPE, uri);
    }

    private String create(String body, ResourcePreparer<T> preparer) throws IOException, ScimException {
        ObjectNode sent = checker.removeReadOnlyAttributes(
                (ObjectNode) JsonUtils.getObjectReader().readTree(body));
        checker.checkCreate(sent).throwSchemaExceptions();
        T user = JsonUtils.nodeToValue(sent, as);
        user.setId(UUID.randomUUID().toString());
        Meta meta = new Meta();
        meta.setCreated(Calendar.getInstance());
        T stored = store(user, meta, preparer);
        return write(preparer.trimCreatedResource(stored, user));
    }

    private T store(T user, Meta meta, ResourcePreparer<T> preparer) throws ScimException {
        meta.setLastModified(Calendar.getInstance());
        user.setMeta(meta);
        preparer.setResourceTypeAndLocation(user);
        users.put(user.getId(), user);
        return user;
    }

    private String patch(String id, String body, ResourcePreparer<T> preparer) throws IOException, ScimException {
        T before = require(id);
        GenericScimResource copy = new GenericScimResource(
                before.asGenericScimResource().getObjectNode().deepCopy());
        PatchRequest request =
                JsonUtils.getObjectReader().forType(PatchRequest.class).readValue(body);
        checker.checkModify(request.getOperations(), copy.getObjectNode()).throwSchemaExceptions();
        request.apply(copy);
        T after = store(JsonUtils.nodeToValue(copy.getObjectNode(), as), copy.getMeta(), preparer);
        return write(preparer.trimModifiedResource(after, request.getOperations()));
    }

    private T require(String id) {
        T user = users.get(id);
        if (user == null) {
            throw new IllegalStateException("no user " + id);
        }
        return user;
    }

    private static String write(GenericScimResource user) throws IOException {
        return JsonUtils.getObjectWriter().writeValueAsString(user);
    }
}
