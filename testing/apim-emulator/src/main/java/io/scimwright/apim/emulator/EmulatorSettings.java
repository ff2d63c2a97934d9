package io.scimwright.apim.emulator;

import io.scimwright.apim.emulator.internal.admin.SettingsJson;
import java.util.HashMap;
import java.util.Map;

/**
 * What can be set about an emulator. Immutable: {@link #with} returns a new object.
 *
 * <pre>{@code
 * EmulatorSettings strict = EmulatorSettings.defaults()
 *         .with(Setting.STRICT_TOKENS, true)
 *         .with(Setting.REFUSE_WHEN_THROTTLED, true);
 * }</pre>
 */
public final class EmulatorSettings {
    private static final EmulatorSettings DEFAULTS = new EmulatorSettings(Map.of());

    private final Map<Setting<?>, Object> changed;

    private EmulatorSettings(Map<Setting<?>, Object> changed) {
        this.changed = Map.copyOf(changed);
    }

    /** Every setting at its default. */
    public static EmulatorSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Reads settings from a JSON object, as {@code PUT /_emulator/settings} takes them; what it does not name is at its
     * default.
     *
     * @throws IllegalArgumentException if a name is unknown or a value is not of its setting's type or range
     */
    public static EmulatorSettings parse(String json) {
        return SettingsJson.parse(json);
    }

    /**
     * These settings with one changed.
     *
     * @throws IllegalArgumentException if the value is outside the setting's range
     */
    public <T> EmulatorSettings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> copy = new HashMap<>(changed);
        copy.put(setting, setting.check(value));
        return new EmulatorSettings(copy);
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // with() is the only way in and pairs each setting with its type
    public <T> T get(Setting<T> setting) {
        return (T) changed.getOrDefault(setting, setting.defaultValue());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmulatorSettings settings && changed.equals(settings.changed);
    }

    @Override
    public int hashCode() {
        return changed.hashCode();
    }

    @Override
    public String toString() {
        return changed.keySet().toString();
    }
}
