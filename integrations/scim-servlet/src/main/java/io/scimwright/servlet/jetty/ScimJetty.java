package io.scimwright.servlet.jetty;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/**
 * Prepares an embedded Jetty 12 before it starts.
 *
 * <pre>{@code
 * Server jetty = new Server(8080);
 * jetty.setHandler(application);
 * ScimJetty.prepare(jetty, "/scim/v2");
 * jetty.start();
 * }</pre>
 */
public final class ScimJetty {

    /** Room for the longest filter that is read, with every character percent-encoded. */
    private static final int HEADER_BYTES = 32 * 1024;

    private ScimJetty() {}

    /**
     * Lets all connectors that are there take the URLs that SCIM clients send, and the server answer in SCIM what it refuses by
     * itself. Errors of servlets below other paths stay as they are.
     *
     * @param base the path below which SCIM is served, such as {@code /scim/v2}
     */
    public static void prepare(Server server, String base) {
        for (Connector connector : server.getConnectors()) {
            for (ConnectionFactory factory : connector.getConnectionFactories()) {
                if (factory instanceof HttpConfiguration.ConnectionFactory http) {
                    accept(http.getHttpConfiguration());
                }
            }
        }
        server.getContainedBeans(ServletHandler.class).forEach(servlets -> servlets.setDecodeAmbiguousURIs(true));
        server.getContainedBeans(ServletContextHandler.class)
                .forEach(context -> context.setErrorHandler(new ScimErrorHandler(base)));
        server.setErrorHandler(new ScimErrorHandler(base));
    }

    /**
     * The engine decodes the path itself: an id may hold an encoded slash or percent sign, and what cannot be decoded is refused
     * in SCIM. What only serves to reach something by a path that looks like another stays refused by the container.
     */
    private static void accept(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "SCIM",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
                UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
                UriCompliance.Violation.BAD_PERCENT_ENCODING,
                UriCompliance.Violation.BAD_UTF8_ENCODING,
                UriCompliance.Violation.TRUNCATED_UTF8_ENCODING,
                UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS,
                UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setSendServerVersion(false);
    }
}
