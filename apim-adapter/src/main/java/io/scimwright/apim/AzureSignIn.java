package io.scimwright.apim;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import io.scimwright.apim.internal.azure.NoAnswer;
import io.scimwright.apim.internal.azure.TokenRefusals;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * What came of asking Azure for a token.
 *
 * @param words what Azure or its library says, in one line and without a secret; empty where there is a token
 */
public record AzureSignIn(Outcome outcome, String words) {

    /** Whether there is a token, and if not, whether that can be helped by waiting. */
    public enum Outcome {
        TOKEN,
        /** There is no credential, or Azure says that it is not valid. */
        REFUSED,
        /** Nobody answered in time. */
        UNREACHABLE
    }

    static AzureSignIn by(TokenCredential credential, String scope, Duration patience) {
        try {
            TokenRequestContext request = new TokenRequestContext().addScopes(scope);
            AccessToken token = Mono.defer(() -> credential.getToken(request)).block(patience);
            return token == null
                    ? new AzureSignIn(Outcome.UNREACHABLE, "none is issued")
                    : new AzureSignIn(Outcome.TOKEN, "");
        } catch (RuntimeException e) {
            return TokenRefusals.in(e)
                    .map(refusal -> new AzureSignIn(Outcome.REFUSED, oneLine(refusal)))
                    .orElseGet(() -> new AzureSignIn(Outcome.UNREACHABLE, NoAnswer.words(e)));
        }
    }

    /** Up to where ids for Microsoft's support begin. */
    private static String oneLine(Throwable cause) {
        String text = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        int end = text.indexOf(" Trace ID:");
        String cut = end < 0 ? text : text.substring(0, end);
        return cut.length() <= 300 ? cut : cut.substring(0, 300) + " …";
    }
}
