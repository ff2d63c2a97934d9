package io.scimwright.apim.emulator.internal.filter;

/** A {@code $filter} that cannot be read or is not supported; the message says why. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FilterException(String message) {
        super(message, null, false, false);
    }
}
