package io.scimwright.servlet;

import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimResponse;
import io.scimwright.server.ScimServer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;

/**
 * Serves a {@link ScimServer} below the path it is mapped to, such as {@code /scim/v2/*}. Thread-safe.
 *
 * <pre>{@code
 * servletContext.addServlet("scim", new ScimServlet(scim)).addMapping("/scim/v2/*");
 * }</pre>
 */
public final class ScimServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ScimServer server;

    public ScimServlet(ScimServer server) {
        this.server = Objects.requireNonNull(server);
    }

    /** Every method goes to the engine, which knows PATCH and answers the others in SCIM. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScimResponse answer = server.handle(neutral(request));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.length());
        if (!request.getMethod().equals("HEAD")) {
            answer.writeTo(response.getOutputStream());
        }
    }

    private static ScimRequest neutral(HttpServletRequest request) throws IOException {
        String mount = request.getContextPath() + request.getServletPath();
        String uri = request.getRequestURI();
        ScimRequest.Builder neutral = ScimRequest.builder(
                        request.getMethod(), uri.startsWith(mount) ? uri.substring(mount.length()) : uri)
                .query(Objects.requireNonNullElse(request.getQueryString(), ""))
                .baseUri(origin(request) + mount)
                .body(request.getInputStream());
        Collections.list(request.getHeaderNames())
                .forEach(name ->
                        Collections.list(request.getHeaders(name)).forEach(value -> neutral.header(name, value)));
        return neutral.build();
    }

    private static String origin(HttpServletRequest request) {
        String scheme = request.getScheme().toLowerCase(Locale.ROOT);
        int port = request.getServerPort();
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (standard ? "" : ":" + port);
    }
}
