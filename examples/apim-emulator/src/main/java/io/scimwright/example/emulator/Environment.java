package io.scimwright.example.emulator;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says about the emulator; each variable may be missing.
 *
 * <ul>
 *   <li>{@code EMULATOR_PORT}: the https port, 8443 by default, 0 for a free one
 *   <li>{@code EMULATOR_ADDRESS}: the address to listen on, by default the loopback address
 *   <li>{@code EMULATOR_HOSTS}: further host names for the certificate, separated by commas
 *   <li>{@code EMULATOR_SUBSCRIPTION}, {@code EMULATOR_RESOURCE_GROUP}, {@code EMULATOR_SERVICE}: the service to serve
 *   <li>{@code EMULATOR_SETTINGS}: settings as JSON, or the name of a file that holds them
 *   <li>{@code EMULATOR_SNAPSHOT}: the file that the state is kept in
 * </ul>
 */
record Environment(Map<String, String> variables) {
    private static final int DEFAULT_PORT = 8443;
    private static final int HIGHEST_PORT = 65_535;

    /** The emulator that is described, not yet started. */
    ApimEmulator.Builder emulator() {
        ApimEmulator.Builder builder = ApimEmulator.builder().port(port()).settings(settings());
        if (has("EMULATOR_SUBSCRIPTION")) {
            builder.subscription(get("EMULATOR_SUBSCRIPTION"));
        }
        if (has("EMULATOR_RESOURCE_GROUP")) {
            builder.resourceGroup(get("EMULATOR_RESOURCE_GROUP"));
        }
        if (has("EMULATOR_SERVICE")) {
            builder.service(get("EMULATOR_SERVICE"));
        }
        if (has("EMULATOR_SNAPSHOT")) {
            builder.snapshot(Path.of(get("EMULATOR_SNAPSHOT")));
        }
        if (has("EMULATOR_HOSTS")) {
            builder.hostNames(get("EMULATOR_HOSTS").split(","));
        }
        if (has("EMULATOR_ADDRESS")) {
            builder.address(address(get("EMULATOR_ADDRESS")));
        }
        return builder;
    }

    private int port() {
        if (!has("EMULATOR_PORT")) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(get("EMULATOR_PORT"));
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number out of range
        }
        throw new IllegalArgumentException("EMULATOR_PORT is no port: " + get("EMULATOR_PORT"));
    }

    private EmulatorSettings settings() {
        if (!has("EMULATOR_SETTINGS")) {
            return EmulatorSettings.defaults();
        }
        String value = get("EMULATOR_SETTINGS");
        try {
            String json = value.startsWith("{") ? value : Files.readString(Path.of(value));
            return EmulatorSettings.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException("EMULATOR_SETTINGS cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("EMULATOR_SETTINGS: " + e.getMessage(), e);
        }
    }

    private static InetAddress address(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("EMULATOR_ADDRESS is no address: " + name, e);
        }
    }

    private boolean has(String name) {
        return !get(name).isEmpty();
    }

    private String get(String name) {
        return variables.getOrDefault(name, "").strip();
    }
}
