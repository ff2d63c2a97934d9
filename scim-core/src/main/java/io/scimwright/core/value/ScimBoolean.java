package io.scimwright.core.value;

/** A boolean. */
public enum ScimBoolean implements ScimValue {
    TRUE,
    FALSE;

    public static ScimBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public boolean value() {
        return this == TRUE;
    }

    @Override
    public String toString() {
        return this == TRUE ? "true" : "false";
    }
}
