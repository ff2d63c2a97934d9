package io.scimwright.core.value;

import java.util.Objects;

/** A string; also the wire form of dateTime, binary and reference values. The empty string is a value. */
public record ScimString(String value) implements ScimValue {

    public ScimString {
        Objects.requireNonNull(value);
    }

    public static ScimString of(String value) {
        return new ScimString(value);
    }

    @Override
    public String toString() {
        return '"' + value + '"';
    }
}
