package io.scimwright.example.provisioner;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;

/**
 * Lets below {@code /actuator} only health and info be seen by everybody. What shows more needs a bearer token that may read
 * everything, and what changes something one that may write everything; the tokens are those of SCIM.
 */
final class OperatorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** What a scope has to be about: no single resource type, so everything. */
    private static final String OPERATION = "*";

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final transient Authenticator authenticator;

    OperatorFilter(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean reads = READS.contains(request.getMethod());
        if (!(reads && isOpen(path(request)))) {
            try {
                Principal principal = authenticator.authenticate(name -> Collections.list(request.getHeaders(name)));
                if (!(reads ? principal.mayRead(OPERATION) : principal.mayWrite(OPERATION))) {
                    response.sendError(HttpServletResponse.SC_FORBIDDEN);
                    return;
                }
            } catch (ScimException refused) {
                response.setHeader("WWW-Authenticate", "Bearer");
                response.sendError(refused.status());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Decoded and normalised by the container, as it is what the container chose this filter by. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static boolean isOpen(String path) {
        return path.equals("/actuator/health") || path.startsWith("/actuator/health/") || path.equals("/actuator/info");
    }
}
