package io.scimwright.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The content of a SCIM error answer (RFC 7644 section 3.12). Immutable. */
public final class ScimError {

    private final int status;
    private final @Nullable ScimType scimType;
    private final String detail;

    ScimError(int status, @Nullable ScimType scimType, String detail) {
        this.status = status;
        this.scimType = scimType;
        this.detail = detail;
    }

    /** The HTTP status, 300 to 599. */
    public int status() {
        return status;
    }

    /** The detail keyword; absent where RFC 7644 names none for the status. */
    public Optional<ScimType> scimType() {
        return Optional.ofNullable(scimType);
    }

    /** What was wrong and what would be right, for a person; never a stack trace, a class name or a secret. */
    public String detail() {
        return detail;
    }

    @Override
    public String toString() {
        return status + (scimType == null ? "" : " " + scimType) + ": " + detail;
    }
}
