package io.scimwright.apim.internal.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.ClientAuthenticationException;
import io.scimwright.apim.traffic.CallListener;
import java.util.Optional;

/** Azure's refusals to issue a token, of which some come in exceptions of the library below azure-identity. */
public final class TokenRefusals {

    /** What every error code of Entra ID begins with. */
    private static final String ENTRA = "AADSTS";

    private TokenRefusals() {}

    /** The refusal among a failure and its causes; empty where nobody refused anything. */
    public static Optional<Throwable> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (is(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    private static boolean is(Throwable cause) {
        return cause instanceof ClientAuthenticationException
                || String.valueOf(cause.getMessage()).contains(ENTRA);
    }

    /** A credential whose refusals are all of one kind, and whose failures are told to somebody. */
    public static TokenCredential unified(TokenCredential credential, CallListener listener) {
        return request -> credential
                .getToken(request)
                .doOnError(failure -> listener.notSignedIn())
                .onErrorMap(
                        failure -> is(failure) && !(failure instanceof ClientAuthenticationException),
                        failure -> new ClientAuthenticationException(failure.getMessage(), null, failure));
    }
}
