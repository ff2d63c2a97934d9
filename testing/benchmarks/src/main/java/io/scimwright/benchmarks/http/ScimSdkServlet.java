package io.scimwright.benchmarks.http;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SCIM-SDK's server over maps. Thread-safe. */
final class ScimSdkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final ServiceProvider PROVIDER = ServiceProvider.builder()
            .filterConfig(
                    FilterConfig.builder().supported(true).maxResults(1_000).build())
            .patchConfig(PatchConfig.builder().supported(true).build())
            .build();

    private final transient ResourceEndpoint endpoint = new ResourceEndpoint(PROVIDER);

    /** A PATCH reads and then writes; two of one resource at a time would lose one. */
    private final transient Object[] locks =
            IntStream.range(0, 256).mapToObj(number -> new Object()).toArray();

    ScimSdkServlet() {
        endpoint.registerEndpoint(new UserEndpointDefinition(new ScimSdkUsers()));
        endpoint.registerEndpoint(new GroupEndpointDefinition(new ScimSdkHandler<>(Group.class, PROVIDER) {}));
    }

    private static final class ScimSdkUsers extends ScimSdkHandler<User> {

        ScimSdkUsers() {
            super(User.class, PROVIDER);
        }

        @Override
        String uniqueName(User user) {
            return user.getUserName().orElseThrow();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String text = body.length == 0 ? null : new String(body, StandardCharsets.UTF_8);
        String query = request.getQueryString();
        String url = request.getRequestURL() + (query == null ? "" : "?" + query);
        Map<String, String> headers = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(name -> name, request::getHeader));
        HttpMethod method = HttpMethod.valueOf(request.getMethod());
        ScimResponse answer;
        if (method == HttpMethod.PATCH) {
            synchronized (locks[Math.floorMod(request.getRequestURI().hashCode(), locks.length)]) {
                answer = endpoint.handleRequest(url, method, text, headers, new Context(null));
            }
        } else {
            answer = endpoint.handleRequest(url, method, text, headers, new Context(null));
        }
        write(answer, response);
    }

    private static void write(ScimResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getHttpStatus());
        answer.getHttpHeaders().forEach(response::setHeader);
        byte[] bytes = answer.isEmpty() ? new byte[0] : answer.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
