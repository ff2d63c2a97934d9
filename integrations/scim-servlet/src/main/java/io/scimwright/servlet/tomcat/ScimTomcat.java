package io.scimwright.servlet.tomcat;

import org.apache.catalina.Host;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;

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

    /** Lets a connector take the URLs that SCIM clients send, and close connections on which nothing comes for 20 seconds. */
    public static void accept(Connector connector) {
        connector.setProperty("relaxedQueryChars", RAW_CHARACTERS);
        connector.setProperty("relaxedPathChars", RAW_CHARACTERS);
        // Headers that trickle in hold no thread.
        connector.setProperty("connectionTimeout", "20000");
        // The engine decodes the path itself: an id may hold an encoded slash.
        connector.setEncodedSolidusHandling("passthrough");
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
        host.getPipeline().addValve(new ScimErrorValve(base));
        host.getParent().getPipeline().addValve(new UnreadBodyValve());
    }
}
