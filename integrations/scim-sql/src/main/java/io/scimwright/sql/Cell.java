package io.scimwright.sql;

import org.jspecify.annotations.Nullable;

/**
 * A column as it stands in a statement.
 *
 * @param sql such as {@code t."login"}
 * @param fold the column that holds its fold; null where there is none
 */
record Cell(String sql, @Nullable String fold, ColumnType type) {

    Sql isNotNull() {
        return Sql.of(sql + " is not null");
    }
}
