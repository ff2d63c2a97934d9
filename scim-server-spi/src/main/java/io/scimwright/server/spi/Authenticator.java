package io.scimwright.server.spi;

/** Tells who makes a request, or that nobody known does. Thread-safe. */
@FunctionalInterface
public interface Authenticator {

    /**
     * The principal behind the credentials in the headers.
     *
     * @throws io.scimwright.core.error.ScimException 401 when there are none or they are not valid; the detail names the cause
     *     and never the credential
     */
    Principal authenticate(RequestHeaders headers);

    /** What clients are told about signing in; bearer tokens by default. */
    default AuthenticationScheme scheme() {
        return AuthenticationScheme.BEARER;
    }
}
