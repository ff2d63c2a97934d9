package io.scimwright.example.memory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** The container's own errors, such as a malformed request line or a path outside the SCIM base, as SCIM errors. */
public final class ScimErrorValve extends ErrorReportValve {

    @Override
    protected void report(@Nullable Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // Nothing to add where the answer is no error or its body has begun.
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
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

    private static String body(int status) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"detail\":\"" + detail(status)
                + "\",\"status\":\"" + status + "\"}";
    }

    private static String detail(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "there is nothing here; the SCIM service is at /scim/v2";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "this method is not allowed here";
            case HttpServletResponse.SC_BAD_REQUEST -> "the request is not well-formed HTTP";
            case HttpServletResponse.SC_INTERNAL_SERVER_ERROR -> "the server failed";
            default -> "the request was refused";
        };
    }
}
