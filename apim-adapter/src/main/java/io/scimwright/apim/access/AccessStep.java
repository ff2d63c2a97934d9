package io.scimwright.apim.access;

/** One change of somebody's subscriptions, with its reason for the audit trail. */
public sealed interface AccessStep {

    /** The id of the subscription. */
    String id();

    /** Why, in a few words. */
    String why();

    /** Makes a subscription. */
    record Subscribe(String id, ProductGrant grant, String why) implements AccessStep {}

    /** Makes a suspended one active again. */
    record Activate(String id, String why) implements AccessStep {}

    /** Stops the keys of one. */
    record Suspend(String id, String why) implements AccessStep {}
}
