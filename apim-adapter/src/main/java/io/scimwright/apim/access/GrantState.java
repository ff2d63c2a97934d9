package io.scimwright.apim.access;

/** In which state a subscription is made. */
public enum GrantState {
    /** Its keys work at once. */
    ACTIVE,
    /** An administrator has to approve it. */
    SUBMITTED
}
