package io.scimwright.consumer;

import io.scimwright.core.attribute.RecordBinding;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.ResourceProvider;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A resource type of one's own. */
@Configuration(proxyBeanMethods = false)
class Devices {

    record Device(String serialNumber, Optional<String> owner) {}

    private static final Schema SCHEMA = RecordBinding.of(Device.class)
            .schema("urn:example:params:scim:schemas:core:2.0:Device", "Device");

    private static final ResourceType TYPE = ResourceType.of("Device", "/Devices", "Company devices", SCHEMA, List.of())
            .withUnique("serialNumber");

    @Bean
    ResourceProvider deviceProvider() {
        return MemoryProvider.of(TYPE);
    }
}
