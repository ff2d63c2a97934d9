package io.scimwright.apim.internal;

import io.scimwright.apim.traffic.StormBrake;

/** The way of one request through the storm brake: however often the request begins anew, it counts once. Not thread-safe. */
final class Passage {

    private final StormBrake brake;
    private boolean granted;

    Passage(StormBrake brake) {
        this.brake = brake;
    }

    void pass() {
        if (!granted) {
            brake.pass();
            granted = true;
        }
    }
}
