package io.scimwright.sql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time as parameters; a column without a zone holds UTC. */
final class Moments {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int NANO_DIGITS = 9;

    private Moments() {}

    /** Whether every database keeps it as it is, and can compare with it: the years 1 to 9999. */
    static boolean isStorable(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    /** The last moment of so many digits that is not after this one. */
    static Instant floor(Instant moment, int digits) {
        int unit = 1;
        for (int i = digits; i < NANO_DIGITS; i++) {
            unit *= 10;
        }
        return Instant.ofEpochSecond(moment.getEpochSecond(), moment.getNano() / unit * (long) unit);
    }

    static Object parameter(Instant moment, ColumnType type) {
        return type.kind() == ColumnType.Kind.TIMESTAMP
                ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC)
                : OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
