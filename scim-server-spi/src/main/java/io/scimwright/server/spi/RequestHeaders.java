package io.scimwright.server.spi;

import java.util.List;
import java.util.Optional;

/** The headers of a request; names match in any case. */
public interface RequestHeaders {

    /** All values of a header in order; the empty list where it is absent. */
    List<String> all(String name);

    /** The first value of a header; empty where it is absent. */
    default Optional<String> first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }
}
