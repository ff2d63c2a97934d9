package io.scimwright.apim.internal.azure;

import com.azure.core.util.Context;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.RequestContext;
import java.io.ByteArrayInputStream;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What travels with one call through the SDK's pipeline: whom to record it for, and a place for the body of the answer, because
 * the SDK's models lack the count of a listing and the ids of a user's groups.
 */
final class CallContext {

    private static final String KEY = "scimwright.call";
    private static final int UNKNOWN = -1;

    private final RequestContext request;
    private final String why;
    private final boolean keepsBody;
    private final boolean insists;
    private volatile byte @Nullable [] body;
    private volatile int remaining = UNKNOWN;
    private volatile boolean doubtful;

    private CallContext(RequestContext request, String why, boolean keepsBody, boolean insists) {
        this.request = request;
        this.why = why;
        this.keepsBody = keepsBody;
        this.insists = insists;
    }

    static CallContext recorded(RequestContext request, String why) {
        return new CallContext(request, why, false, false);
    }

    static CallContext keepingBody(RequestContext request, String why) {
        return new CallContext(request, why, true, false);
    }

    /** A call that insists on a version: when that is not the one any more it is of no use to make it again. */
    static CallContext insisting(RequestContext request, String why) {
        return new CallContext(request, why, false, true);
    }

    /** As the SDK passes it along. */
    Context sdk() {
        return new Context(KEY, this);
    }

    static @Nullable CallContext of(@Nullable Object data) {
        return data instanceof CallContext call ? call : null;
    }

    static String key() {
        return KEY;
    }

    RequestContext request() {
        return request;
    }

    String why() {
        return why;
    }

    boolean insists() {
        return insists;
    }

    /** The call failed in a way that leaves open whether it was carried out; it is made again. */
    void doubt() {
        doubtful = true;
    }

    /** Whether an earlier try may have done already what the last one was to do. */
    boolean isDoubtful() {
        return doubtful;
    }

    boolean keepsBody() {
        return keepsBody;
    }

    void remaining(int calls) {
        remaining = calls;
    }

    /** How many calls of this kind the plane said are left; empty where it did not say. */
    OptionalInt remaining() {
        int calls = remaining;
        return calls == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(calls);
    }

    void body(byte[] bytes) {
        body = bytes.clone();
    }

    /** The body of the answer; the empty object where there was none. */
    ScimObject answer() {
        byte[] bytes = body;
        return bytes == null || bytes.length == 0 ? ScimObject.empty() : ScimJson.read(new ByteArrayInputStream(bytes));
    }
}
