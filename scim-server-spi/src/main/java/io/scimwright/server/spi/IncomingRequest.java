package io.scimwright.server.spi;

/** What is known of a request before anything in it is read: method, path and headers. */
public interface IncomingRequest extends RequestHeaders {

    /** The HTTP method in upper case. */
    String method();

    /** What follows the base URI, and the tenant where that is a segment of it, still percent-encoded: {@code /Users/2819}. */
    String path();
}
