package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.internal.arm.ArmException.Detail;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import java.util.List;
import java.util.Map;

/** The refusals, with the wording of the service where it has been seen. */
public final class Errors {
    private static final String VALIDATION = "ValidationError";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_METHOD = 405;
    private static final int PRECONDITION_FAILED = 412;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;

    private Errors() {}

    /** The entity does not exist. */
    public static ArmException notFound(String entity) {
        return ArmException.provider(NOT_FOUND, "ResourceNotFound", entity + " not found.", List.of());
    }

    /** The service does not exist. */
    public static ArmException serviceNotFound(ServiceName name) {
        return ArmException.front(
                NOT_FOUND,
                "ResourceNotFound",
                "The Resource 'Microsoft.ApiManagement/service/" + name.service() + "' under resource group '"
                        + name.resourceGroup()
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix",
                Map.of("x-ms-failure-cause", "gateway"));
    }

    /** One or more fields are wrong. */
    public static ArmException invalid(List<Detail> details) {
        return ArmException.provider(BAD_REQUEST, VALIDATION, "One or more fields contain incorrect values:", details);
    }

    /** One field is wrong. */
    public static ArmException invalid(String target, String message) {
        return invalid(List.of(new Detail(VALIDATION, target, message)));
    }

    /** A rule that is about no single field. */
    public static ArmException refused(String message) {
        return ArmException.provider(BAD_REQUEST, VALIDATION, message, List.of());
    }

    /** Another user has the e-mail. */
    public static ArmException emailTaken() {
        return invalid(
                List.of(new Detail("IdentifierAlreadyInUse", "email", "User with specified identity already exists")));
    }

    /** The If-Match header does not name the present version, or another write is under way. */
    public static ArmException stale() {
        return ArmException.provider(
                PRECONDITION_FAILED, "PreconditionFailed", "Resource was modified since last retrieval.", List.of());
    }

    /** The body cannot be read. */
    public static ArmException unreadable(String why) {
        return ArmException.front(
                BAD_REQUEST,
                "InvalidRequestContent",
                "The request content was invalid and could not be deserialized: '" + why + "'.");
    }

    /** The body is too large for Azure Resource Manager. */
    public static ArmException tooLarge() {
        return ArmException.front(
                TOO_LARGE, "RequestContentTooLarge", "The request content size exceeds the maximum size of 4 MB.");
    }

    /** No api-version. */
    public static ArmException noApiVersion() {
        return ArmException.front(
                BAD_REQUEST,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    /** A malformed api-version. */
    public static ArmException badApiVersion(String text) {
        return ArmException.front(
                BAD_REQUEST,
                "InvalidApiVersionParameter",
                "The api-version '" + text + "' is invalid. The supported versions are '2024-05-01,"
                        + "2023-09-01-preview,2022-08-01,2021-08-01'.");
    }

    /** No bearer token. */
    public static ArmException noToken() {
        return unauthorized("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
    }

    /** A bearer token that is not accepted. */
    public static ArmException badToken() {
        return unauthorized("InvalidAuthenticationToken", "The access token is invalid.");
    }

    /** A bearer token whose time is over. */
    public static ArmException expiredToken(String expiry, String now) {
        return unauthorized(
                "ExpiredAuthenticationToken",
                "The access token expiry UTC time '" + expiry + "' is earlier than current UTC time '" + now + "'.");
    }

    /** The caller lacks a right. */
    public static ArmException forbidden(String client, String action, String scope) {
        return ArmException.front(
                FORBIDDEN,
                "AuthorizationFailed",
                "The client '" + client + "' with object id '" + client
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials.");
    }

    /** A bucket is empty. */
    public static ArmException throttled(String operationClass, String actor, long seconds) {
        return ArmException.front(
                TOO_MANY,
                "SubscriptionRequestsThrottled",
                "Number of '" + operationClass + "' requests for subscription actor '" + actor
                        + "' exceeded. Please try again after '" + seconds
                        + "' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling"
                        + " for additional information.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** The path names nothing that exists. */
    public static ArmException noSuchType(String path, String apiVersion) {
        return ArmException.front(
                NOT_FOUND,
                "InvalidResourceType",
                "The resource type '" + path
                        + "' could not be found in the namespace 'Microsoft.ApiManagement' for api version '"
                        + apiVersion + "'.");
    }

    /** The path exists, but not with this method. */
    public static ArmException noSuchMethod(String method) {
        return ArmException.front(
                NO_SUCH_METHOD,
                "MethodNotAllowed",
                "The requested resource does not support http method '" + method + "'.");
    }

    private static ArmException unauthorized(String code, String message) {
        return ArmException.front(
                UNAUTHORIZED,
                code,
                message,
                Map.of(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=\"https://login.microsoftonline.com/common\","
                                + " error=\"invalid_token\", error_description=\"" + message + "\""));
    }
}
