package io.scimwright.apim.doctor;

import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.access.AccessMapping;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Examines an API Management service and this program's way to it: sign-in, rights, what the mapping names, what the service does
 * where nobody has seen it, bearer tokens, clocks and budget. Immutable.
 *
 * <pre>{@code
 * Report report = Doctor.of(connection).mapping(mapping).tokens(tokens).examine();
 * System.out.println(report);
 * System.exit(report.exitCode());
 * }</pre>
 */
public final class Doctor {

    private final ApimConnection connection;
    private final AccessMapping mapping;
    private final List<ScimToken> tokens;
    private final Clock clock;
    private final Duration patience;

    private Doctor(
            ApimConnection connection, AccessMapping mapping, List<ScimToken> tokens, Clock clock, Duration patience) {
        this.connection = Objects.requireNonNull(connection);
        this.mapping = Objects.requireNonNull(mapping);
        this.tokens = List.copyOf(tokens);
        this.clock = Objects.requireNonNull(clock);
        this.patience = Objects.requireNonNull(patience);
    }

    /** A doctor who looks at the connection alone. */
    public static Doctor of(ApimConnection connection) {
        return new Doctor(connection, AccessMapping.none(), List.of(), Clock.systemUTC(), Duration.ofSeconds(20));
    }

    /** The same doctor, who also looks whether what a mapping names exists. */
    public Doctor mapping(AccessMapping other) {
        return new Doctor(connection, other, tokens, clock, patience);
    }

    /** The same doctor, who also looks at the tokens of SCIM clients. */
    public Doctor tokens(List<ScimToken> others) {
        return new Doctor(connection, mapping, others, clock, patience);
    }

    /** The same doctor with another clock of this machine. */
    public Doctor clock(Clock other) {
        return new Doctor(connection, mapping, tokens, other, patience);
    }

    /** The same doctor, who waits another time for each answer than 20 seconds. */
    public Doctor patience(Duration other) {
        return new Doctor(connection, mapping, tokens, clock, other);
    }

    /** Looks at everything, in an order in which what is found first explains what follows; takes some seconds. */
    public Report examine() {
        Report.Builder report = new Report.Builder();
        report.ok("settings", "complete: " + connection);
        Probe probe = new Probe(connection, patience);
        if (new SignInCheck(connection, clock, patience).run(report)
                && new ServiceCheck(connection).run(probe, report)) {
            new RightsCheck().run(probe, report);
            new MappingCheck(mapping).run(probe, report);
            new BehaviourCheck().run(probe, report);
        }
        new TokenCheck(tokens, clock).run(report);
        new ClockCheck(clock).run(probe, report);
        new BudgetCheck().run(probe, report);
        return report.build();
    }
}
