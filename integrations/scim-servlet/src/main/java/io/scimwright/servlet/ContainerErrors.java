package io.scimwright.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;

/** What a container refuses by itself, such as a malformed request line, as SCIM errors (RFC 7644 section 3.12). Immutable. */
public final class ContainerErrors {

    public static final String MEDIA_TYPE = "application/scim+json";

    /** RFC 6585 section 5. */
    public static final int HEADERS_TOO_LONG = 431;

    private final String base;

    /**
     * Errors that say where the service is.
     *
     * @param base the path below which SCIM is served, such as {@code /scim/v2}
     */
    public ContainerErrors(String base) {
        this.base = base;
    }

    /** The body of the answer with a status, as UTF-8. */
    public byte[] body(int status) {
        return ("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"detail\":\"" + detail(status)
                        + "\",\"status\":\"" + status + "\"}")
                .getBytes(StandardCharsets.UTF_8);
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
