package io.scimwright.example.provisioner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.scimwright.apim.access.MappingFile;
import io.scimwright.apim.traffic.CallBudget;
import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.CallListener;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.server.TokenFile;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts calls to Azure, and shows what is left of the budget, who waits for it, whether the storm brake is engaged, and whether a
 * file that is read again is used.
 */
final class AzureMetrics implements CallListener {

    private static final String KIND = "kind";

    private final MeterRegistry registry;
    private final Counter failedTokens;

    AzureMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.failedTokens = Counter.builder("scimwright.azure.tokens.failed")
                .description("Times that no token could be had from Entra ID")
                .register(registry);
    }

    @Override
    public void called(CallKind kind, int status, Duration took) {
        Timer.builder("scimwright.azure.calls")
                .description("Calls to the management plane; status none is a connection that failed")
                .tag(KIND, name(kind))
                .tag("status", status == 0 ? "none" : Integer.toString(status))
                .register(registry)
                .record(took);
    }

    @Override
    public void notSignedIn() {
        failedTokens.increment();
    }

    void show(CallBudget budget) {
        for (CallKind kind : CallKind.values()) {
            Gauge.builder("scimwright.azure.budget.remaining", budget, calls -> calls.available(kind))
                    .description("Calls that could be made now without waiting")
                    .tag(KIND, name(kind))
                    .register(registry);
            Gauge.builder("scimwright.azure.budget.waiting", budget, calls -> calls.waiting(kind))
                    .description("Calls that wait for their turn")
                    .tag(KIND, name(kind))
                    .register(registry);
        }
    }

    void show(StormBrake brake) {
        Gauge.builder("scimwright.stormbrake.engaged", brake, one -> one.isEngaged() ? 1 : 0)
                .description("1 while nobody loses access until somebody releases the brake")
                .register(registry);
        Gauge.builder("scimwright.stormbrake.recent", brake, StormBrake::recent)
                .description("People who lost access in the last ten minutes")
                .register(registry);
        FunctionCounter.builder("scimwright.stormbrake.refused", brake, StormBrake::refused)
                .description("Deprovisionings that the brake refused")
                .register(registry);
    }

    void show(MappingFile mapping) {
        Gauge.builder(
                        "scimwright.mapping.problems",
                        mapping,
                        file -> file.problems().size())
                .description("What is wrong with the mapping file; while it is not 0 an older one holds")
                .register(registry);
    }

    void show(TokenFile tokens) {
        Gauge.builder(
                        "scimwright.tokens.problems",
                        tokens,
                        file -> file.problem().isPresent() ? 1 : 0)
                .description("1 while the token file cannot be used and the tokens read before hold")
                .register(registry);
    }

    private static String name(CallKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
