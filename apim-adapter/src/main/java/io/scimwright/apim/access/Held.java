package io.scimwright.apim.access;

/**
 * A subscription that somebody has.
 *
 * @param product the id of the product that it is for; empty when it is for something else, such as all APIs
 * @param state in the words of APIM: active, suspended, submitted, rejected, cancelled, expired
 */
public record Held(String id, String product, String state) {

    static final String ACTIVE = "active";
    static final String SUBMITTED = "submitted";
    static final String SUSPENDED = "suspended";

    /** A suspended one. */
    public static Held suspended(String id, String product) {
        return new Held(id, product, SUSPENDED);
    }

    /** What a state is called in APIM. */
    static String stateOf(GrantState state) {
        return state == GrantState.ACTIVE ? ACTIVE : SUBMITTED;
    }

    /** The same one in another state. */
    Held in(String other) {
        return new Held(id, product, other);
    }

    /** Whether its keys work, or would as soon as an administrator agrees. */
    public boolean isLive() {
        return state.equals(ACTIVE) || state.equals(SUBMITTED);
    }

    /** Whether its keys work. */
    boolean isActive() {
        return state.equals(ACTIVE);
    }

    boolean isSuspended() {
        return state.equals(SUSPENDED);
    }

    /** Whether it is over for good, so that another one may take its place. */
    boolean isOver() {
        return state.equals("cancelled") || state.equals("expired");
    }
}
