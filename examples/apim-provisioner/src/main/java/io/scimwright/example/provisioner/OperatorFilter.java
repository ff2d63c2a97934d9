package io.scimwright.example.provisioner;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
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
        if (reads && isOpen(path(request))) {
            chain.doFilter(request, response);
            return;
        }
        Principal principal;
        try {
            principal = authenticator.authenticate(name -> Collections.list(request.getHeaders(name)));
        } catch (ScimException refused) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(refused.status());
            return;
        }
        if (reads ? principal.mayRead(OPERATION) : principal.mayWrite(OPERATION)) {
            chain.doFilter(new Named(request, principal.name()), response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** A request of somebody who is known. */
    private static final class Named extends HttpServletRequestWrapper {

        private final String name;

        Named(HttpServletRequest request, String name) {
            super(request);
            this.name = name;
        }

        @Override
        public java.security.Principal getUserPrincipal() {
            return () -> name;
        }

        /** What says nothing but "do it" needs no body, and nobody should have to think of the type of one. */
        @Override
        public String getContentType() {
            return Objects.requireNonNullElse(super.getContentType(), "application/json");
        }

        @Override
        public Enumeration<String> getHeaders(String header) {
            return header.equalsIgnoreCase("Content-Type")
                    ? Collections.enumeration(List.of(getContentType()))
                    : super.getHeaders(header);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            if (names.stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                names.add("Content-Type");
            }
            return Collections.enumeration(names);
        }
    }

    /** Decoded and normalised by the container, as it is what the container chose this filter by. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static boolean isOpen(String path) {
        return path.equals("/actuator/health") || path.startsWith("/actuator/health/") || path.equals("/actuator/info");
    }
}
