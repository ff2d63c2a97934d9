package io.scimwright.example.jakarta;

import io.scimwright.server.AuditFile;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import io.scimwright.servlet.ScimServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;
import java.nio.file.Path;

/** SCIM in a WAR, which a container that is not ours starts; the settings are parameters of the web application. */
@WebListener
public final class ScimListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext application = event.getServletContext();
        ScimServer scim = ScimServer.builder()
                .resource(new Employees(new Table<>("employee-")), Employees.AS_USERS)
                .authenticator(BearerTokens.of("identity-provider", required(application, "scim.token")))
                .baseUri(required(application, "scim.base-uri"))
                .audit(AuditFile.at(Path.of(required(application, "scim.audit-file")))
                        .rotating(10_000_000, 10))
                .build();
        ServletRegistration.Dynamic servlet = application.addServlet("scim", new ScimServlet(scim));
        servlet.setAsyncSupported(true);
        servlet.addMapping("/scim/v2/*");
    }

    /** Without it the web application does not start. */
    private static String required(ServletContext application, String name) {
        String value = application.getInitParameter(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the parameter " + name + " of the web application is not set");
        }
        return value;
    }
}
