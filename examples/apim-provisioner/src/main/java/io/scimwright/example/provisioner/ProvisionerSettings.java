package io.scimwright.example.provisioner;

import io.scimwright.apim.access.SignInMode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * What the program has to be told besides what every SCIM endpoint is ({@link io.scimwright.spring.ScimProperties}).
 *
 * @param mapping the file that says what groups and roles mean; blank for none
 * @param stormBrake how many people may lose access within ten minutes; 0 for any number
 * @param signIn how those who are created come to sign in to the developer portal: create, invite or link-existing
 * @param mails whether API Management sends mails to those who are created or deleted and whose subscriptions change
 * @param doctorAtStart whether the doctor examines the service first, and stops the start when something does not work
 * @param apim the service that is provisioned
 */
@ConfigurationProperties("scimwright")
record ProvisionerSettings(
        @DefaultValue("") String mapping,

        @Min(value = 0, message = "must be 0 or more") @DefaultValue("100")
        int stormBrake,

        @DefaultValue("create") String signIn,
        @Name("notify") boolean mails,
        boolean doctorAtStart,
        @Valid @DefaultValue Apim apim) {

    @AssertTrue(message = "must be create, invite or link-existing")
    boolean isSignIn() {
        return List.of("create", "invite", "link-existing").contains(signIn);
    }

    /** The mode, after validation has found that it is one. */
    SignInMode signInMode() {
        return SignInMode.valueOf(signIn.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What has to be set unless the emulator is provisioned. */
    interface RealService {}

    /**
     * The APIM service, and as whom to sign in to Azure.
     *
     * @param subscription id of the Azure subscription
     * @param resourceGroup resource group of the service
     * @param service name of the service
     * @param cloud public, us-government or china
     * @param endpoint https URL of a management plane at another address than the cloud's; blank for that
     * @param authority https URL of another issuer of tokens than the cloud's; blank for that
     * @param caFile certificates in PEM that are trusted besides those that Java trusts; blank for none
     * @param identity managed, workload, secret, certificate, or default for what azure-identity finds
     * @param tenant id of the Entra tenant, for a secret or a certificate
     * @param clientId id of the client, for a secret or a certificate; of a managed identity that somebody assigned
     * @param clientSecretFile the file that holds the secret
     * @param certificateFile the PEM file that holds the certificate and its key
     * @param patience how long a call waits for its turn in Azure's budget
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

            @DefaultValue("public") String cloud,
            @DefaultValue("") String endpoint,
            @DefaultValue("") String authority,
            @DefaultValue("") String caFile,
            @DefaultValue("default") String identity,
            @DefaultValue("") String tenant,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecretFile,
            @DefaultValue("") String certificateFile,
            @DefaultValue("20s") Duration patience,
            boolean emulator,
            @DefaultValue("0") int emulatorPort) {

        /** A setting that validation has found to be there. */
        static String given(@Nullable String setting) {
            if (setting == null) {
                throw new IllegalStateException("settings are used before they were checked");
            }
            return setting;
        }
    }
}
