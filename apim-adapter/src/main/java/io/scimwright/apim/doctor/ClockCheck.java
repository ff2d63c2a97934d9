package io.scimwright.apim.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Does the clock of this machine agree with Azure's. */
final class ClockCheck {

    private static final String SUBJECT = "clock";

    /** Headers tell whole seconds, and answers take their time. */
    private static final Duration UNIMPORTANT = Duration.ofSeconds(30);

    /** What Entra ID tolerates. */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final Clock clock;

    ClockCheck(Clock clock) {
        this.clock = clock;
    }

    /** Compares with the latest answer, which is seconds old at most. */
    void run(Probe probe, Report.Builder report) {
        Optional<Instant> theirs = probe.replies().stream()
                .map(Reply::date)
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        if (theirs.isEmpty()) {
            report.warn(SUBJECT, "no answer told the time of Azure", "see to what is said above first");
            return;
        }
        Duration ahead = Duration.between(theirs.get(), clock.instant());
        String words = "this machine is " + ahead.abs().toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of") + " Azure";
        if (ahead.abs().compareTo(UNIMPORTANT) <= 0) {
            report.ok(SUBJECT, "agrees with Azure's");
        } else if (ahead.abs().compareTo(TOLERATED) <= 0) {
            report.warn(SUBJECT, words, "let it follow a time server (NTP)");
        } else {
            report.fail(SUBJECT, words + "; tokens may be refused", "let it follow a time server (NTP)");
        }
    }
}
