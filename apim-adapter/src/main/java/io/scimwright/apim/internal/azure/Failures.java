package io.scimwright.apim.internal.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What failures of the management plane mean for a SCIM client. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * Whether a user, group or subscription is not there; a missing service answers 404 too and must not pass for that.
     */
    static boolean isAbsence(HttpResponseException e) {
        String message = message(e);
        return status(e) == 404
                && (message.isEmpty()
                        || message.startsWith("User not found")
                        || message.startsWith("Group not found")
                        || message.startsWith("Subscription not found"));
    }

    static int status(HttpResponseException e) {
        return e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
    }

    /** What the management plane says is wrong; empty where it says nothing. */
    static String message(HttpResponseException e) {
        if (!(e instanceof ManagementException management) || management.getValue() == null) {
            return "";
        }
        ManagementError error = management.getValue();
        String details = error.getDetails() == null
                ? ""
                : error.getDetails().stream()
                        .map(detail -> detail.getTarget() + ": " + detail.getMessage())
                        .collect(Collectors.joining("; "));
        return details.isEmpty() ? String.valueOf(error.getMessage()) : details;
    }

    private static boolean isTakenIdentifier(HttpResponseException e) {
        return e instanceof ManagementException management
                && management.getValue() != null
                && management.getValue().getDetails() != null
                && management.getValue().getDetails().stream()
                        .anyMatch(detail -> "IdentifierAlreadyInUse".equals(detail.getCode()));
    }

    static ScimException translate(HttpResponseException e) {
        if (e instanceof ClientAuthenticationException && !(e instanceof ManagementException)) {
            return noToken(e);
        }
        int status = status(e);
        return switch (status) {
            case 400 ->
                isTakenIdentifier(e)
                        ? ScimException.uniqueness("emails.value", "another APIM user has this e-mail address")
                                .causedBy(e)
                        : ScimException.of(400, ScimType.INVALID_VALUE, "APIM refuses the values: " + message(e))
                                .causedBy(e);
            case 401 -> noToken(e);
            case 404 -> {
                LOG.error("The management plane does not know what it is asked for: {}", message(e));
                yield ScimException.of(
                                503,
                                "the API Management service is not where this server looks for it; its log has more")
                        .causedBy(e);
            }
            case 403 -> {
                LOG.error("APIM refuses a call for lack of a right: {}", message(e));
                yield ScimException.of(
                                500, "this server has not the right in Azure to do that; its log names the right")
                        .causedBy(e);
            }
            case 429 ->
                ScimException.of(429, "Azure Resource Manager is throttling; try again later")
                        .retryAfter(retryAfter(e))
                        .causedBy(e);
            default ->
                ScimException.of(503, "APIM answered " + status + "; try again later")
                        .retryAfter(Duration.ofSeconds(5))
                        .causedBy(e);
        };
    }

    private static ScimException noToken(RuntimeException e) {
        LOG.error("Azure refuses this server's credentials; the secret may have expired: {}", e.getMessage());
        return ScimException.of(503, "this server cannot sign in to Azure; its log has the cause")
                .causedBy(e);
    }

    /** How long the plane wants to be left alone. */
    static Duration retryAfter(HttpResponseException e) {
        String header = e.getResponse().getHeaders().getValue(HttpHeaderName.RETRY_AFTER);
        return Duration.ofSeconds(header != null && header.matches("\\d{1,5}") ? Long.parseLong(header) : 5);
    }

    /** Whether a call failed on its way: nobody knows whether it was received. */
    static boolean isConnection(RuntimeException e) {
        boolean failed = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAuthenticationException) {
                return false;
            }
            failed |= cause instanceof IOException || cause instanceof TimeoutException;
        }
        return failed;
    }

    static ScimException translate(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAuthenticationException) {
                return noToken(e);
            }
        }
        LOG.error("The management plane does not answer: {}", NoAnswer.words(e));
        return ScimException.of(503, "APIM cannot be reached; try again later")
                .retryAfter(Duration.ofSeconds(5))
                .causedBy(e);
    }
}
