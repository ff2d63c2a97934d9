package io.scimwright.apim.emulator.internal.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** Dates as the service writes them: UTC with {@code Z}, no zeros at the end of the fraction. */
public final class WireDates {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);
    private static final int TICKS_PER_SECOND = 300;
    private static final int NANOS_PER_TICK_OF_CLOCK = 100;

    private WireDates() {}

    /** A moment that never went through the database: up to seven digits of fraction. */
    public static String exact(Instant moment) {
        return FORMAT.format(moment.minusNanos(moment.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_TICK_OF_CLOCK));
    }

    /** A moment read back from the database. */
    public static String stored(Instant moment) {
        return FORMAT.format(asStored(moment));
    }

    /**
     * Rounds to what the database keeps. Its {@code datetime} counts 300 ticks to the second, which is why the third
     * digit of a recorded fraction is always 0, 3 or 7.
     */
    public static Instant asStored(Instant moment) {
        long ticks = Math.round(moment.get(ChronoField.NANO_OF_SECOND) * (TICKS_PER_SECOND / 1e9));
        long millis = Math.round(ticks * (1000.0 / TICKS_PER_SECOND));
        return moment.truncatedTo(ChronoUnit.SECONDS).plusMillis(millis);
    }
}
