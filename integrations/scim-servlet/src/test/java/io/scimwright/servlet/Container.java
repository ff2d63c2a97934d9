package io.scimwright.servlet;

import io.scimwright.servlet.jetty.ScimJetty;
import io.scimwright.servlet.tomcat.ScimTomcat;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A real servlet container with one servlet below {@code /app/scim/v2}. */
enum Container {
    TOMCAT {
        @Override
        Running start(HttpServlet servlet, Path folder) throws LifecycleException {
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(0);
            tomcat.setSilent(true);
            ScimTomcat.accept(tomcat.getConnector());
            ScimTomcat.guard(tomcat.getHost(), "/app/scim/v2");
            Context context = tomcat.addContext("/app", folder.toString());
            Wrapper scim = Tomcat.addServlet(context, "scim", servlet);
            scim.setAsyncSupported(true);
            scim.addMapping("/scim/v2/*");
            tomcat.start();
            return new Running(tomcat.getConnector().getLocalPort(), () -> {
                tomcat.stop();
                tomcat.destroy();
            });
        }
    },
    JETTY {
        @Override
        Running start(HttpServlet servlet, Path folder) throws Exception {
            Server server = new Server(0);
            ServletContextHandler context = new ServletContextHandler("/app");
            ServletHolder scim = new ServletHolder(servlet);
            scim.setAsyncSupported(true);
            context.addServlet(scim, "/scim/v2/*");
            server.setHandler(context);
            ScimJetty.prepare(server, "/app/scim/v2");
            server.start();
            return new Running(((ServerConnector) server.getConnectors()[0]).getLocalPort(), server::stop);
        }
    };

    abstract Running start(HttpServlet servlet, Path folder) throws Exception;

    /** A container that runs; closing stops it. */
    record Running(int port, Stop stop) implements AutoCloseable {

        String base() {
            return "http://localhost:" + port + "/app/scim/v2";
        }

        @Override
        public void close() {
            try {
                stop.run();
            } catch (Exception e) {
                throw new IllegalStateException("the container does not stop", e);
            }
        }
    }

    /** How a container is stopped. */
    @FunctionalInterface
    interface Stop {
        void run() throws Exception;
    }
}
