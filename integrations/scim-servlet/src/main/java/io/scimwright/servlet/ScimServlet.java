package io.scimwright.servlet;

import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimResponse;
import io.scimwright.server.ScimServer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves a {@link ScimServer} below the path it is mapped to, such as {@code /scim/v2/*}. Thread-safe.
 *
 * <pre>{@code
 * ServletRegistration.Dynamic scim = servletContext.addServlet("scim", new ScimServlet(server));
 * scim.setAsyncSupported(true);
 * scim.addMapping("/scim/v2/*");
 * }</pre>
 *
 * <p>Where the servlet and all filters before it support asynchronous processing, bodies are read as they come, and a client that
 * is slow to send holds no thread, whether it may call or not; without it each slow client holds one. What comes to other paths is
 * the container's to answer: Tomcat, for one, waits with a thread for a body that nobody read.
 */
public final class ScimServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Long enough for 10 MiB over two megabits a second, short enough to be rid of clients that only pretend to send. */
    private static final Duration BODY_TIME = Duration.ofSeconds(45);

    private final transient ScimServer server;
    private final Duration bodyTime;

    public ScimServlet(ScimServer server) {
        this(server, BODY_TIME);
    }

    /**
     * A servlet with another patience.
     *
     * @param bodyTime how long a body may take to come, 45 seconds by default; then 408. Holds for asynchronous processing only
     */
    public ScimServlet(ScimServer server, Duration bodyTime) {
        this.server = Objects.requireNonNull(server);
        this.bodyTime = Objects.requireNonNull(bodyTime);
    }

    /** Every method goes to the engine, which knows PATCH and answers the others in SCIM. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ScimRequest.Builder neutral = neutral(request);
        if (!request.isAsyncSupported() || !hasBody(request)) {
            Answers.write(server.handle(neutral.body(request.getInputStream()).build()), request, response);
            return;
        }
        Optional<ScimResponse> refusal = server.refuse(neutral.build());
        if (refusal.isPresent()) {
            UnwantedBody.refuse(refusal.get(), request, response);
            return;
        }
        AsyncContext async = request.startAsync();
        async.setTimeout(bodyTime.toMillis());
        AsyncBody body = new AsyncBody(server, neutral, async, request.getInputStream());
        async.addListener(body);
        request.getInputStream().setReadListener(body);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static ScimRequest.Builder neutral(HttpServletRequest request) {
        String mount = request.getContextPath() + request.getServletPath();
        ScimRequest.Builder neutral = ScimRequest.builder(request.getMethod(), path(request, mount))
                .query(Objects.requireNonNullElse(request.getQueryString(), ""))
                .baseUri(origin(request) + mount);
        Collections.list(request.getHeaderNames())
                .forEach(name ->
                        Collections.list(request.getHeaders(name)).forEach(value -> neutral.header(name, value)));
        return neutral;
    }

    /** What follows the mount path, still percent-encoded, so that an encoded slash in an id stays one. */
    private static String path(HttpServletRequest request, String mount) {
        String uri = request.getRequestURI();
        if (uri.startsWith(mount)) {
            return uri.substring(mount.length());
        }
        // The container has read another spelling of the mount path, such as /scim/./v2: what it found behind is
        // decoded, but for encoded slashes and percent signs where it was told to let them pass.
        String inside = Objects.requireNonNullElse(request.getPathInfo(), "");
        return Stream.of(inside.split("/", -1))
                .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replaceAll("%25(2[Ff]|25)", "%$1"))
                .collect(Collectors.joining("/"));
    }

    private static String origin(HttpServletRequest request) {
        String scheme = request.getScheme().toLowerCase(Locale.ROOT);
        int port = request.getServerPort();
        boolean standard = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (standard ? "" : ":" + port);
    }
}
