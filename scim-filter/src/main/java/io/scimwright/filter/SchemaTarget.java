package io.scimwright.filter;

import io.scimwright.filter.internal.AttributeSyntax;

/**
 * A PATCH path that can only be a schema's URI, such as {@code urn:example:acme:2.0}: its last part is no attribute name.
 *
 * @param uri the URI as written
 */
public record SchemaTarget(String uri) implements PatchPath {

    /**
     * Targets the attributes of a schema.
     *
     * @throws IllegalArgumentException if the text is no URI or could name an attribute
     */
    public SchemaTarget {
        AttributeSyntax.requireUri(uri);
        if (AttributeSyntax.isPath(uri)) {
            throw new IllegalArgumentException("'" + uri + "' could name an attribute; use AttributeTarget");
        }
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return uri;
    }
}
