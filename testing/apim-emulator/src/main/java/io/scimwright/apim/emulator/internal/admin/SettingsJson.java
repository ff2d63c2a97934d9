package io.scimwright.apim.emulator.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings as one flat JSON object. */
public final class SettingsJson {
    private SettingsJson() {}

    /** Every setting with its value. */
    public static ObjectNode write(EmulatorSettings settings) {
        ObjectNode json = WireJson.object();
        Setting.all().forEach(setting -> json.set(setting.name(), WireJson.tree(settings.get(setting))));
        return json;
    }

    /** The defaults with those changed that the JSON names. */
    public static EmulatorSettings parse(String json) {
        try {
            return merge(EmulatorSettings.defaults(), WireJson.parse(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalArgumentException("settings must be a JSON object", e);
        }
    }

    /**
     * Settings with those changed that the JSON names; null sets one to its default.
     *
     * @throws IllegalArgumentException if a name is unknown or a value is not of its setting's type or range
     */
    public static EmulatorSettings merge(EmulatorSettings settings, JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("settings must be a JSON object");
        }
        EmulatorSettings merged = settings;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            merged = put(merged, find(field.getKey()), field.getValue());
        }
        return merged;
    }

    private static Setting<?> find(String name) {
        return Setting.all().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no setting " + name));
    }

    @SuppressWarnings("unchecked") // value() answers in the type of the default
    private static <T> EmulatorSettings put(EmulatorSettings settings, Setting<T> setting, JsonNode json) {
        T value = json.isNull() ? setting.defaultValue() : (T) value(setting, json);
        return settings.with(setting, value);
    }

    private static Object value(Setting<?> setting, JsonNode json) {
        Object type = setting.defaultValue();
        if (type instanceof Boolean && json.isBoolean()) {
            return json.booleanValue();
        }
        if (type instanceof Integer && json.isInt()) {
            return json.intValue();
        }
        if (type instanceof Double && json.isNumber()) {
            return json.doubleValue();
        }
        if (type instanceof String && json.isTextual()) {
            return json.textValue();
        }
        if (type instanceof Map && json.isObject()) {
            return lists(setting, json);
        }
        throw new IllegalArgumentException("setting " + setting.name() + " cannot be " + json);
    }

    private static Map<String, List<String>> lists(Setting<?> setting, JsonNode json) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            lists.put(field.getKey(), list(setting, field.getKey(), field.getValue()));
        }
        return lists;
    }

    /** Of what was sent only the type is told, since it may be a secret. */
    private static List<String> list(Setting<?> setting, String key, JsonNode json) {
        List<String> list = new ArrayList<>();
        for (JsonNode item : json) {
            if (item.isTextual()) {
                list.add(item.textValue());
            }
        }
        if (!json.isArray() || list.size() < json.size()) {
            throw new IllegalArgumentException("setting " + setting.name() + "." + key
                    + " must be a list of text, such as" + " {\"" + key + "\":[\"…\"]}");
        }
        return List.copyOf(list);
    }
}
