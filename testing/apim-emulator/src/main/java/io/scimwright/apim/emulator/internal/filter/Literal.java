package io.scimwright.apim.emulator.internal.filter;

/**
 * A literal of a filter.
 *
 * @param text the value without quotes
 * @param quoted whether it stood in quotes: {@code 'x'} or {@code datetime'x'}
 */
record Literal(String text, boolean quoted) {
    private static final String NULL = "null";

    boolean isNull() {
        return !quoted && text.equals(NULL);
    }
}
