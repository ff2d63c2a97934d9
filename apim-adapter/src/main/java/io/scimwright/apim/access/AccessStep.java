package io.scimwright.apim.access;

/** One change of somebody's subscriptions, with its reason for the audit trail. */
public sealed interface AccessStep {

    /** The id of the subscription. */
    String id();

    /** Why, in a few words. */
    String why();

    /** Makes a subscription. */
    record Subscribe(String id, ProductGrant grant, String why) implements AccessStep {}

    /** Brings a suspended one back: into the state in which nobody has to approve it, or in which somebody has to. */
    record Activate(String id, GrantState state, String why) implements AccessStep {

        Activate(String id, String why) {
            this(id, GrantState.ACTIVE, why);
        }
    }

    /**
     * Stops the keys of one.
     *
     * @param worked whether they worked; they did not where nobody had approved it yet
     */
    record Suspend(String id, boolean worked, String why) implements AccessStep {

        Suspend(String id, String why) {
            this(id, true, why);
        }
    }
}
