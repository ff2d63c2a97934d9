package io.scimwright.example.jakarta;

import io.scimwright.server.ScimServer;
import io.scimwright.servlet.ScimServlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds SCIM to the web application as it starts. In a WAR this is a {@code ServletContextListener} of two lines more. */
record ScimInitializer(ScimServer scim) implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext application) {
        ServletRegistration.Dynamic servlet = application.addServlet("scim", new ScimServlet(scim));
        servlet.setAsyncSupported(true);
        servlet.addMapping(JakartaServer.BASE_PATH + "/*");
    }
}
