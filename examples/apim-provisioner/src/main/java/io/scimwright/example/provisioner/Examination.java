package io.scimwright.example.provisioner;

import io.scimwright.apim.ApimConnection;
import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingFile;
import io.scimwright.apim.doctor.Doctor;
import io.scimwright.apim.doctor.Report;
import io.scimwright.apim.doctor.ScimToken;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.server.TokenHealth;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Lets the doctor look at what the settings describe. */
final class Examination {

    private Examination() {}

    /** Everything, beginning with the settings themselves; an emulator is started for it where one is asked for. */
    static Report of(Environment environment) {
        Set<String> problems = SettingsCheck.problems(environment);
        if (!problems.isEmpty()) {
            return Report.ofSettings(problems);
        }
        ProvisionerSettings settings = SettingsCheck.settings(environment);
        if (!settings.apim().emulator()) {
            return of(
                    settings,
                    environment,
                    AzureSettings.connection(settings.apim()).build());
        }
        try (ApimEmulator emulator = ApimEmulator.start()) {
            return of(
                    settings,
                    environment,
                    ProvisionerConfiguration.connection(emulator).build());
        }
    }

    static Report of(ProvisionerSettings settings, Environment environment, ApimConnection connection) {
        AccessMapping mapping = settings.mapping().isBlank()
                ? AccessMapping.none()
                : MappingFile.open(Path.of(settings.mapping())).get();
        TokenHealth known = TokenHealth.of(SettingsCheck.scim(environment).authenticator());
        List<ScimToken> tokens = known.tokens().stream()
                .map(token -> new ScimToken(
                        token.name(), token.isShort(), token.expiry().orElse(null)))
                .toList();
        return Doctor.of(connection).mapping(mapping).tokens(tokens).examine();
    }
}
