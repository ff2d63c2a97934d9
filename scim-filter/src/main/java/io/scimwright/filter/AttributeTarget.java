package io.scimwright.filter;

import java.util.Objects;

/**
 * A PATCH path that names an attribute or sub-attribute, such as {@code name.familyName}.
 *
 * <p>The URI of a known schema alone looks the same, for example {@code urn:ietf:params:scim:schemas:core:2.0:User}: whoever
 * knows the schemas compares the path's whole text with their URIs first.
 *
 * @param path the attribute
 */
public record AttributeTarget(AttributePath path) implements PatchPath {

    /** Targets the attribute. */
    public AttributeTarget {
        Objects.requireNonNull(path, "path");
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return path.toString();
    }
}
