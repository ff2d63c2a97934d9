package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The floor under every server: Jackson reads the body to a tree, an id and a time are set, the tree is kept in a map and written.
 * Nothing is routed, checked, searched or signed in, and there is neither a PATCH nor a query.
 */
final class EngineJackson implements EngineServer {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, ObjectNode> users = new HashMap<>();

    @Override
    public String send(String method, String path, String body) {
        try {
            return switch (method) {
                case "GET" -> mapper.writeValueAsString(users.get(path.substring(path.lastIndexOf('/') + 1)));
                case "POST" -> create((ObjectNode) mapper.readTree(body));
                default -> throw new UnsupportedOperationException(method);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String create(ObjectNode user) throws IOException {
        String id = UUID.randomUUID().toString();
        user.put("id", id)
                .withObject("/meta")
                .put("resourceType", "User")
                .put("created", Instant.now().toString())
                .put("location", BASE + "/Users/" + id);
        users.put(id, user);
        return mapper.writeValueAsString(user);
    }

    @Override
    public void forget(String id) {
        users.remove(id);
    }
}
