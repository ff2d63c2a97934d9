package io.scimwright.apim.access;

/** What becomes of a user that the identity provider deletes. */
public enum OnDelete {
    /** The user is deleted with all subscriptions. */
    DELETE,
    /** The user is blocked, the subscriptions are suspended, and SCIM shows the user no more. */
    BLOCK
}
