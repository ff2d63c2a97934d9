package io.scimwright.core.schema;

import io.scimwright.core.internal.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The schemas of RFC 7643 section 8.7, read from the documents printed there with the verified errata applied
 * ({@code docs/adr} says which).
 */
public final class StandardSchemas {

    public static final Schema USER = load("core.User");
    public static final Schema GROUP = load("core.Group");
    public static final Schema ENTERPRISE_USER = load("extension.enterprise.User");
    public static final Schema SERVICE_PROVIDER_CONFIG = load("core.ServiceProviderConfig");
    public static final Schema RESOURCE_TYPE = load("core.ResourceType");
    public static final Schema SCHEMA = load("core.Schema");

    private StandardSchemas() {}

    private static Schema load(String name) {
        String file = name + ".json";
        try (InputStream in = Objects.requireNonNull(StandardSchemas.class.getResourceAsStream(file), file)) {
            return SchemaDocument.read(JsonTree.readObject(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
