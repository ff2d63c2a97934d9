package io.scimwright.example.memory;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import io.scimwright.servlet.ScimServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;

/** A SCIM sandbox: users with the enterprise extension and groups, kept in memory, at {@code /scim/v2}. */
public final class MemoryServer {

    private static final String BASE_PATH = "/scim/v2";

    /** Characters that clients send as they are though RFC 3986 wants them percent-encoded; filters are full of them. */
    private static final String RAW_QUERY_CHARACTERS = "\"<>[\\]^`{|}";

    private MemoryServer() {}

    /** Starts the server and returns; the process ends on SIGTERM. */
    public static void main(String[] args) throws IOException, LifecycleException {
        Settings settings;
        try {
            settings = Settings.of(System.getenv());
        } catch (IllegalArgumentException wrong) {
            System.err.println("memory-server: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        Path work = Files.createTempDirectory("scim-memory");
        Tomcat tomcat = tomcat(settings, scim(settings), work);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tomcat, work), "stop"));
        tomcat.start();
        System.out.println(
                "memory-server: SCIM at http://localhost:" + settings.port() + BASE_PATH + " (" + settings + ")");
    }

    private static ScimServer scim(Settings settings) {
        return ScimServer.builder()
                .resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(group(settings.dialect())))
                .authenticator(BearerTokens.of("client", settings.token()))
                .dialect(settings.dialect())
                .build();
    }

    private static ResourceType group(Dialect dialect) {
        return dialect.grants(Leniency.GROUP_DISPLAY_NAME_UNIQUE) ? Group.TYPE.withUnique("displayName") : Group.TYPE;
    }

    private static Tomcat tomcat(Settings settings, ScimServer scim, Path work) {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(work.toString());
        tomcat.setPort(settings.port());
        Connector connector = tomcat.getConnector();
        connector.setProperty("relaxedQueryChars", RAW_QUERY_CHARACTERS);
        connector.setProperty("relaxedPathChars", RAW_QUERY_CHARACTERS);
        // The engine decodes the path itself: an id may hold an encoded slash.
        connector.setEncodedSolidusHandling("passthrough");
        if (tomcat.getHost() instanceof StandardHost host) {
            host.setErrorReportValveClass(ScimErrorValve.class.getName());
        }
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, servletContext) ->
                        servletContext.addServlet("scim", new ScimServlet(scim)).addMapping(BASE_PATH + "/*"),
                null);
        return tomcat;
    }

    private static void stop(Tomcat tomcat, Path work) {
        try {
            tomcat.stop();
            tomcat.destroy();
            deleteAll(work);
        } catch (LifecycleException | IOException e) {
            System.err.println("memory-server: did not stop cleanly: " + e.getMessage());
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
