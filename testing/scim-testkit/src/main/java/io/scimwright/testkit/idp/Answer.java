package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a server answered; its checks throw {@link AssertionError} with the request and the body in their message. Immutable. */
public final class Answer {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private final String request;
    private final int status;
    private final String mediaType;
    private final String text;
    private final @Nullable String location;
    private final @Nullable String retryAfter;

    Answer(
            String request,
            int status,
            String mediaType,
            @Nullable String location,
            @Nullable String retryAfter,
            String text) {
        this.request = request;
        this.status = status;
        this.mediaType = mediaType;
        this.location = location;
        this.retryAfter = retryAfter;
        this.text = text;
    }

    public int status() {
        return status;
    }

    /** The body as a tree; the empty object where there is none. */
    public ScimObject body() {
        return text.isEmpty() ? ScimObject.empty() : ScimJson.read(text);
    }

    /** The body as text. */
    public String text() {
        return text;
    }

    /** Checks the status, and that a body is SCIM JSON. */
    public Answer hasStatus(int... allowed) {
        assertThat(allowed).as(toString()).contains(status);
        if (!text.isEmpty()) {
            assertThat(mediaType).as(toString()).startsWith("application/scim+json");
        }
        return this;
    }

    /** Checks that this is the error body of RFC 7644 section 3.12; an empty scimType stands for none. */
    public Answer isError(int expected, String scimType) {
        hasStatus(expected);
        ScimObject error = body();
        assertThat(error.elements("schemas").toString()).as(toString()).contains(ERROR);
        assertThat(error.findString("status")).as(toString()).contains(Integer.toString(expected));
        assertThat(error.findString("scimType").orElse("")).as(toString()).isEqualTo(scimType);
        assertThat(error.findString("detail").orElse("")).as(toString()).isNotBlank();
        return this;
    }

    /** Checks a list answer: how many match, and that the page tells the truth about itself. */
    public Answer isList(int totalResults) {
        hasStatus(200);
        assertThat(number("totalResults")).as(toString()).isEqualTo(totalResults);
        assertThat(number("itemsPerPage")).as(toString()).isEqualTo(resources().size());
        assertThat(body().has("Resources")).as(toString()).isTrue();
        return this;
    }

    /** The resources of a list answer. */
    public List<ScimObject> resources() {
        return body().elements("Resources").stream()
                .map(value -> (ScimObject) value)
                .toList();
    }

    /** The {@code id} of the resource. */
    public String id() {
        return body().findString("id").orElseThrow(() -> new AssertionError("no id in " + this));
    }

    /** The Location header; empty where there is none. */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /** The Retry-After header; empty where there is none. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the answer is of this status, for scripts that go different ways. */
    public boolean is(int expected) {
        return status == expected;
    }

    /** A member of the body that is a whole number. */
    public int number(String name) {
        ScimValue value = body().find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + this));
        return ((ScimNumber) value).value().intValueExact();
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + text;
    }
}
