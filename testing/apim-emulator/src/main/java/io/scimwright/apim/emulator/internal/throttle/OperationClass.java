package io.scimwright.apim.emulator.internal.throttle;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;

/** What kind of budget a call draws on. */
public enum OperationClass {
    /** GET and HEAD. */
    READ("read", "reads"),
    /** PUT, PATCH and POST. */
    WRITE("write", "writes"),
    /** DELETE. */
    DELETE("delete", "deletes");

    private final String singular;
    private final String plural;

    OperationClass(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    /** The class of a method. */
    public static OperationClass of(String method) {
        return switch (method) {
            case "GET", "HEAD" -> READ;
            case "DELETE" -> DELETE;
            default -> WRITE;
        };
    }

    /** The word of the refusal. */
    public String singular() {
        return singular;
    }

    /** The word of the headers. */
    public String plural() {
        return plural;
    }

    int size(EmulatorSettings settings) {
        return settings.get(
                switch (this) {
                    case READ -> Setting.READ_BUCKET;
                    case WRITE -> Setting.WRITE_BUCKET;
                    case DELETE -> Setting.DELETE_BUCKET;
                });
    }

    double refill(EmulatorSettings settings) {
        return settings.get(
                switch (this) {
                    case READ -> Setting.READ_REFILL;
                    case WRITE -> Setting.WRITE_REFILL;
                    case DELETE -> Setting.DELETE_REFILL;
                });
    }
}
