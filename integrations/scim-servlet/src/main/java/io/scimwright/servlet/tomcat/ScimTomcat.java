package io.scimwright.servlet.tomcat;

import org.apache.catalina.Host;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Constants;

/**
 * Prepares an embedded Tomcat, 10.1 or 11, before it starts.
 *
 * <pre>{@code
 * ScimTomcat.accept(tomcat.getConnector());
 * ScimTomcat.guard(tomcat.getHost(), "/scim/v2");
 * }</pre>
 */
public final class ScimTomcat {

    /** Characters that clients send as they are though RFC 3986 wants them percent-encoded; filters are full of them. */
    private static final String RAW_CHARACTERS = "\"<>[\\]^`{|}";

    private ScimTomcat() {}

    /** Room for the longest filter that is read, with every character percent-encoded. */
    private static final int HEADER_BYTES = 32 * 1024;

    private static final int IDLE_MILLIS = 20_000;

    /**
     * Lets a connector take the URLs that SCIM clients send, filters as long as they are read among them, and close connections on
     * which nothing comes for 20 seconds. A larger limit on headers stays as it is, and so does a time that was set before.
     */
    public static void accept(Connector connector) {
        connector.setProperty("relaxedQueryChars", RAW_CHARACTERS);
        connector.setProperty("relaxedPathChars", RAW_CHARACTERS);
        // The engine decodes the path itself: an id may hold an encoded slash.
        connector.setEncodedSolidusHandling("passthrough");
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            accept(http);
        }
    }

    private static void accept(AbstractHttp11Protocol<?> http) {
        if (http.getConnectionTimeout() == Constants.DEFAULT_CONNECTION_TIMEOUT) {
            // Headers that trickle in hold no thread for long.
            http.setConnectionTimeout(IDLE_MILLIS);
        }
        if (http.getMaxHttpRequestHeaderSize() < HEADER_BYTES) {
            http.setMaxHttpRequestHeaderSize(HEADER_BYTES);
        }
    }

    /**
     * Lets a host answer in SCIM what it refuses by itself, and lets nobody hold a thread by a body that nobody reads.
     *
     * @param base the path below which SCIM is served, such as {@code /scim/v2}
     */
    public static void guard(Host host, String base) {
        if (host instanceof StandardHost standard) {
            // The one that is added here is in its place.
            standard.setErrorReportValveClass("");
        }
        host.getPipeline().addValve(new ScimErrorValve(base, path -> true));
        host.getParent().getPipeline().addValve(new UnreadBodyValve());
    }

    /**
     * Lets a host that serves other things too answer in SCIM what it refuses by itself below the path of SCIM; elsewhere only what
     * it cannot read so far that there is a path, such as a URL that is too long.
     * To be called after anything else that adds error reports to the host: the one that was added last is asked first.
     *
     * @param base the path below which SCIM is served, that of the web application included, such as {@code /app/scim/v2}
     */
    public static void guardBelow(Host host, String base) {
        host.getPipeline()
                .addValve(new ScimErrorValve(
                        base, path -> path.isEmpty() || path.equals(base) || path.startsWith(base + "/")));
    }
}
