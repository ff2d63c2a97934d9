package io.scimwright.server.spi;

import java.util.List;

/**
 * One page of rows.
 *
 * @param rows the rows of the page in order
 * @param total how many rows there are in all, whatever the page holds of them; never an estimate. It may be counted after the
 *     rows were read: one that is below them counts as what was read
 * @param <T> the application's own class
 */
public record Rows<T>(List<T> rows, int total) {

    public Rows {
        rows = List.copyOf(rows);
    }
}
