package io.scimwright.apim.access;

/**
 * A subscription that somebody has.
 *
 * @param product the id of the product that it is for; empty when it is for something else, such as all APIs
 * @param state in the words of APIM: active, suspended, submitted, rejected, cancelled, expired
 */
public record Held(String id, String product, String state) {

    /** Whether its keys work, or would as soon as an administrator agrees. */
    public boolean isLive() {
        return state.equals("active") || state.equals("submitted");
    }

    /** Whether its keys work. */
    boolean isActive() {
        return state.equals("active");
    }

    boolean isSuspended() {
        return state.equals("suspended");
    }

    /** Whether it is over for good, so that another one may take its place. */
    boolean isOver() {
        return state.equals("cancelled") || state.equals("expired");
    }
}
