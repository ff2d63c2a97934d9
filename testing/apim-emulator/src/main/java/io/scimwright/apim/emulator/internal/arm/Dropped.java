package io.scimwright.apim.emulator.internal.arm;

/** The connection is to be closed without an answer. */
final class Dropped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Dropped() {
        super("the connection is dropped", null, false, false);
    }
}
