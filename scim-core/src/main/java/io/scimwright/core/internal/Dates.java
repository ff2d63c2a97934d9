package io.scimwright.core.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The dateTime of RFC 7643 section 2.3.5: xsd:dateTime with date and time of day; any length of fraction, any offset; one
 * without an offset is taken for UTC. Reading one makes no garbage.
 */
public final class Dates {

    /** What {@link #epochSecond} says of a text that is no dateTime. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int MAX_YEAR_DIGITS = 9;
    private static final int MAX_YEAR = 999_999_999;

    /** An offset may lead beyond the years that can be written. */
    private static final long FIRST = LocalDate.of(-MAX_YEAR, 1, 1).toEpochDay() * 86_400;

    private static final long LAST = LocalDate.of(MAX_YEAR, 12, 31).toEpochDay() * 86_400 + 86_399;
    private static final int MAX_OFFSET_HOURS = 18;

    /** Digits of a fraction beyond the nanosecond are read and dropped. */
    private static final int NANO_DIGITS = 9;

    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final Instant YEAR_1000 = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private Dates() {}

    /**
     * An instant as a dateTime in UTC: as {@link Instant#toString} has it, which takes longer for milliseconds of our time, but
     * without the plus before a year of more than four digits, which xsd:dateTime does not know.
     */
    public static String text(Instant instant) {
        int millis = instant.getNano() / NANOS_OF_MILLI;
        boolean isPlain = millis > 0 && millis * NANOS_OF_MILLI == instant.getNano();
        if (!isPlain || instant.isBefore(YEAR_1000) || !instant.isBefore(YEAR_10000)) {
            String text = instant.toString();
            return text.startsWith("+") ? text.substring(1) : text;
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        byte[] text = "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
        write(utc.getYear(), text, 0, 4);
        write(utc.getMonthValue(), text, 5, 2);
        write(utc.getDayOfMonth(), text, 8, 2);
        write(utc.getHour(), text, 11, 2);
        write(utc.getMinute(), text, 14, 2);
        write(utc.getSecond(), text, 17, 2);
        write(millis, text, 20, 3);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(int number, byte[] text, int from, int digits) {
        int rest = number;
        for (int at = from + digits - 1; at >= from; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The instant of a dateTime. Empty where the text is no dateTime. */
    public static Optional<Instant> instant(String text) {
        long second = epochSecond(text);
        return second == NONE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(second, nano(text)));
    }

    /** Whether the text is a dateTime. */
    public static boolean isDateTime(String text) {
        return epochSecond(text) != NONE;
    }

    /** The seconds since 1970-01-01T00:00:00Z; {@link #NONE} where the text is no dateTime. */
    public static long epochSecond(String text) {
        int month = endOfYear(text);
        // After the year always: -MM-ddTHH:mm:ss
        int rest = month + 15;
        if (month < 0 || text.length() < rest || !hasSeparators(text, month)) {
            return NONE;
        }
        int offset = offsetSeconds(text, endOfFraction(text, rest));
        int clock = clock(text, month + 7);
        long day = day(text, month);
        if (offset == Integer.MIN_VALUE || clock < 0 || day == NONE) {
            return NONE;
        }
        long second = day * 86_400 + clock - offset;
        return second < FIRST || second > LAST ? NONE : second;
    }

    /** The nanoseconds within the second of a dateTime. */
    public static int nano(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return 0;
        }
        int nano = 0;
        for (int i = 1; i <= NANO_DIGITS; i++) {
            int at = dot + i;
            boolean isDigit = at < text.length() && digit(text, at) >= 0;
            nano = nano * 10 + (isDigit ? digit(text, at) : 0);
            if (!isDigit) {
                return nano * power(NANO_DIGITS - i);
            }
        }
        return nano;
    }

    private static int power(int exponent) {
        int power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Where the hyphen after the year stands; -1 where there is none. */
    private static int endOfYear(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int at = from;
        while (at < text.length() && digit(text, at) >= 0) {
            at++;
        }
        int digits = at - from;
        boolean padded = digits > 4 && text.charAt(from) == '0';
        return digits < 4 || digits > MAX_YEAR_DIGITS || padded || at == text.length() ? -1 : at;
    }

    private static boolean hasSeparators(String text, int month) {
        return text.charAt(month) == '-'
                && text.charAt(month + 3) == '-'
                && text.charAt(month + 6) == 'T'
                && text.charAt(month + 9) == ':'
                && text.charAt(month + 12) == ':';
    }

    private static long day(String text, int month) {
        int year = 0;
        for (int i = text.startsWith("-") ? 1 : 0; i < month; i++) {
            year = year * 10 + digit(text, i);
        }
        year = text.startsWith("-") ? -year : year;
        int monthOfYear = twoDigits(text, month + 1);
        int dayOfMonth = twoDigits(text, month + 4);
        if (monthOfYear < 1 || monthOfYear > 12 || dayOfMonth < 1 || dayOfMonth > 31) {
            return NONE;
        }
        return dayOfMonth > 28 && dayOfMonth > YearMonth.of(year, monthOfYear).lengthOfMonth()
                ? NONE
                : LocalDate.of(year, monthOfYear, dayOfMonth).toEpochDay();
    }

    /** The second of the day; negative where the text holds none. */
    private static int clock(String text, int at) {
        int hour = twoDigits(text, at);
        int minute = twoDigits(text, at + 3);
        int second = twoDigits(text, at + 6);
        boolean valid = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return valid ? hour * 3_600 + minute * 60 + second : -1;
    }

    /** Where the fraction ends that may start here; -1 where there is a dot and no digit. */
    private static int endOfFraction(String text, int from) {
        if (from == text.length() || text.charAt(from) != '.') {
            return from;
        }
        int at = from + 1;
        while (at < text.length() && digit(text, at) >= 0) {
            at++;
        }
        return at == from + 1 ? -1 : at;
    }

    private static int offsetSeconds(String text, int from) {
        if (from == text.length() || (from == text.length() - 1 && text.charAt(from) == 'Z')) {
            return 0;
        }
        if (from < 0 || text.length() != from + 6 || text.charAt(from + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(from);
        int hours = twoDigits(text, from + 1);
        int minutes = twoDigits(text, from + 4);
        boolean valid = (sign == '+' || sign == '-')
                && hours >= 0
                && minutes >= 0
                && minutes < 60
                && hours * 60 + minutes <= MAX_OFFSET_HOURS * 60;
        return valid ? (hours * 3_600 + minutes * 60) * (sign == '-' ? -1 : 1) : Integer.MIN_VALUE;
    }

    private static int twoDigits(String text, int at) {
        int tens = digit(text, at);
        int ones = digit(text, at + 1);
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(String text, int at) {
        char c = text.charAt(at);
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }
}
