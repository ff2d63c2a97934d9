package io.scimwright.spring;

import io.scimwright.servlet.ContainerErrors;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a filter or the container refuses below the base path is answered in SCIM; all other errors are the application's. */
final class ScimErrorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final String base;
    private final transient ContainerErrors errors;

    ScimErrorFilter(String base) {
        this.base = base;
        this.errors = new ContainerErrors(base);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isBelowBase(request)) {
            byte[] body = errors.body(response.getStatus());
            response.setContentType(ContainerErrors.MEDIA_TYPE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isBelowBase(HttpServletRequest request) {
        String mount = request.getContextPath() + base;
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && uri.startsWith(mount)
                && (uri.length() == mount.length() || uri.charAt(mount.length()) == '/');
    }
}
