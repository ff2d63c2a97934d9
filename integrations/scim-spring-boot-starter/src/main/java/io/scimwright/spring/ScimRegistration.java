package io.scimwright.spring;

import io.scimwright.servlet.ScimServlet;
import jakarta.servlet.ServletRegistration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

/**
 * Puts the servlet at its path, or stops the start: a container silently leaves a path with the servlet that had it first, and that
 * one would have the filter chain of SCIM before it, which lets everybody in.
 */
final class ScimRegistration extends ServletRegistrationBean<ScimServlet> {

    private final String base;

    ScimRegistration(ScimServlet servlet, String base) {
        super(servlet, base + "/*");
        this.base = base;
        setName("scim");
        setLoadOnStartup(1);
    }

    @Override
    protected void configure(ServletRegistration.Dynamic registration) {
        super.configure(registration);
        if (registration.getMappings().isEmpty()) {
            throw new ScimConfigurationException(
                    "scimwright.base-path",
                    "is '" + base + "', where another servlet of the application is",
                    "Give one of them another path.");
        }
    }
}
