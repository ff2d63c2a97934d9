package io.scimwright.example.memory;

import io.scimwright.core.Leniency;
import io.scimwright.core.resource.Group;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import io.scimwright.servlet.ScimServlet;
import io.scimwright.servlet.tomcat.ScimTomcat;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A SCIM sandbox: users with the enterprise extension, groups, and what JSON files declare, kept in memory, at {@code
 * /scim/v2}.
 */
public final class MemoryServer implements AutoCloseable {

    private static final String BASE_PATH = "/scim/v2";

    private final Tomcat tomcat;
    private final Path work;

    private MemoryServer(Tomcat tomcat, Path work) {
        this.tomcat = tomcat;
        this.work = work;
    }

    /** Starts the server and returns; the process ends on SIGTERM. */
    public static void main(String[] args) throws IOException, LifecycleException {
        Settings settings;
        MemoryServer server;
        try {
            settings = Settings.of(System.getenv());
            server = start(settings);
        } catch (IllegalArgumentException wrong) {
            System.err.println("memory-server: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.out.println("memory-server: SCIM at " + server.baseUri() + " (" + settings + ")");
    }

    /**
     * Starts the server.
     *
     * @throws IllegalArgumentException when the port cannot be had; the message is one line that names the setting
     */
    static MemoryServer start(Settings settings) throws IOException, LifecycleException {
        requireFree(settings.port());
        Path work = Files.createTempDirectory("scim-memory");
        MemoryServer server = new MemoryServer(tomcat(settings, scim(settings), work), work);
        server.tomcat.start();
        return server;
    }

    /** Asked for before the container does, which would tell of it in pages of stack traces. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true); // connections of a server before this one may linger
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new IllegalArgumentException("PORT: " + port + " cannot be listened on: " + e.getMessage(), e);
        }
    }

    /** The URI below which the endpoints lie. */
    String baseUri() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + BASE_PATH;
    }

    private static ScimServer scim(Settings settings) {
        ScimServer.Builder server = ScimServer.builder()
                .authenticator(BearerTokens.of(Settings.CLIENT, settings.token()))
                .dialect(settings.dialect());
        settings.baseUri().ifPresent(server::baseUri);
        for (ResourceType type : settings.types()) {
            server.resource(MemoryProvider.of(type.name().equals(Group.TYPE.name()) ? group(type, settings) : type));
        }
        return server.build();
    }

    private static ResourceType group(ResourceType type, Settings settings) {
        return settings.dialect().grants(Leniency.GROUP_DISPLAY_NAME_UNIQUE)
                        && type.schema().attribute("displayName").isPresent()
                ? type.withUnique("displayName")
                : type;
    }

    private static Tomcat tomcat(Settings settings, ScimServer scim, Path work) {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(work.toString());
        tomcat.setPort(settings.port());
        ScimTomcat.accept(tomcat.getConnector());
        ScimTomcat.guard(tomcat.getHost(), BASE_PATH);
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, servletContext) -> {
                    ServletRegistration.Dynamic servlet = servletContext.addServlet("scim", new ScimServlet(scim));
                    servlet.setAsyncSupported(true);
                    servlet.addMapping(BASE_PATH + "/*");
                },
                null);
        return tomcat;
    }

    /** Stops the server and removes what it left on the disk. */
    @Override
    public void close() {
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
