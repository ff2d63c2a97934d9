package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.DidYouMean;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a path that nobody knows was probably meant to be, written as the dialect takes it. */
final class PathHints {

    private PathHints() {}

    /** Words to end a message with, such as {@code ; did you mean 'userName'?}; empty where nothing comes close. */
    static String hint(ResourceType type, Dialect dialect, String path) {
        Map<String, String> byName = new LinkedHashMap<>();
        List<Schema> schemas = type.schemas();
        CommonAttributes.all().forEach(attribute -> collect("", attribute, "", byName));
        for (Schema schema : schemas) {
            boolean isBare = schema == schemas.get(0) || dialect.grants(Leniency.IMPLICIT_EXTENSION);
            String uri = schema.id() + ":";
            schema.attributes().forEach(attribute -> collect("", attribute, isBare ? "" : uri, byName));
            schema.attributes().forEach(attribute -> collect(uri, attribute, uri, byName));
        }
        // The name itself may be known here and yet be none by itself: two extensions have it.
        return DidYouMean.closest(path, byName.keySet())
                .map(byName::get)
                .filter(meant -> !meant.equalsIgnoreCase(path))
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElse("");
    }

    private static void collect(String prefix, AttributeDefinition attribute, String uri, Map<String, String> byName) {
        byName.putIfAbsent(prefix + attribute.name(), uri + attribute.name());
        for (AttributeDefinition sub : attribute.subAttributes()) {
            String name = attribute.name() + "." + sub.name();
            byName.putIfAbsent(prefix + name, uri + name);
        }
    }
}
