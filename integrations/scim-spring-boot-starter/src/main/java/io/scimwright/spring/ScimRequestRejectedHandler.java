package io.scimwright.spring;

import io.scimwright.servlet.ContainerErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers 400, in SCIM below the base path. */
final class ScimRequestRejectedHandler implements RequestRejectedHandler {

    private final BelowBase below;
    private final ContainerErrors errors;

    ScimRequestRejectedHandler(String base) {
        this.below = new BelowBase(base);
        this.errors = new ContainerErrors(base);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        if (!below.matches(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(ContainerErrors.MEDIA_TYPE);
        response.getOutputStream().write(errors.body(HttpServletResponse.SC_BAD_REQUEST));
    }
}
