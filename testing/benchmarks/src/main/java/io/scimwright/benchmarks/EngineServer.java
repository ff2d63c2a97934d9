package io.scimwright.benchmarks;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimResponse;
import io.scimwright.server.ScimServer;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import java.nio.charset.StandardCharsets;

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

    /** Takes a user out of the store, past the server. */
    void forget(String id);

    /** This library: sign-in, audit and conditions included. */
    final class Scimwright implements EngineServer {

        private final MemoryProvider users = MemoryProvider.of(User.TYPE);
        private final RequestContext context = RequestContext.of(new Principal("benchmark"), "", Dialect.tolerant());
        private final ScimServer server = ScimServer.builder()
                .resource(users)
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
                request.body(body.getBytes(StandardCharsets.UTF_8));
            }
            ScimResponse response = server.handle(request.build());
            if (response.status() >= 300) {
                throw new IllegalStateException(response.bodyText());
            }
            return response.bodyText();
        }

        @Override
        public void forget(String id) {
            users.delete(new DeleteRequest(context, id));
        }
    }
}
