package io.scimwright.sql;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/**
 * What a column holds.
 *
 * @param digits of the fraction of a second, for points in time
 * @param isNullable whether it may hold nothing
 */
record ColumnType(Kind kind, int digits, boolean isNullable) {

    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        /** A date and time of day, taken for UTC. */
        TIMESTAMP,
        TIMESTAMP_WITH_ZONE,
        UUID,
        /** Nothing that is compared by SQL. */
        OTHER
    }

    private static final int MOST_DIGITS = 9;

    static ColumnType of(ResultSetMetaData columns, int index) throws SQLException {
        String name = columns.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        Kind kind = switch (name) {
            case "uuid" -> Kind.UUID;
            // A text of fixed length is padded, a citext compares in its own way, an enum compares with no text.
            case "text", "varchar", "character varying" -> Kind.TEXT;
            case "timestamptz" -> Kind.TIMESTAMP_WITH_ZONE;
            case "bool" -> Kind.BOOLEAN;
            default -> byCode(columns.getColumnType(index));
        };
        int digits = Math.min(MOST_DIGITS, Math.max(0, columns.getScale(index)));
        return new ColumnType(kind, digits, columns.isNullable(index) != ResultSetMetaData.columnNoNulls);
    }

    private static Kind byCode(int code) {
        return switch (code) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.INTEGER;
            case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
            case Types.BOOLEAN -> Kind.BOOLEAN;
            case Types.TIMESTAMP -> Kind.TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIMESTAMP_WITH_ZONE;
            default -> Kind.OTHER;
        };
    }
}
