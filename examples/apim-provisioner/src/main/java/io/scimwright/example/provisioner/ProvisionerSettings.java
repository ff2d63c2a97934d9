package io.scimwright.example.provisioner;

import io.scimwright.core.Dialect;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the program has to be told.
 *
 * @param tokens bearer tokens by name; the name stands in the audit trail
 * @param dialect how tolerant requests are read: tolerant or rfc
 * @param auditFile where the audit trail goes, one line of JSON a record
 * @param mapping the file that says what groups and roles mean; blank for none
 * @param stormBrake how many people may lose access within ten minutes; 0 for any number
 * @param apim the service that is provisioned
 */
@ConfigurationProperties("scimwright")
record ProvisionerSettings(
        @NotEmpty(message = "is missing: give at least one bearer token as scimwright.tokens.<name>") @DefaultValue
        Map<String, @NotBlank(message = "is blank") String> tokens,

        @DefaultValue("tolerant") String dialect,
        @DefaultValue("scimwright-audit.jsonl") String auditFile,
        @DefaultValue("") String mapping,

        @Min(value = 0, message = "must be 0 or more") @DefaultValue("100")
        int stormBrake,

        @Valid @DefaultValue Apim apim) {

    @AssertTrue(message = "must be tolerant or rfc")
    boolean isDialect() {
        return Dialect.named(dialect).isPresent();
    }

    /** Everything but the tokens, of which the names are told. */
    @Override
    public String toString() {
        return "ProvisionerSettings[tokens=" + tokens.keySet() + ", dialect=" + dialect + ", apim=" + apim + "]";
    }

    /** What has to be set unless the emulator is provisioned. */
    interface RealService {}

    /**
     * The APIM service. Credentials are not settings of this program: azure-identity finds them.
     *
     * @param subscription id of the Azure subscription
     * @param resourceGroup resource group of the service
     * @param service name of the service
     * @param emulator whether an emulator in this process stands in for Azure
     * @param emulatorPort https port of the emulator; 0 takes a free one
     */
    record Apim(
            @NotBlank(message = "is missing", groups = RealService.class) @Nullable
            String subscription,

            @NotBlank(message = "is missing", groups = RealService.class) @Nullable
            String resourceGroup,

            @NotBlank(message = "is missing", groups = RealService.class) @Nullable
            String service,

            boolean emulator,
            @NotNull @DefaultValue("0") Integer emulatorPort) {

        /** A setting that validation has found to be there. */
        static String given(@Nullable String setting) {
            if (setting == null) {
                throw new IllegalStateException("settings are used before they were checked");
            }
            return setting;
        }
    }
}
