package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.internal.Dates;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.time.Instant;

/** The parts of {@code meta} that a store knows (RFC 7643 section 3.1); the server adds resourceType and location. Immutable. */
public final class Meta {

    public static final SimpleAttribute<Instant> CREATED = Attribute.dateTime("meta.created");
    public static final SimpleAttribute<Instant> LAST_MODIFIED = Attribute.dateTime("meta.lastModified");
    public static final SimpleAttribute<String> VERSION = Attribute.string("meta.version");

    private static final Meta NONE = new Meta(ScimObject.empty());

    private final ScimObject parts;

    private Meta(ScimObject parts) {
        this.parts = parts;
    }

    public static Meta none() {
        return NONE;
    }

    public Meta created(Instant time) {
        return with("created", Dates.text(time));
    }

    public Meta lastModified(Instant time) {
        return with("lastModified", Dates.text(time));
    }

    /**
     * This meta with a version.
     *
     * @param entityTag as in the ETag header, quotes and {@code W/} included
     */
    public Meta version(String entityTag) {
        return with("version", entityTag);
    }

    private Meta with(String name, String value) {
        return new Meta(parts.with(name, ScimString.of(value)));
    }

    ScimObject toObject() {
        return parts;
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
