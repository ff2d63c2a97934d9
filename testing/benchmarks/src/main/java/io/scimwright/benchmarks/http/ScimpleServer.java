package io.scimwright.benchmarks.http;

import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.Servlet;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.apache.directory.scim.server.rest.ScimResourceHelper;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** SCIMple's server: its resources in Jersey, its beans and our repositories in Weld. */
final class ScimpleServer {

    private ScimpleServer() {}

    /** What JAX-RS is told of SCIMple. */
    static final class Resources extends Application {

        @Override
        public Set<Class<?>> getClasses() {
            return ScimResourceHelper.scimpleFeatureAndResourceClasses();
        }
    }

    /** A servlet; the beans live as long as the process. */
    static Servlet servlet() {
        SeContainerInitializer.newInstance()
                .addBeanClasses(ScimpleUsers.class, ScimpleGroups.class, ScimpleSelf.class)
                .initialize();
        return new ServletContainer(ResourceConfig.forApplication(new Resources()));
    }
}
