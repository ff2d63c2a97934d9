package io.scimwright.benchmarks;

import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchRequest;
import com.unboundid.scim2.common.types.Meta;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimResponse;
import io.scimwright.server.ScimServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A server without HTTP: a request in, the text of the answer out. */
interface EngineServer {

    String BASE = "https://scim.example.com/scim/v2";

    /**
     * Answers a request.
     *
     * @param path with the query, percent-encoded
     * @param body empty where there is none
     */
    String send(String method, String path, String body);

    /** This library: sign-in, audit and conditions included. */
    final class Scimwright implements EngineServer {

        private final ScimServer server = ScimServer.builder()
                .resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(BearerTokens.of("benchmark", "token"))
                .audit(entry -> {})
                .build();

        @Override
        public String send(String method, String path, String body) {
            int mark = path.indexOf('?');
            ScimRequest.Builder request = ScimRequest.builder(method, mark < 0 ? path : path.substring(0, mark))
                    .query(mark < 0 ? "" : path.substring(mark + 1))
                    .baseUri(BASE)
                    .header("Authorization", "Bearer token")
                    .header("Content-Type", "application/scim+json");
            if (!body.isEmpty()) {
                request.body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
            }
            ScimResponse response = server.handle(request.build());
            if (response.status() >= 300) {
                throw new IllegalStateException(response.bodyText());
            }
            return response.bodyText();
        }
    }

    /** What Ping's helpers do of a request: no routing, no validation, no sign-in. */
    final class Ping implements EngineServer {

        private final Map<String, UserResource> users = new HashMap<>();

        @Override
        public String send(String method, String path, String body) {
            try {
                return switch (method) {
                    case "GET" -> write(require(path));
                    case "POST" -> {
                        UserResource user = JsonUtils.getObjectReader()
                                .forType(UserResource.class)
                                .readValue(body);
                        yield write(store(user, UUID.randomUUID().toString()));
                    }
                    case "DELETE" -> {
                        users.remove(id(path));
                        yield "";
                    }
                    default -> patch(path, body);
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (ScimException | URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private UserResource store(UserResource user, String id) throws URISyntaxException {
            user.setId(id);
            Meta meta = new Meta();
            meta.setResourceType("User");
            meta.setCreated(Calendar.getInstance());
            meta.setLastModified(Calendar.getInstance());
            meta.setLocation(new URI(BASE + "/Users/" + id));
            user.setMeta(meta);
            users.put(id, user);
            return user;
        }

        private String patch(String path, String body) throws IOException, ScimException, URISyntaxException {
            GenericScimResource copy = require(path).asGenericScimResource();
            JsonUtils.getObjectReader()
                    .forType(PatchRequest.class)
                    .<PatchRequest>readValue(body)
                    .apply(copy);
            UserResource after = JsonUtils.nodeToValue(copy.getObjectNode(), UserResource.class);
            return write(store(after, id(path)));
        }

        private static String id(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        private UserResource require(String path) {
            UserResource user = users.get(id(path));
            if (user == null) {
                throw new IllegalStateException(path);
            }
            return user;
        }

        private static String write(UserResource user) throws IOException {
            return JsonUtils.getObjectWriter()
                    .writeValueAsString(user.asGenericScimResource().getObjectNode());
        }
    }
}
