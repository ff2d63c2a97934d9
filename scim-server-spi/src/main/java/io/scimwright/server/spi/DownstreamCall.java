package io.scimwright.server.spi;

import java.util.Objects;

/**
 * One call that a provider made to another system to serve a request.
 *
 * @param call what was called, such as {@code PUT users/u-1}; never a secret
 * @param status the HTTP status of the answer; 0 where there was none
 * @param millis how long it took, in milliseconds
 * @param why what made it necessary, in a few words; may be empty
 */
public record DownstreamCall(String call, int status, long millis, String why) {

    public DownstreamCall {
        Objects.requireNonNull(call);
        Objects.requireNonNull(why);
    }
}
