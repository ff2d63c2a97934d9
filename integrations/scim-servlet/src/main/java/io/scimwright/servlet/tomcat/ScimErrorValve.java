package io.scimwright.servlet.tomcat;

import io.scimwright.servlet.ContainerErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** The container's own errors, such as a malformed request line or a path outside the SCIM base, as SCIM errors. */
final class ScimErrorValve extends ErrorReportValve {

    /** What the container's parser says, in whatever language it speaks. */
    private static final String TOO_LONG =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private final ContainerErrors errors;
    private final Predicate<String> paths;

    /**
     * A valve that says where the service is.
     *
     * @param base the path below which SCIM is served, such as {@code /scim/v2}
     * @param paths which paths it answers for, as they were sent; what came without one has the empty path
     */
    ScimErrorValve(String base, Predicate<String> paths) {
        this.errors = new ContainerErrors(base);
        this.paths = paths;
    }

    @Override
    protected void report(@Nullable Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // Nothing to add where the answer is no error or its body has begun.
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !paths.test(path(request))
                || !response.setErrorReported()) {
            return;
        }
        if (status == HttpServletResponse.SC_BAD_REQUEST && isTooLong(failure)) {
            status = request == null || request.getCoyoteRequest().requestURI().isNull()
                    ? HttpServletResponse.SC_REQUEST_URI_TOO_LONG
                    : ContainerErrors.HEADERS_TOO_LONG;
            response.setStatus(status);
        }
        byte[] body = errors.body(status);
        response.setContentType(ContainerErrors.MEDIA_TYPE);
        response.setContentLength(body.length);
        try (OutputStream out = response.getOutputStream()) {
            out.write(body);
            response.finishResponse();
        } catch (IOException clientIsGone) {
            getContainer().getLogger().debug("an error answer could not be sent", clientIsGone);
        }
    }

    private static String path(@Nullable Request request) {
        String uri = request == null ? null : request.getRequestURI();
        return uri == null ? "" : uri;
    }

    /** The container has no status of its own for it: what does not fit into its buffer is a bad request to it. */
    private static boolean isTooLong(@Nullable Throwable failure) {
        return failure != null && TOO_LONG.equals(failure.getMessage());
    }
}
