package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.LongRunning;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of the emulated resource provider. */
public final class EndpointTable {
    private EndpointTable() {}

    /** The rows, each with its method, path, action and operation. */
    public static List<Endpoint> endpoints(LongRunning longRunning) {
        LongDelete longDelete = new LongDelete(longRunning);
        return Stream.of(
                        new Users(longDelete).endpoints(),
                        UserWrites.endpoints(),
                        UserSignIn.endpoints(),
                        Groups.endpoints(),
                        Memberships.endpoints(),
                        Subscriptions.endpoints(),
                        SubscriptionWrites.endpoints(),
                        Products.endpoints(),
                        ProductGroups.endpoints(),
                        ServiceResource.endpoints(),
                        longDelete.endpoints())
                .flatMap(List::stream)
                .toList();
    }
}
