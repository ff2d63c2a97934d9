package io.scimwright.server;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id by which a request is traced: the client's where it sends one that is safe to log, else a new one. */
final class Correlation {

    private static final Pattern ENTRA = Pattern.compile("ActivityId:\\s*([A-Za-z0-9-]{1,128})");
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final List<String> HEADERS = List.of("X-Correlation-Id", "X-Request-Id");

    private Correlation() {}

    static String of(ScimRequest request) {
        Optional<String> entra = request.first("ADSCIMVersion")
                .map(ENTRA::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
        if (entra.isPresent()) {
            return entra.get();
        }
        for (String name : HEADERS) {
            Optional<String> given = request.first(name);
            if (given.isPresent() && SAFE.matcher(given.get()).matches()) {
                return given.get();
            }
        }
        return made();
    }

    /** Tells requests apart and is no secret: a quick source of random numbers will do. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
