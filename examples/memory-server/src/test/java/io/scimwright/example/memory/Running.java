package io.scimwright.example.memory;

import io.scimwright.testkit.idp.ScimClient;
import java.util.HashMap;
import java.util.Map;

/** The program on a free port, as its environment sets it up. */
final class Running implements AutoCloseable {

    static final String TOKEN = "test-token";

    private final MemoryServer server;

    private Running(MemoryServer server) {
        this.server = server;
    }

    static Running with(String... environment) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("PORT", "0", "SCIM_TOKEN", TOKEN));
        for (int i = 0; i < environment.length; i += 2) {
            all.put(environment[i], environment[i + 1]);
        }
        return new Running(MemoryServer.start(Settings.of(all)));
    }

    String baseUri() {
        return server.baseUri();
    }

    ScimClient client() {
        return ScimClient.of(server.baseUri(), TOKEN);
    }

    @Override
    public void close() {
        server.close();
    }
}
