package io.scimwright.example.provisioner;

import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.AzureCloud;
import io.scimwright.apim.AzureIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The way to Azure that the settings describe. */
final class AzureSettings {

    private static final String PREFIX = "scimwright.apim.";

    private AzureSettings() {}

    /** What is wrong with the settings, each problem beginning with the name of its property. */
    static Set<String> problems(ProvisionerSettings.Apim apim) {
        Set<String> problems = new LinkedHashSet<>();
        if (apim.patience().isNegative() || apim.patience().compareTo(Duration.ofMinutes(5)) > 0) {
            problems.add(PREFIX + "patience must be from 0s to 5m");
        }
        if (apim.emulator()) {
            return problems;
        }
        ApimConnection.Builder any = ApimConnection.to("", "", "");
        check(problems, "cloud", () -> cloud(apim));
        if (!apim.endpoint().isBlank()) {
            check(problems, "endpoint", () -> any.endpoint(URI.create(apim.endpoint())));
        }
        if (!apim.authority().isBlank()) {
            check(problems, "authority", () -> any.authority(URI.create(apim.authority())));
        }
        if (!apim.caFile().isBlank()) {
            check(problems, "ca-file", () -> TrustedCertificates.with(Path.of(apim.caFile())));
        }
        problems.addAll(identityProblems(apim));
        return problems;
    }

    private static void check(Set<String> problems, String property, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            problems.add(PREFIX + property + ": " + e.getMessage());
        }
    }

    private static Set<String> identityProblems(ProvisionerSettings.Apim apim) {
        Set<String> problems = new LinkedHashSet<>();
        switch (apim.identity()) {
            case "managed", "workload", "default" -> {
                refuse(problems, apim, "client-secret-file", apim.clientSecretFile());
                refuse(problems, apim, "certificate-file", apim.certificateFile());
            }
            case "secret" -> {
                requireClient(problems, apim, "client-secret-file", apim.clientSecretFile());
                refuse(problems, apim, "certificate-file", apim.certificateFile());
            }
            case "certificate" -> {
                requireClient(problems, apim, "certificate-file", apim.certificateFile());
                refuse(problems, apim, "client-secret-file", apim.clientSecretFile());
            }
            default -> problems.add(PREFIX + "identity must be managed, workload, secret, certificate or default");
        }
        return problems;
    }

    /** Somebody who gives a file that is not used believes something that is not so. */
    private static void refuse(Set<String> problems, ProvisionerSettings.Apim apim, String property, String value) {
        if (!value.isBlank()) {
            problems.add(PREFIX + property + " is given, but " + PREFIX + "identity is " + apim.identity());
        }
    }

    private static void requireClient(
            Set<String> problems, ProvisionerSettings.Apim apim, String property, String file) {
        boolean complete = true;
        for (String[] setting :
                new String[][] {{"tenant", apim.tenant()}, {"client-id", apim.clientId()}, {property, file}}) {
            if (setting[1].isBlank()) {
                problems.add(PREFIX + setting[0] + " is missing");
                complete = false;
            }
        }
        if (complete) {
            check(problems, property, () -> identity(apim));
        }
    }

    private static AzureCloud cloud(ProvisionerSettings.Apim apim) {
        try {
            return AzureCloud.valueOf(apim.cloud().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be public, us-government or china", e);
        }
    }

    private static AzureIdentity identity(ProvisionerSettings.Apim apim) {
        return switch (apim.identity()) {
            case "managed" ->
                apim.clientId().isBlank() ? AzureIdentity.managed() : AzureIdentity.managed(apim.clientId());
            case "workload" -> AzureIdentity.workload();
            case "secret" -> AzureIdentity.secretFile(apim.tenant(), apim.clientId(), Path.of(apim.clientSecretFile()));
            case "certificate" ->
                AzureIdentity.certificateFile(apim.tenant(), apim.clientId(), Path.of(apim.certificateFile()));
            default -> AzureIdentity.found();
        };
    }

    /** The connection to a real service, after {@link #problems} has found none. */
    static ApimConnection.Builder connection(ProvisionerSettings.Apim apim) {
        ApimConnection.Builder connection = ApimConnection.to(
                        ProvisionerSettings.Apim.given(apim.subscription()),
                        ProvisionerSettings.Apim.given(apim.resourceGroup()),
                        ProvisionerSettings.Apim.given(apim.service()))
                .cloud(cloud(apim))
                .identity(identity(apim));
        if (!apim.endpoint().isBlank()) {
            connection.endpoint(URI.create(apim.endpoint()));
        }
        if (!apim.authority().isBlank()) {
            connection.authority(URI.create(apim.authority()));
        }
        if (!apim.caFile().isBlank()) {
            connection.trust(TrustedCertificates.with(Path.of(apim.caFile())));
        }
        return connection;
    }
}
