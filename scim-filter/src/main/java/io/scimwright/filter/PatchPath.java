package io.scimwright.filter;

/**
 * The path of a PATCH operation as an immutable syntax tree (RFC 7644 section 3.5.2): an attribute, elements of an
 * attribute, or a whole schema.
 *
 * <p>{@code toString()} gives canonical text, and {@code PatchPath.parse(path.toString())} equals {@code path}.
 */
public sealed interface PatchPath permits AttributeTarget, ElementTarget, SchemaTarget {

    /**
     * Parses a path with {@link FilterParser#standard()}.
     *
     * @param text the path
     * @return the syntax tree
     * @throws PathSyntaxException if the text is no path or exceeds a limit of {@link ParserLimits#standard()}
     */
    static PatchPath parse(String text) {
        return FilterParser.standard().parsePath(text);
    }
}
