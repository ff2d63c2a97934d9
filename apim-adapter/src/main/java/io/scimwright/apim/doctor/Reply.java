package io.scimwright.apim.doctor;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A bare answer of the management plane.
 *
 * @param status the HTTP status; 0 where there was no answer
 * @param body the empty object where there was none, or it is no JSON
 * @param failure why there was no answer; empty where there was one
 */
record Reply(int status, ScimObject body, @Nullable HttpResponse response, String failure) {

    static Reply of(HttpResponse response, Duration patience) {
        String text = Objects.requireNonNullElse(response.getBodyAsString().block(patience), "");
        return new Reply(response.getStatusCode(), json(text), response, "");
    }

    static Reply none(String failure) {
        return new Reply(0, ScimObject.empty(), null, failure);
    }

    private static ScimObject json(String text) {
        try {
            return text.isBlank() ? ScimObject.empty() : ScimJson.read(text);
        } catch (RuntimeException noJson) {
            return ScimObject.empty();
        }
    }

    private Optional<ScimObject> error() {
        return body.findObject("error");
    }

    String code() {
        return error().flatMap(error -> error.findString("code")).orElse("");
    }

    String message() {
        return error().flatMap(error -> error.findString("message")).orElse("");
    }

    /** What the answer was, in a few words. */
    String words() {
        if (status == 0) {
            return "no answer: " + failure;
        }
        return status + (code().isEmpty() ? "" : " " + code());
    }

    /** Whether it says nothing about what was asked, since it comes from in between. */
    boolean isPassing() {
        return status == 0 || status == 408 || status == 429 || status >= 500;
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(response).map(some -> some.getHeaders().getValue(HttpHeaderName.fromString(name)));
    }

    /** When the answer was made, by the other side's clock. */
    Optional<Instant> date() {
        try {
            return header("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US))
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How many calls of a kind (reads, writes, deletes) the answer says are left. */
    OptionalInt remaining(String kind) {
        return header("x-ms-ratelimit-remaining-subscription-" + kind)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }
}
