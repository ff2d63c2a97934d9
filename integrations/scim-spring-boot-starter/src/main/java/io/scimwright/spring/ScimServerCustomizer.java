package io.scimwright.spring;

import io.scimwright.server.ScimServer;

/**
 * Changes the server before it is built: a bean of this type does what properties and other beans cannot say, such as the key of
 * cursors or a base URI by tenant. Several are called in their order.
 */
@FunctionalInterface
public interface ScimServerCustomizer {

    void customize(ScimServer.Builder server);
}
