package io.scimwright.apim.emulator.internal.arm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.model.CasePolicy;
import io.scimwright.apim.emulator.internal.model.FreshService;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OWNED_BY_1 = "62462d849d398d005a070001";

    private final Service service = FreshService.create(
            new ServiceName("s", "rg", "apim"),
            Instant.parse("2022-03-31T22:38:59.98Z"),
            new CasePolicy(false, false),
            "owner@example.com");
    private final Overlaps overlaps = new Overlaps();

    @ParameterizedTest
    @CsvSource({
        "PATCH, userId=1, ''",
        "DELETE, userId=1, ''",
        "PUT, groupId=g;userId=1, ''",
        "PUT, sid=new, /users/1",
        "PATCH, sid=" + OWNED_BY_1 + ", ''"
    })
    void aWriteAboutABusyUserIsStale(String method, String path, String owner) {
        overlaps.hold(call("PATCH", "userId=1", ""));
        assertThatThrownBy(() -> overlaps.check(call(method, path, owner))).isInstanceOf(ArmException.class);
        assertThatThrownBy(() -> overlaps.hold(call(method, path, owner))).isInstanceOf(ArmException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, userId=1, ''",
        "HEAD, groupId=g;userId=1, ''",
        "PATCH, userId=2, ''",
        "PUT, sid=new, /users/2",
        "PUT, sid=new, ''",
        "PUT, groupId=g, ''"
    })
    void readsAndWritesAboutOthersGoOn(String method, String path, String owner) {
        overlaps.hold(call("PATCH", "userId=1", ""));
        assertThatCode(() -> overlaps.check(call(method, path, owner))).doesNotThrowAnyException();
    }

    @Test
    void aProductIsBusyTooAndARefusedHoldKeepsNothing() {
        overlaps.hold(call("PUT", "productId=starter;groupId=g", ""));
        assertThatThrownBy(() -> overlaps.hold(call("DELETE", "userId=2;productId=starter", "")))
                .isInstanceOf(ArmException.class);
        assertThatCode(() -> overlaps.check(call("DELETE", "userId=2", ""))).doesNotThrowAnyException();
    }

    @Test
    void whatIsDoneIsNoLongerBusy() {
        overlaps.hold(call("PATCH", "userId=1", "")).close();
        assertThatCode(() -> overlaps.check(call("PATCH", "userId=1", ""))).doesNotThrowAnyException();
    }

    /** A call whose path has such placeholders, {@code name=value} separated by semicolons. */
    private Call call(String method, String path, String owner) {
        Map<String, String> placeholders = new HashMap<>();
        for (String pair : path.split(";")) {
            placeholders.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        String body = owner.isEmpty() ? "" : "{\"properties\":{\"ownerId\":\"" + owner + "\"}}";
        Request request = new Request(method, "/", "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
        ApiVersion version = ApiVersion.parse("2021-08-01").orElseThrow();
        return new Call(request, service, placeholders, version, "me", EmulatorSettings.defaults(), NOW);
    }
}
