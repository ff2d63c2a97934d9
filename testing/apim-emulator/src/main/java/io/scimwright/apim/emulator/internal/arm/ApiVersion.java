package io.scimwright.apim.emulator.internal.arm;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An api-version and what depends on it. Immutable. */
public record ApiVersion(String text, LocalDate date) {
    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(-[a-zA-Z]+)?");
    private static final LocalDate COUNT = LocalDate.of(2020, 6, 1);
    private static final LocalDate TRACING_ALWAYS = LocalDate.of(2021, 12, 1);
    private static final LocalDate LONG_DELETE = LocalDate.of(2023, 9, 1);

    /** Reads {@code 2021-08-01} or {@code 2023-09-01-preview}; empty if it is malformed. */
    public static Optional<ApiVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ApiVersion(text, LocalDate.parse(matcher.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether lists carry {@code count} and PATCH answers with a body. */
    public boolean countsAndPatchBodies() {
        return !date.isBefore(COUNT);
    }

    /** Whether subscriptions show {@code allowTracing} although nobody set it, and which built-in texts are shown. */
    public boolean from2022() {
        return !date.isBefore(TRACING_ALWAYS);
    }

    /** Whether DELETE of a user is a long-running operation. */
    public boolean longRunningDelete() {
        return !date.isBefore(LONG_DELETE);
    }
}
