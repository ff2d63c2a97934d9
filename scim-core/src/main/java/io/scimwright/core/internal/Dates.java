package io.scimwright.core.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dateTime of RFC 7643 section 2.3.5: xsd:dateTime with date and time of day; any length of fraction, any offset. */
public final class Dates {

    private static final Pattern FORM =
            Pattern.compile("(-?\\d{4,9}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?:\\.(\\d+))?(Z|[+-]\\d\\d:\\d\\d)?");

    /** Digits of a fraction beyond the nanosecond are read and dropped. */
    private static final int NANO_DIGITS = 9;

    private static final DateTimeFormatter PARSER = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .toFormatter();

    private Dates() {}

    /** The instant of a dateTime; one without an offset is taken for UTC. Empty where the text is no dateTime. */
    public static Optional<Instant> instant(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String fraction = match.group(2) == null ? "" : "." + shortened(match.group(2));
        String offset = match.group(3) == null ? "" : match.group(3);
        try {
            TemporalAccessor read =
                    PARSER.parseBest(match.group(1) + fraction + offset, OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    read instanceof OffsetDateTime dateTime
                            ? dateTime.toInstant()
                            : LocalDateTime.from(read).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String shortened(String digits) {
        return digits.length() > NANO_DIGITS ? digits.substring(0, NANO_DIGITS) : digits;
    }
}
