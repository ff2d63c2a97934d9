package io.scimwright.sql;

import java.util.Optional;
import java.util.UUID;

/** How the key of a table stands in a SCIM id. */
enum IdType {
    NUMBER {
        @Override
        Optional<Object> parameter(String id) {
            try {
                long number = Long.parseLong(id);
                return Long.toString(number).equals(id) ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    },
    UNIQUE_IDENTIFIER {
        @Override
        Optional<Object> parameter(String id) {
            try {
                UUID uuid = UUID.fromString(id);
                return uuid.toString().equals(id) ? Optional.of(uuid) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    },
    TEXT {
        @Override
        Optional<Object> parameter(String id) {
            return Texts.isWhole(id) && id.indexOf('\0') < 0 ? Optional.of(id) : Optional.empty();
        }
    };

    /** The value to ask the database for; empty where no key can have this id. */
    abstract Optional<Object> parameter(String id);

    /**
     * The type of a column that holds ids.
     *
     * @throws IllegalStateException when it cannot hold any
     */
    static IdType of(ColumnType type) {
        return switch (type.kind()) {
            case INTEGER -> NUMBER;
            case UUID -> UNIQUE_IDENTIFIER;
            case TEXT -> TEXT;
            default -> throw new IllegalStateException("an id is a whole number, a UUID or a text");
        };
    }
}
