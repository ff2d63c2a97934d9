package io.scimwright.core.projection;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.schema.Schema;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of a resource an answer shows: the request's {@code attributes} and {@code excludedAttributes} and the
 * {@code returned} characteristic of each definition (RFC 7644 section 3.9, RFC 7643 section 7). Immutable.
 *
 * <p>A provider may ask {@link #wants} to skip work for what nobody will see.
 */
public final class Projection {

    private static final Projection STANDARD = new Projection(null, Names.none(), List.of());

    private final @Nullable Names attributes;
    private final Names excluded;
    private final List<ResolvedPath> selected;

    private Projection(@Nullable Names attributes, Names excluded, List<ResolvedPath> selected) {
        this.attributes = attributes;
        this.excluded = excluded;
        this.selected = selected;
    }

    /** What is shown when a request names nothing. */
    public static Projection standard() {
        return STANDARD;
    }

    /** Only the named attributes, and what is returned always. Names that the type does not know are ignored. */
    public static Projection only(ResourceType type, Collection<String> names, Dialect dialect) {
        Projection only = new Projection(Names.of(type, names, dialect), Names.none(), List.of());
        return new Projection(only.attributes, only.excluded, only.select(type));
    }

    /** The standard ones without the named attributes; what is returned always stays. */
    public static Projection without(ResourceType type, Collection<String> names, Dialect dialect) {
        return new Projection(null, Names.of(type, names, dialect), List.of());
    }

    private List<ResolvedPath> select(ResourceType type) {
        List<ResolvedPath> all = new ArrayList<>();
        for (Schema schema : type.schemas()) {
            for (AttributeDefinition attribute : schema.attributes()) {
                type.resolve(AttributePath.parse(schema.id() + ":" + attribute.name()), Dialect.rfc())
                        .filter(this::wants)
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    /** Whether the request named attributes to show, so that {@link #selected} lists them. */
    public boolean isSelective() {
        return attributes != null;
    }

    /**
     * The attributes that may be shown when the request named some, besides the common ones: those and what is returned always,
     * in the order of the schemas. Empty when it named none. For providers that fetch only what is wanted.
     */
    public List<ResolvedPath> selected() {
        return selected;
    }

    /** Whether the request named attributes, to show or to leave out. */
    public boolean isExplicit() {
        return this != STANDARD;
    }

    /** Whether any of what the path leads to may be shown. */
    public boolean wants(ResolvedPath path) {
        String extension = path.extension().orElse(null);
        return shows(extension, path.attribute())
                && path.subAttribute()
                        .map(sub -> showsSub(extension, path.attribute(), sub))
                        .orElse(true);
    }

    /** Whether a core or common attribute, named in any case, may be shown; false where the type does not define it. */
    public boolean wants(ResourceType type, String attribute) {
        return type.resolve(AttributePath.of(attribute), Dialect.rfc())
                .map(this::wants)
                .orElse(false);
    }

    /** Whether an attribute is shown, in part or whole; {@code extension} is the URI that defines it, null for the core. */
    public boolean shows(@Nullable String extension, AttributeDefinition attribute) {
        return switch (attribute.returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case REQUEST -> attributes != null && attributes.extent(extension, attribute) != Names.Extent.NONE;
            case DEFAULT ->
                attributes != null
                        ? attributes.extent(extension, attribute) != Names.Extent.NONE
                        : excluded.extent(extension, attribute) != Names.Extent.WHOLE;
        };
    }

    /** Whether a sub-attribute of an attribute that is shown is shown too. */
    public boolean showsSub(@Nullable String extension, AttributeDefinition attribute, AttributeDefinition sub) {
        if (sub.returned() == Returned.ALWAYS || sub.returned() == Returned.NEVER) {
            return sub.returned() == Returned.ALWAYS;
        }
        if (attributes == null) {
            return sub.returned() == Returned.DEFAULT && !excluded.holdSub(extension, attribute, sub);
        }
        return switch (attributes.extent(extension, attribute)) {
            case NONE -> attribute.returned() == Returned.ALWAYS && sub.returned() == Returned.DEFAULT;
            case WHOLE -> sub.returned() == Returned.DEFAULT || attributes.holdSub(extension, attribute, sub);
            case PARTS -> attributes.holdSub(extension, attribute, sub);
        };
    }
}
