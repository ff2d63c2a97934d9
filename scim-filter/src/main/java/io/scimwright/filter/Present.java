package io.scimwright.filter;

import java.util.Objects;

/**
 * A presence test, such as {@code title pr}: matches when the attribute has a value.
 *
 * @param path the attribute
 */
public record Present(AttributePath path) implements Filter {

    /** Tests the attribute for presence. */
    public Present {
        Objects.requireNonNull(path, "path");
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
        return visitor.visitPresent(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return FilterPrinter.print(this);
    }
}
