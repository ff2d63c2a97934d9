package io.scimwright.example.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web application as a container has it from a WAR that was unpacked: a folder with a web.xml. */
class WarTest {

    private final Tomcat tomcat = new Tomcat();

    @TempDir
    private Path folder;

    private Context deployed(String parameters) throws IOException, LifecycleException {
        Path descriptor = folder.resolve("staff/WEB-INF/web.xml");
        Files.createDirectories(descriptor.getParent());
        Files.writeString(descriptor, """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  %s
                  <listener><listener-class>%s</listener-class></listener>
                </web-app>
                """.formatted(parameters, ScimListener.class.getName()));
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setSilent(true);
        tomcat.getConnector();
        Context application = tomcat.addWebapp("/staff", folder.resolve("staff").toString());
        tomcat.start();
        return application;
    }

    private static String parameter(String name, String value) {
        return "<context-param><param-name>" + name + "</param-name><param-value>" + value
                + "</param-value></context-param>";
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void aListenerServesScimBelowTheContextPath() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        deployed(parameter("scim.token", Running.TOKEN)
                + parameter("scim.base-uri", "https://hr.example.com/staff/scim/v2")
                + parameter("scim.audit-file", audit.toString()));
        ScimClient client = ScimClient.of(
                "http://localhost:" + tomcat.getConnector().getLocalPort() + "/staff/scim/v2", Running.TOKEN);
        String ada =
                client.post("/Users", "{\"userName\":\"ada\"}").hasStatus(201).id();
        assertThat(client.get("/Users/" + ada).hasStatus(200).text())
                .contains("https://hr.example.com/staff/scim/v2/Users/" + ada);
        assertThat(audit).content().contains("\"identity-provider\"", ada);
    }

    @Test
    void withoutATokenTheWebApplicationDoesNotStart() throws Exception {
        assertThat(deployed("").getState().isAvailable()).isFalse();
    }
}
