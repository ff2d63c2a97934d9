package io.scimwright.core.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one failure type of this library: everything that a client is told about is thrown as this and becomes a SCIM error
 * answer (RFC 7644 section 3.12). Immutable.
 *
 * <pre>{@code
 * throw ScimException.invalidValue("emails.value", "expected a string");
 * }</pre>
 */
public final class ScimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScimError error;
    private final transient @Nullable String path;
    private final transient @Nullable Duration retryAfter;

    private ScimException(
            int status,
            @Nullable ScimType type,
            @Nullable String path,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.error = new ScimError(status, type, detail);
        this.path = path;
        this.retryAfter = retryAfter;
    }

    /** A failure with any status and no keyword. */
    public static ScimException of(int status, String detail) {
        return new ScimException(status, null, null, detail, null, null);
    }

    /** A failure with any status and keyword. */
    public static ScimException of(int status, ScimType type, String detail) {
        return new ScimException(status, type, null, detail, null, null);
    }

    /** 400 invalidFilter: the filter is malformed, or compares what cannot be compared. */
    public static ScimException invalidFilter(String detail) {
        return of(400, ScimType.INVALID_FILTER, detail);
    }

    /** 400 invalidPath: the path of a PATCH operation is malformed or names no attribute. */
    public static ScimException invalidPath(String path, String detail) {
        return new ScimException(400, ScimType.INVALID_PATH, path, detail, null, null);
    }

    /** 400 invalidValue: a required value is missing, or a value does not fit its attribute. */
    public static ScimException invalidValue(String path, String detail) {
        return new ScimException(400, ScimType.INVALID_VALUE, path, path + ": " + detail, null, null);
    }

    /** 400 invalidSyntax: the body is not the JSON that the operation takes. */
    public static ScimException invalidSyntax(String detail) {
        return of(400, ScimType.INVALID_SYNTAX, detail);
    }

    /** 400 noTarget: the path selects nothing that the operation could work on. */
    public static ScimException noTarget(String path, String detail) {
        return new ScimException(400, ScimType.NO_TARGET, path, detail, null, null);
    }

    /** 400 mutability: the attribute may not be changed in this way. */
    public static ScimException mutability(String path, String detail) {
        return new ScimException(400, ScimType.MUTABILITY, path, path + ": " + detail, null, null);
    }

    /** 400 tooMany: more results than the server is willing to work through. */
    public static ScimException tooMany(String detail) {
        return of(400, ScimType.TOO_MANY, detail);
    }

    /** 409 uniqueness: another resource has the value already. */
    public static ScimException uniqueness(String path, String detail) {
        return new ScimException(409, ScimType.UNIQUENESS, path, path + ": " + detail, null, null);
    }

    /** 404: no such resource. */
    public static ScimException notFound(String detail) {
        return of(404, detail);
    }

    /** 412: the resource is not in the version that the client named. */
    public static ScimException preconditionFailed(String detail) {
        return of(412, detail);
    }

    /** The same failure with the exception that led to it; the cause is for logs and never reaches a client. */
    public ScimException causedBy(Throwable cause) {
        return new ScimException(
                error.status(), error.scimType().orElse(null), path, error.detail(), retryAfter, cause);
    }

    /** The same failure, telling the client when to come back. */
    public ScimException retryAfter(Duration wait) {
        return new ScimException(error.status(), error.scimType().orElse(null), path, error.detail(), wait, getCause());
    }

    /** The same failure with words put before its detail, such as the index of an operation. */
    public ScimException within(String context) {
        return new ScimException(
                error.status(),
                error.scimType().orElse(null),
                path,
                context + ": " + error.detail(),
                retryAfter,
                getCause());
    }

    /** What the client is told. */
    public ScimError error() {
        return error;
    }

    /** The HTTP status, short for {@code error().status()}. */
    public int status() {
        return error.status();
    }

    /** The attribute at fault; absent where the failure is not about one attribute. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /** How long the client is asked to wait; absent where it need not. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
