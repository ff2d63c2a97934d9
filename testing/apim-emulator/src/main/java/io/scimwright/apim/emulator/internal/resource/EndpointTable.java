package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.internal.arm.Endpoint;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of the emulated resource provider. */
public final class EndpointTable {
    private EndpointTable() {}

    /** The rows, each with its method, path, action and operation. */
    public static List<Endpoint> endpoints() {
        return Stream.of(Users.endpoints(), Groups.endpoints(), Memberships.endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
