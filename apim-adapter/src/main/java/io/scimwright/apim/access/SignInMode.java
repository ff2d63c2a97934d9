package io.scimwright.apim.access;

/**
 * How those who are created come to sign in to the developer portal. The management plane makes users with an e-mail address and a
 * password only: whoever is to sign in with Entra ID has to have done so first, and is then linked.
 */
public enum SignInMode {
    /** With an address and a password; no mail is sent. */
    CREATE,
    /** By an invitation: the mail that APIM sends lets them choose a password, and until then they are pending. */
    INVITE,
    /** As they do already: somebody who is there with the same address becomes SCIM's, and only others are created. */
    LINK_EXISTING
}
