package io.scimwright.example.jakarta;

import io.scimwright.server.AuditFile;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import io.scimwright.servlet.tomcat.ScimTomcat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** An application with employees and teams in an embedded Tomcat, which an identity provider keeps by SCIM at {@code /scim/v2}. */
public final class JakartaServer implements AutoCloseable {

    static final String BASE_PATH = "/scim/v2";

    private final Tomcat tomcat;

    private JakartaServer(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /** Starts the server and returns; the process ends on SIGTERM. */
    public static void main(String[] args) throws LifecycleException {
        Settings settings;
        JakartaServer server;
        try {
            settings = Settings.of(System.getenv());
            server = start(settings);
        } catch (IllegalArgumentException wrong) {
            System.err.println("jakarta-servlet: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        System.out.println("jakarta-servlet: SCIM at " + server.baseUri() + " (" + settings + ")");
    }

    /**
     * Starts the server.
     *
     * @throws IllegalArgumentException when a setting cannot be used; the message is one line that names it
     */
    static JakartaServer start(Settings settings) throws LifecycleException {
        Table<Employee> employees = new Table<>("employee-");
        Table<Team> teams = new Table<>(Teams.PREFIX);
        ScimServer scim = scim(employees, teams, settings);
        requireFree(settings.port());

        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(workFolder().toString());
        tomcat.setPort(settings.port());
        ScimTomcat.accept(tomcat.getConnector());
        ScimTomcat.guard(tomcat.getHost(), BASE_PATH);
        Context application = tomcat.addContext("", null);
        Tomcat.addServlet(application, "staff", new StaffPage(employees, teams)).addMapping("");
        application.addServletContainerInitializer(new ScimInitializer(scim), Set.of());
        tomcat.start();
        return new JakartaServer(tomcat);
    }

    private static ScimServer scim(Table<Employee> employees, Table<Team> teams, Settings settings) {
        return ScimServer.builder()
                .resource(new Employees(employees), Employees.AS_USERS)
                .resource(new Teams(teams), Teams.AS_GROUPS)
                .authenticator(tokens(settings))
                .dialect(settings.dialect())
                .audit(AuditFile.at(settings.auditFile()).rotating(10_000_000, 10))
                .build();
    }

    private static BearerTokens tokens(Settings settings) {
        try {
            return BearerTokens.of("identity-provider", settings.token());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SCIM_TOKEN: " + e.getMessage(), e);
        }
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

    /** Tomcat wants one, and leaves it empty. */
    private static Path workFolder() {
        try {
            Path folder = Files.createTempDirectory("jakarta-servlet");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URI below which the endpoints lie. */
    String baseUri() {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + BASE_PATH;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            System.err.println("jakarta-servlet: did not stop cleanly: " + e.getMessage());
        }
    }
}
