package io.scimwright.server.spi;

import java.util.Objects;

/**
 * Who makes a request.
 *
 * @param name the name that stands in audit records, such as that of a token; never a secret
 */
public record Principal(String name) {

    public Principal {
        Objects.requireNonNull(name);
    }
}
