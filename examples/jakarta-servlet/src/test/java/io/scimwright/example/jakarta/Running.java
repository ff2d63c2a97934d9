package io.scimwright.example.jakarta;

import io.scimwright.testkit.idp.ScimClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The program on a free port. */
record Running(JakartaServer server) implements AutoCloseable {

    static final String TOKEN = "test-token";

    static Running start() throws Exception {
        return start(Path.of("target", "test-audit.jsonl"));
    }

    static Running start(Path audit) throws Exception {
        return new Running(JakartaServer.start(
                Settings.of(Map.of("PORT", "0", "SCIM_TOKEN", TOKEN, "SCIM_AUDIT_FILE", audit.toString()))));
    }

    ScimClient client() {
        return ScimClient.of(server.baseUri(), TOKEN);
    }

    /** The application's own page. */
    URI page() {
        return URI.create(server.baseUri()).resolve("/");
    }

    @Override
    public void close() {
        server.close();
    }
}
