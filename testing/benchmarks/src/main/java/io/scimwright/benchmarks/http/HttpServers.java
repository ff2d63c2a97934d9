package io.scimwright.benchmarks.http;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import io.scimwright.servlet.ScimServlet;
import io.scimwright.servlet.tomcat.ScimTomcat;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/** One library in an embedded Tomcat, with nothing in memory yet; all have the same connector. */
public final class HttpServers {

    /** The path below which each serves SCIM. */
    static final String BASE = "/scim/v2";

    /** A servlet that does nothing: what container, connection and client cost anyway. */
    static final String EMPTY = "empty servlet";

    /** This library. */
    static final String SCIMWRIGHT = "Scimwright";

    /** The names that {@link #main} knows, the empty one first. */
    static final List<String> NAMES = List.of(EMPTY, SCIMWRIGHT, "SCIM-SDK", "SCIMple");

    /** Not held anywhere else, and the level would be lost with it. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private HttpServers() {}

    /**
     * Serves until the process is ended.
     *
     * @param args one of {@link #NAMES}, and the port
     * @throws IOException if there is no folder for the container's files
     * @throws LifecycleException if the container does not start
     */
    public static void main(String[] args) throws IOException, LifecycleException {
        TOMCAT.setLevel(Level.WARNING);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("http-servers").toString());
        tomcat.setPort(Integer.parseInt(args[1]));
        ScimTomcat.accept(tomcat.getConnector());
        if (tomcat.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            // Otherwise every hundredth request would open a connection.
            http.setMaxKeepAliveRequests(-1);
        }
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, "scim", servlet(args[0]));
        wrapper.setAsyncSupported(true);
        wrapper.setLoadOnStartup(1);
        wrapper.addMapping(BASE + "/*");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Servlet servlet(String name) {
        return switch (name) {
            case EMPTY -> new EmptyServlet();
            case SCIMWRIGHT ->
                new ScimServlet(ScimServer.builder()
                        .resource(MemoryProvider.of(User.TYPE))
                        .resource(MemoryProvider.of(Group.TYPE))
                        .authenticator(BearerTokens.of("benchmark", "token"))
                        .audit(entry -> {})
                        .build());
            case "SCIM-SDK" -> new ScimSdkServlet();
            case "SCIMple" -> ScimpleServer.servlet();
            default -> throw new IllegalArgumentException(name + " is none of " + NAMES);
        };
    }
}
