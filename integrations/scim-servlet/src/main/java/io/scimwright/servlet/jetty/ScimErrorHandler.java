package io.scimwright.servlet.jetty;

import io.scimwright.servlet.ContainerErrors;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The container's own errors, such as a malformed request line or a path outside the SCIM base, as SCIM errors. */
final class ScimErrorHandler extends ErrorHandler {

    private final ContainerErrors errors;

    ScimErrorHandler(String base) {
        errors = new ContainerErrors(base);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        byte[] body = errors.body(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ContainerErrors.MEDIA_TYPE);
        if (HttpMethod.HEAD.is(request.getMethod())) {
            // Of a request that could not be parsed the container does not know that its answer has no body.
            response.write(true, null, callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
