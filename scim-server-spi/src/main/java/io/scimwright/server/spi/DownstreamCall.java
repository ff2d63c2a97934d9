package io.scimwright.server.spi;

import java.util.Objects;

/**
 * One call that a provider made to another system to serve a request.
 *
 * @param call what was called, such as {@code PUT users/u-1}; never a secret
 * @param status the HTTP status of the answer; 0 where there was none
 * @param millis how long it took, in milliseconds
 * @param why what made it necessary, in a few words; may be empty
 * @param requestId the id by which the other system knows the call, for asking its makers; empty where there is none
 */
public record DownstreamCall(String call, int status, long millis, String why, String requestId) {

    public DownstreamCall {
        Objects.requireNonNull(call);
        Objects.requireNonNull(why);
        Objects.requireNonNull(requestId);
    }

    /** A call of which the other system told no id. */
    public DownstreamCall(String call, int status, long millis, String why) {
        this(call, status, millis, why, "");
    }
}
