package io.scimwright.core.patch;

import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain maps and lists to JSON, and trees to plain maps and lists. */
final class PlainJson {

    private PlainJson() {}

    static String text(@Nullable Object value) {
        if (value instanceof String string) {
            return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(PlainJson::text).toList()) + "]";
        }
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((name, part) -> members.add(text(name) + ":" + text(part)));
            return "{" + String.join(",", members) + "}";
        }
        return String.valueOf(value);
    }

    static Object plain(ScimValue value) {
        if (value instanceof ScimObject object) {
            Map<String, Object> plain = new LinkedHashMap<>();
            object.forEach((name, part) -> plain.put(name, plain(part)));
            return plain;
        }
        if (value instanceof ScimList list) {
            return list.elements().stream().map(PlainJson::plain).toList();
        }
        return value instanceof ScimString text ? text.value() : ((ScimBoolean) value).value();
    }

    /** A form that is equal for values that differ in the order of elements only. */
    static Object unordered(Object value) {
        if (value instanceof List<?> list) {
            Map<Object, Integer> counts = new HashMap<>();
            list.forEach(element -> counts.merge(unordered(element), 1, Integer::sum));
            return counts;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new HashMap<>();
            map.forEach((name, part) -> all.put(name, unordered(part)));
            return all;
        }
        return value;
    }
}
