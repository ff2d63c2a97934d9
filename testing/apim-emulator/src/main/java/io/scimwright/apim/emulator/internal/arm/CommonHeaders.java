package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The headers that every answer of the management plane has. */
final class CommonHeaders {
    private static final DateTimeFormatter ROUTING_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, String> headers = new LinkedHashMap<>();

    private CommonHeaders() {}

    static CommonHeaders of(Request request, Instant now) {
        String correlation = request.header("x-ms-correlation-request-id")
                .orElseGet(() -> UUID.randomUUID().toString());
        CommonHeaders common = new CommonHeaders();
        common.put("Cache-Control", "no-cache");
        common.put("Pragma", "no-cache");
        common.put("Expires", "-1");
        common.put("Server", "Microsoft-HTTPAPI/2.0");
        common.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        common.put("X-Content-Type-Options", "nosniff");
        common.put("x-ms-request-id", UUID.randomUUID().toString());
        common.put("x-ms-correlation-request-id", correlation);
        common.put("x-ms-routing-request-id", "WESTUS:" + ROUTING_TIME.format(now) + ":" + UUID.randomUUID());
        return common;
    }

    void put(String name, String value) {
        headers.put(name, value);
    }

    Response respond(Answer answer) {
        if (answer.body().length > 0) {
            put("Content-Type", "application/json; charset=utf-8");
        }
        headers.putAll(answer.headers());
        return new Response(answer.status(), headers, answer.body());
    }
}
