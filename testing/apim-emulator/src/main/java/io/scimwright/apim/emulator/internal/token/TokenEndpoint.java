package io.scimwright.apim.emulator.internal.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.fault.Faults;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.http.Served;
import io.scimwright.apim.emulator.internal.time.EmulatorClock;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code POST /{tenant}/oauth2/v2.0/token} for client credentials. Thread-safe. */
public final class TokenEndpoint {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int WRONG_SECRET = 7_000_215;
    private static final int EXPIRED_SECRET = 7_000_222;
    private static final int UNKNOWN_CLIENT = 700_016;
    private static final int NO_SECRET = 7_000_216;
    private static final int NO_GRANT = 70_003;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final AccessTokens tokens;

    /** Makes an endpoint that issues such tokens. */
    public TokenEndpoint(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether a request is for this endpoint. */
    public static boolean serves(Request request) {
        List<String> path = request.segments();
        boolean second = path.size() == 4 && path.subList(1, 4).equals(List.of("oauth2", "v2.0", "token"));
        boolean first = path.size() == 3 && path.subList(1, 3).equals(List.of("oauth2", "token"));
        return request.method().equals("POST") && (first || second);
    }

    /** Answers a request, unless a fault strikes it. */
    public Served answer(Request request, EmulatorSettings settings, EmulatorClock clock, Faults faults) {
        Map<String, String> form = form(request);
        String client = form.getOrDefault("client_id", "");
        Faults.Target target = new Faults.Target(request.method(), request.rawPath(), client, "");
        Fault fault = faults.strike(target).orElse(null);
        if (fault == null) {
            return new Served(grant(request, form, settings, clock.now()), client);
        }
        boolean skewed = fault.kind() == Fault.Kind.SKEW;
        Instant now = skewed ? clock.now().plus(fault.duration()) : clock.now();
        Response struck = TokenFaults.answer(fault, client, clock, now);
        if (struck != null) {
            return new Served(struck, client);
        }
        Response answer = grant(request, form, settings, now);
        return new Served(fault.kind() == Fault.Kind.LOST ? Response.dropped() : answer, client);
    }

    private Response grant(Request request, Map<String, String> form, EmulatorSettings settings, Instant now) {
        String client = form.getOrDefault("client_id", "");
        String secret = form.getOrDefault("client_secret", form.getOrDefault("client_assertion", ""));
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            return failure(BAD_REQUEST, "unsupported_grant_type", NO_GRANT, "The grant type is not supported.", now);
        }
        if (client.isEmpty() || secret.isEmpty()) {
            return failure(
                    UNAUTHORIZED,
                    "invalid_client",
                    NO_SECRET,
                    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant"
                            + " type.",
                    now);
        }
        if (contains(settings.get(Setting.EXPIRED_SECRETS), client, secret)) {
            return expiredSecret(client, now);
        }
        Map<String, List<String>> clients = settings.get(Setting.CLIENTS);
        if (!clients.isEmpty() && !clients.containsKey(client)) {
            return failure(
                    BAD_REQUEST,
                    "unauthorized_client",
                    UNKNOWN_CLIENT,
                    "Application with identifier '" + client + "' was not found in the directory.",
                    now);
        }
        if (!clients.isEmpty() && !contains(clients, client, secret)) {
            return wrongSecret(client, now);
        }
        return issued(request.segments().get(0), client, form, settings, now);
    }

    /** The refusal of a secret that is not the client's. */
    static Response wrongSecret(String client, Instant now) {
        return failure(
                UNAUTHORIZED,
                "invalid_client",
                WRONG_SECRET,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                        + " value, not the client secret ID, for a secret added to app '" + client + "'.",
                now);
    }

    /** The refusal of a secret that has expired. */
    static Response expiredSecret(String client, Instant now) {
        return failure(
                UNAUTHORIZED,
                "invalid_client",
                EXPIRED_SECRET,
                "The provided client secret keys for app '" + client + "' are expired. Visit the Azure portal to"
                        + " create new keys for your app: https://aka.ms/NewClientSecret, or consider using"
                        + " certificate credentials for added security: https://aka.ms/certCreds.",
                now);
    }

    private Response issued(
            String tenant, String client, Map<String, String> form, EmulatorSettings settings, Instant now) {
        int seconds = settings.get(Setting.TOKEN_SECONDS);
        String scope = form.getOrDefault("scope", form.getOrDefault("resource", "https://management.azure.com/"));
        String audience = scope.endsWith("/.default") ? scope.substring(0, scope.length() - 9) : scope;
        ObjectNode body = WireJson.object()
                .put("token_type", "Bearer")
                .put("expires_in", seconds)
                .put("ext_expires_in", seconds)
                .put("access_token", tokens.issue(tenant, client, audience, now, now.plusSeconds(seconds)));
        return json(OK, body);
    }

    private static Response failure(int status, String error, int number, String text, Instant now) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        ObjectNode body = WireJson.object()
                .put("error", error)
                .put(
                        "error_description",
                        "AADSTS" + number + ": " + text + " Trace ID: " + trace + " Correlation ID: " + correlation
                                + " Timestamp: " + TIMESTAMP.format(now));
        body.putArray("error_codes").add(number);
        body.put("timestamp", TIMESTAMP.format(now)).put("trace_id", trace).put("correlation_id", correlation);
        return json(status, body);
    }

    static Response json(int status, ObjectNode body) {
        return new Response(
                status,
                Map.of(
                        "Content-Type", "application/json; charset=utf-8",
                        "Cache-Control", "no-store, no-cache",
                        "Pragma", "no-cache",
                        "Expires", "-1"),
                WireJson.compact(body));
    }

    private static Map<String, String> form(Request request) {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        return new Request("POST", "/", text, Map.of(), new byte[0]).query();
    }

    private static boolean contains(Map<String, List<String>> secrets, String client, String secret) {
        byte[] sent = secret.getBytes(StandardCharsets.UTF_8);
        return secrets.getOrDefault(client, List.of()).stream()
                .anyMatch(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), sent));
    }
}
