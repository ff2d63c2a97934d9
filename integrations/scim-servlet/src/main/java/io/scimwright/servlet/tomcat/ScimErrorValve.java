package io.scimwright.servlet.tomcat;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/** The container's own errors, such as a malformed request line or a path outside the SCIM base, as SCIM errors. */
final class ScimErrorValve extends ErrorReportValve {

    /** RFC 6585 section 5. */
    private static final int HEADERS_TOO_LONG = 431;

    /** What the container's parser says, in whatever language it speaks. */
    private static final String TOO_LONG =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    private final String base;

    /**
     * A valve that says where the service is.
     *
     * @param base the path below which SCIM is served, such as {@code /scim/v2}
     */
    ScimErrorValve(String base) {
        this.base = base;
    }

    @Override
    protected void report(@Nullable Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // Nothing to add where the answer is no error or its body has begun.
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        if (status == HttpServletResponse.SC_BAD_REQUEST && isTooLong(failure)) {
            status = request == null || request.getCoyoteRequest().requestURI().isNull()
                    ? HttpServletResponse.SC_REQUEST_URI_TOO_LONG
                    : HEADERS_TOO_LONG;
            response.setStatus(status);
        }
        byte[] body = body(status).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/scim+json");
        response.setContentLength(body.length);
        try (OutputStream out = response.getOutputStream()) {
            out.write(body);
            response.finishResponse();
        } catch (IOException clientIsGone) {
            getContainer().getLogger().debug("an error answer could not be sent", clientIsGone);
        }
    }

    /** The container has no status of its own for it: what does not fit into its buffer is a bad request to it. */
    private static boolean isTooLong(@Nullable Throwable failure) {
        return failure != null && TOO_LONG.equals(failure.getMessage());
    }

    private String body(int status) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"detail\":\"" + detail(status)
                + "\",\"status\":\"" + status + "\"}";
    }

    private String detail(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "there is nothing here; the SCIM service is at " + base;
            case HttpServletResponse.SC_UNAUTHORIZED -> "a bearer token is needed";
            case HttpServletResponse.SC_FORBIDDEN -> "the bearer token does not allow this";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "this method is not allowed here";
            case HttpServletResponse.SC_BAD_REQUEST -> "the request is not well-formed HTTP";
            case HttpServletResponse.SC_REQUEST_URI_TOO_LONG ->
                "the URL is too long; POST to /.search takes a filter of any length that the server reads";
            case HEADERS_TOO_LONG -> "the headers are too long";
            case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> "the server failed";
            default -> "the request was refused";
        };
    }
}
