package io.scimwright.spring;

import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.ScimServer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Names what a request is about in Spring's observation of it, such as {@code /scim/v2/Users/{id}}: few values, where the URL
 * itself has as many as there are users.
 */
final class ScimObservationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> FIXED =
            Set.of("ServiceProviderConfig", "Schemas", "ResourceTypes", "Bulk", "Me", ".search");

    private final String base;
    private final transient Set<String> endpoints = new HashSet<>(FIXED);

    ScimObservationFilter(ScimServer server, String base) {
        this.base = base;
        for (ResourceType type : server.resourceTypes()) {
            endpoints.add(type.endpoint().substring(1));
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(pattern(request)));
        chain.doFilter(request, response);
    }

    private String pattern(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String rest = path.startsWith(base + "/") ? path.substring(base.length() + 1) : "";
        int slash = rest.indexOf('/');
        String endpoint = slash < 0 ? rest : rest.substring(0, slash);
        if (!endpoints.contains(endpoint)) {
            return base + "/**";
        }
        boolean hasMore = slash >= 0 && slash < rest.length() - 1;
        String more = hasMore && rest.endsWith("/.search") ? "/.search" : "/{id}";
        return base + "/" + endpoint + (hasMore ? more : "");
    }
}
