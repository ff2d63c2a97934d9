package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.model.User;
import io.scimwright.apim.emulator.internal.wire.EntityJson;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** What is about signing in to the developer portal: identities, shared access tokens, mails. */
final class UserSignIn {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int SIGNATURE_BYTES = 64;
    private static final Duration SSO_LIFE = Duration.ofMinutes(5);
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private UserSignIn() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "users/{userId}/identities", "users/identities/read", UserSignIn::identities),
                Endpoint.of("POST", "users/{userId}/generateSsoUrl", "users/generateSsoUrl/action", UserSignIn::ssoUrl),
                Endpoint.of("POST", "users/{userId}/token", "users/token/action", UserSignIn::token),
                Endpoint.of(
                        "POST",
                        "users/{userId}/confirmations/password/send",
                        "users/confirmations/send/action",
                        UserSignIn::sendPassword));
    }

    private static Answer identities(Call call) {
        return call.service().read(() -> {
            User user = Users.find(call);
            ObjectNode body = WireJson.object();
            body.set("value", EntityJson.identities(user.identities()));
            body.put("count", user.identities().size()).putNull("nextLink");
            return Answer.compact(OK, body);
        });
    }

    private static Answer ssoUrl(Call call) {
        return call.service().read(() -> {
            String token = sign(Users.find(call), call.now().plus(SSO_LIFE));
            String url = "https://" + call.service().name().service() + ".portal.azure-api.net/signin-sso?token="
                    + URLEncoder.encode(token, StandardCharsets.UTF_8);
            return value(url);
        });
    }

    private static Answer token(Call call) {
        Fields fields = new Fields(call, Set.of("keyType", "expiry"));
        fields.word("keyType", "", Set.of("primary", "secondary"));
        Instant expiry = fields.moment("expiry", null);
        if (expiry == null) {
            fields.wrong("expiry", "expiry should not be empty");
        }
        fields.check();
        Instant end = expiry == null ? call.now() : expiry;
        return call.service().read(() -> value(sign(Users.find(call), end)));
    }

    private static Answer sendPassword(Call call) {
        UserWrites.checkAppType(call);
        return call.service().read(() -> {
            Users.find(call);
            return Answer.empty(NO_CONTENT);
        });
    }

    /** A token has the recorded form, user, minute of expiry and 64 bytes of signature, but opens no portal. */
    private static String sign(User user, Instant expiry) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        RANDOM.nextBytes(signature);
        return user.name() + "&" + EXPIRY.format(expiry) + "&"
                + Base64.getEncoder().encodeToString(signature);
    }

    private static Answer value(String value) {
        return Answer.compact(OK, WireJson.object().put("value", value));
    }
}
