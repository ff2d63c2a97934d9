package io.scimwright.servlet;

import io.scimwright.server.ScimResponse;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes answers of the engine to a servlet response. */
final class Answers {

    private Answers() {}

    static void write(ScimResponse answer, ServletRequest request, ServletResponse response) throws IOException {
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(answer.status());
        answer.headers().forEach(http::setHeader);
        if (answer.status() != HttpServletResponse.SC_NOT_MODIFIED && answer.status() != 204) {
            http.setContentLength(answer.length());
        }
        if (!((HttpServletRequest) request).getMethod().equals("HEAD")) {
            answer.writeTo(http.getOutputStream());
        }
    }

    /**
     * Says that nothing more is read on this connection. Said in the answer to a request whose body is not read whole, it keeps a
     * container from waiting for the rest in order to find the next request behind it.
     */
    static void endConnection(ServletRequest request, ServletResponse response) {
        // HTTP/2 has streams for this, and forbids the field.
        if (request.getProtocol().startsWith("HTTP/1")) {
            ((HttpServletResponse) response).setHeader("Connection", "close");
        }
    }
}
