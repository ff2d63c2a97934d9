package io.scimwright.apim.internal;

import io.scimwright.apim.traffic.StormBrake;

/**
 * The way of one request through the storm brake: what did not take effect when the request ends is given back. Not thread-safe.
 */
final class Passage implements AutoCloseable {

    private final StormBrake brake;
    private String counted = "";

    Passage(StormBrake brake) {
        this.brake = brake;
    }

    /**
     * Asks whether somebody may lose their access.
     *
     * @throws io.scimwright.core.error.ScimException 503 when too many others did
     */
    void pass(String userId) {
        if (brake.pass(userId)) {
            counted = userId;
        }
    }

    /** They lost it. */
    void tookEffect() {
        counted = "";
    }

    @Override
    public void close() {
        if (!counted.isEmpty()) {
            brake.giveBack(counted);
        }
    }
}
