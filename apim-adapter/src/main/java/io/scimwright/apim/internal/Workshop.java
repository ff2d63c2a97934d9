package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.traffic.OneAtATime;
import io.scimwright.apim.traffic.StormBrake;
import java.util.function.Supplier;

/**
 * What the providers of users and groups work with together.
 *
 * @param turns one write of a user at a time, whoever asks for it
 */
public record Workshop(ManagementPlane plane, UserAccess access, OneAtATime turns, StormBrake brake) {

    public static Workshop of(
            ManagementPlane plane,
            Subscriptions subscriptions,
            Supplier<AccessMapping> mapping,
            OneAtATime turns,
            StormBrake brake) {
        return new Workshop(plane, new UserAccess(plane, subscriptions, mapping), turns, brake);
    }
}
