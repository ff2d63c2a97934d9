package io.scimwright.core.schema;

import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An attribute path that a resource type has found in its schemas: the attribute, perhaps a sub-attribute of it, and where
 * its value lies in a resource. Immutable.
 */
public final class ResolvedPath {

    private final @Nullable String extension;
    private final AttributeDefinition attribute;
    private final @Nullable AttributeDefinition sub;
    private final boolean kept;

    /** Null until somebody asks. Made twice at worst by two threads, and safe to publish without a lock. */
    private @Nullable String text;

    ResolvedPath(
            @Nullable String extension,
            AttributeDefinition attribute,
            @Nullable AttributeDefinition sub,
            boolean kept) {
        this.extension = extension;
        this.attribute = attribute;
        this.sub = sub;
        this.kept = kept;
    }

    /** The URI of the extension that defines the attribute; absent for core and common attributes. */
    public Optional<String> extension() {
        return Optional.ofNullable(extension);
    }

    /** The attribute, without regard to the sub-attribute. */
    public AttributeDefinition attribute() {
        return attribute;
    }

    /** The sub-attribute; absent where the path ends at the attribute. */
    public Optional<AttributeDefinition> subAttribute() {
        return Optional.ofNullable(sub);
    }

    /** What the path ends at: the sub-attribute if there is one, else the attribute. */
    public AttributeDefinition leaf() {
        return sub == null ? attribute : sub;
    }

    /** Whether the resource type keeps the attribute; otherwise it is defined by the RFC and dropped on the way in. */
    public boolean isKept() {
        return kept;
    }

    /** The path to a sub-attribute of this attribute; empty where it has none of that name, in any case. */
    public Optional<ResolvedPath> withSub(String name) {
        return attribute.subAttribute(name).map(found -> new ResolvedPath(extension, attribute, found, kept));
    }

    /** The path of the attribute alone. */
    public ResolvedPath withoutSub() {
        return sub == null ? this : new ResolvedPath(extension, attribute, null, kept);
    }

    /** The value of the attribute (not of the sub-attribute) in a resource; empty where it is unassigned. */
    public Optional<ScimValue> attributeIn(ScimObject resource) {
        if (extension == null) {
            return resource.find(attribute.name());
        }
        return resource.findObject(extension).flatMap(part -> part.find(attribute.name()));
    }

    /** Every single value the path leads to in a resource, through lists; empty where it is unassigned. */
    public List<ScimValue> valuesIn(ScimObject resource) {
        Optional<ScimValue> value = attributeIn(resource);
        if (value.isEmpty()) {
            return List.of();
        }
        if (sub == null && !(value.get() instanceof ScimList)) {
            return List.of(value.get());
        }
        List<ScimValue> found = new ArrayList<>();
        collect(value.get(), found);
        return found;
    }

    /** The resource with the value of the attribute (not of the sub-attribute) set, or removed when unassigned. */
    public ScimObject set(ScimObject resource, ScimValue value) {
        if (extension == null) {
            return resource.withOrWithout(attribute.name(), value);
        }
        ScimObject part = resource.findObject(extension).orElse(ScimObject.empty());
        return resource.withOrWithout(extension, part.withOrWithout(attribute.name(), value));
    }

    private void collect(ScimValue value, List<ScimValue> found) {
        if (value instanceof ScimList list) {
            list.forEach(element -> collect(element, found));
        } else if (sub == null) {
            found.add(value);
        } else if (value instanceof ScimObject object) {
            ScimValue part = object.value(sub.name());
            if (part instanceof ScimList list) {
                found.addAll(list.elements());
            } else {
                found.add(part);
            }
        }
    }

    /** The path in canonical spelling, with the URI of the extension where there is one. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            String name = sub == null ? attribute.name() : attribute.name() + "." + sub.name();
            known = extension == null ? name : extension + ":" + name;
            text = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResolvedPath path && path.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(toString());
    }
}
