package io.scimwright.sql;

import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The values that rows are sorted by, as they travel in a cursor. */
final class SortValues {

    private SortValues() {}

    /** The value in a column of a row; null where it is unassigned. */
    static @Nullable ScimValue read(ResultSet row, int column, ColumnType type) throws SQLException {
        return switch (type.kind()) {
            case BOOLEAN -> {
                boolean value = row.getBoolean(column);
                yield row.wasNull() ? null : ScimBoolean.of(value);
            }
            case INTEGER, DECIMAL -> {
                BigDecimal value = row.getBigDecimal(column);
                yield value == null ? null : ScimNumber.of(value);
            }
            case TIMESTAMP -> {
                LocalDateTime value = row.getObject(column, LocalDateTime.class);
                yield value == null
                        ? null
                        : ScimString.of(value.toInstant(ZoneOffset.UTC).toString());
            }
            case TIMESTAMP_WITH_ZONE -> {
                OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
                yield value == null ? null : ScimString.of(value.toInstant().toString());
            }
            default -> {
                String value = row.getString(column);
                yield value == null ? null : ScimString.of(value);
            }
        };
    }

    /** The parameter for a text that stood in a cursor. */
    static Object parameter(String text, ColumnType type) {
        return switch (type.kind()) {
            case TIMESTAMP, TIMESTAMP_WITH_ZONE -> Moments.parameter(Instant.parse(text), type);
            default -> text;
        };
    }
}
