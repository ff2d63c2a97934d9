package io.scimwright.apim.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Are the tokens of SCIM clients long enough, and valid for a while. */
final class TokenCheck {

    private static final String SUBJECT = "tokens";
    private static final String CHANGE =
            "add a new one to scimwright.token-file, or as another scimwright.tokens.<name>, then change the client";

    private static final Duration SOON = Duration.ofDays(30);

    private final List<ScimToken> tokens;
    private final Clock clock;

    TokenCheck(List<ScimToken> tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    void run(Report.Builder report) {
        tokens.forEach(token -> judge(token, report));
    }

    private void judge(ScimToken token, Report.Builder report) {
        String name = "the token '" + token.name() + "'";
        Instant expiry = token.expiry();
        Instant now = clock.instant();
        if (token.isShort()) {
            report.warn(
                    SUBJECT, name + " is short enough to be guessed", "make one with: openssl rand -hex 32; " + CHANGE);
        }
        if (expiry == null) {
            report.ok(SUBJECT, name + " does not expire");
        } else if (!now.isBefore(expiry)) {
            report.fail(SUBJECT, name + " expired at " + expiry, CHANGE);
        } else if (now.plus(SOON).isAfter(expiry)) {
            report.warn(SUBJECT, name + " expires at " + expiry, CHANGE);
        } else {
            report.ok(SUBJECT, name + " expires at " + expiry);
        }
    }
}
