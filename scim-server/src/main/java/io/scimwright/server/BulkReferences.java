package io.scimwright.server;

import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The references {@code bulkId:…} in the data of a bulk request (RFC 7644 section 3.7.2). */
final class BulkReferences {

    private static final String PREFIX = "bulkId:";

    /** In a path a reference stands inside a text: after a slash, or as a literal of a filter. */
    private static final Pattern INSIDE = Pattern.compile("(?<=[/\"])bulkId:([^/\"\\s\\]]+)");

    private BulkReferences() {}

    /** The bulkIds that data refer to. */
    static Set<String> in(ScimValue data) {
        Set<String> found = new LinkedHashSet<>();
        collect("", data, found);
        return found;
    }

    private static void collect(String name, ScimValue value, Set<String> found) {
        if (value instanceof ScimString text) {
            whole(text).ifPresent(found::add);
            if (holdsText(name)) {
                Matcher inside = INSIDE.matcher(text.value());
                while (inside.find()) {
                    found.add(inside.group(1));
                }
            }
        } else if (value instanceof ScimList list) {
            list.forEach(element -> collect(name, element, found));
        } else if (value instanceof ScimObject object) {
            object.forEach((member, part) -> collect(member, part, found));
        }
    }

    private static boolean holdsText(String name) {
        return name.equalsIgnoreCase("path") || name.equalsIgnoreCase("$ref");
    }

    private static Optional<String> whole(ScimString text) {
        return text.value().startsWith(PREFIX)
                ? Optional.of(text.value().substring(PREFIX.length()))
                : Optional.empty();
    }

    /** The data with ids in the place of references. */
    static ScimObject resolve(ScimObject data, Map<String, String> ids) {
        ScimObject.Builder resolved = ScimObject.builder();
        data.forEach((name, value) -> resolved.put(name, resolve(name, value, ids)));
        return resolved.build();
    }

    private static ScimValue resolve(String name, ScimValue value, Map<String, String> ids) {
        if (value instanceof ScimString text) {
            String id = whole(text).map(ids::get).orElse(null);
            if (id != null) {
                return ScimString.of(id);
            }
            return holdsText(name)
                    ? ScimString.of(INSIDE.matcher(text.value())
                            .replaceAll(
                                    found -> Matcher.quoteReplacement(ids.getOrDefault(found.group(1), found.group()))))
                    : text;
        }
        if (value instanceof ScimList list) {
            return ScimList.of(list.elements().stream()
                    .map(element -> resolve(name, element, ids))
                    .toList());
        }
        return value instanceof ScimObject object ? resolve(object, ids) : value;
    }

    /** The data without the values that refer to what is not there yet, ids in the place of the other references. */
    static ScimObject withoutUnresolved(ScimObject data, Map<String, String> ids) {
        ScimObject.Builder rest = ScimObject.builder();
        data.forEach((name, value) -> pruned(resolve(name, value, ids)).ifPresent(kept -> rest.put(name, kept)));
        return rest.build();
    }

    private static Optional<ScimValue> pruned(ScimValue value) {
        if (value instanceof ScimString || value instanceof ScimObject) {
            boolean whole = value instanceof ScimString
                    ? in(value).isEmpty()
                    : in(firstLevel((ScimObject) value)).isEmpty();
            if (!whole) {
                return Optional.empty();
            }
        }
        if (value instanceof ScimObject object) {
            ScimObject.Builder rest = ScimObject.builder();
            object.forEach((name, part) -> pruned(part).ifPresent(kept -> rest.put(name, kept)));
            return Optional.of(rest.build());
        }
        if (value instanceof ScimList list) {
            List<ScimValue> rest = new ArrayList<>();
            list.forEach(element -> pruned(element).ifPresent(rest::add));
            return Optional.of(ScimList.of(rest));
        }
        return Optional.of(value);
    }

    /** The simple members: an object one of which is a reference means nothing without it. */
    private static ScimObject firstLevel(ScimObject object) {
        ScimObject.Builder simple = ScimObject.builder();
        object.forEach((name, value) -> {
            if (value instanceof ScimString) {
                simple.put(name, value);
            }
        });
        return simple.build();
    }
}
