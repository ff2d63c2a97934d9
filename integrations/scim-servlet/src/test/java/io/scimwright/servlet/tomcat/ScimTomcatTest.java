package io.scimwright.servlet.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;

/** What a connector is set to. */
class ScimTomcatTest {

    @Test
    void idleConnectionsAreClosedSoonerThanTheContainerWould() {
        Connector connector = new Connector();
        ScimTomcat.accept(connector);
        assertThat(connector.getProperty("connectionTimeout")).hasToString("20000");
    }

    @Test
    void aTimeThatWasSetStays() {
        Connector connector = new Connector();
        connector.setProperty("connectionTimeout", "5000");
        ScimTomcat.accept(connector);
        assertThat(connector.getProperty("connectionTimeout")).hasToString("5000");
    }
}
