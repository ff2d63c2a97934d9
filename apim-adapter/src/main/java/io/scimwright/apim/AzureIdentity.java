package io.scimwright.apim;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.scimwright.apim.internal.azure.FileCredential;
import io.scimwright.apim.internal.azure.SecretExpiry;
import io.scimwright.apim.internal.azure.Wires;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As whom a program signs in to Azure. A managed or workload identity has no secret that could leak or expire; where neither can
 * be had, a certificate or a secret in a file, which is read again when a new token is needed. Immutable.
 */
public final class AzureIdentity {

    private final String description;
    private final Function<Wires, TokenCredential> credential;
    private final @Nullable Supplier<Optional<Instant>> expiry;

    private AzureIdentity(String description, Function<Wires, TokenCredential> credential) {
        this(description, credential, null);
    }

    private AzureIdentity(
            String description,
            Function<Wires, TokenCredential> credential,
            @Nullable Supplier<Optional<Instant>> expiry) {
        this.description = description;
        this.credential = credential;
        this.expiry = expiry;
    }

    /** The identity of the machine, app or container instance that Azure assigned by itself. */
    public static AzureIdentity managed() {
        return new AzureIdentity(
                "managed identity",
                wires -> new ManagedIdentityCredentialBuilder()
                        .httpClient(wires.client())
                        .build());
    }

    /** A managed identity that somebody assigned, by its client id. */
    public static AzureIdentity managed(String clientId) {
        return new AzureIdentity(
                "managed identity " + clientId,
                wires -> new ManagedIdentityCredentialBuilder()
                        .clientId(clientId)
                        .httpClient(wires.client())
                        .build());
    }

    /** The identity of a Kubernetes service account, which AKS announces in {@code AZURE_*} environment variables. */
    public static AzureIdentity workload() {
        return new AzureIdentity(
                "workload identity",
                wires -> at(wires, new WorkloadIdentityCredentialBuilder()).build());
    }

    /**
     * A client with a secret in a file: the first line that is not blank and does not start with {@code #}. A
     * line such as {@code # expires 2027-03-01} tells the doctor when it has to be renewed. Both the secret read last and the one before are tried, since Entra ID takes a while to know a new one.
     *
     * @throws IllegalArgumentException when the file cannot be read or holds none, or one that is too short to be whole
     */
    public static AzureIdentity secretFile(String tenant, String clientId, Path file) {
        FileCredential.require(file, FileCredential::secret);
        return new AzureIdentity(
                "client " + clientId + " with a secret",
                wires -> FileCredential.of(
                        file,
                        FileCredential::secret,
                        secret -> at(wires, new ClientSecretCredentialBuilder())
                                .tenantId(tenant)
                                .clientId(clientId)
                                .clientSecret(secret)
                                .build()),
                () -> SecretExpiry.ofSecret(FileCredential.require(file, FileCredential::secret)));
    }

    /**
     * A client with a certificate and its private key in a PEM file, read again as a secret is.
     *
     * @throws IllegalArgumentException when the file cannot be read or does not hold both
     */
    public static AzureIdentity certificateFile(String tenant, String clientId, Path file) {
        FileCredential.require(file, FileCredential::certificate);
        return new AzureIdentity(
                "client " + clientId + " with a certificate",
                wires -> FileCredential.of(
                        file,
                        FileCredential::certificate,
                        pem -> at(wires, new ClientCertificateCredentialBuilder())
                                .tenantId(tenant)
                                .clientId(clientId)
                                .pemCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                                .build()),
                () -> SecretExpiry.ofCertificate(FileCredential.require(file, FileCredential::certificate)));
    }

    /** What azure-identity finds: environment variables, a workload or managed identity, the Azure CLI. */
    public static AzureIdentity found() {
        return new AzureIdentity("what azure-identity finds", wires -> {
            DefaultAzureCredentialBuilder builder =
                    new DefaultAzureCredentialBuilder().authorityHost(wires.authority());
            if (wires.isCustomAuthority()) {
                builder.disableInstanceDiscovery();
            }
            return builder.httpClient(wires.client()).build();
        });
    }

    /** A credential made elsewhere. */
    public static AzureIdentity of(TokenCredential given) {
        Objects.requireNonNull(given);
        return new AzureIdentity("a given credential", wires -> given);
    }

    /** A client whose secret is known to everybody, as an emulator takes it. */
    static AzureIdentity open(String tenant, String clientId) {
        return new AzureIdentity(
                "anybody",
                wires -> at(wires, new ClientSecretCredentialBuilder())
                        .tenantId(tenant)
                        .clientId(clientId)
                        .clientSecret("unused")
                        .build());
    }

    private static <T extends AadCredentialBuilderBase<T>> T at(Wires wires, T builder) {
        if (wires.isCustomAuthority()) {
            builder.disableInstanceDiscovery();
        }
        return builder.authorityHost(wires.authority()).httpClient(wires.client());
    }

    TokenCredential credential(Wires wires) {
        return credential.apply(wires);
    }

    /** Whether it has a secret or a certificate, which somebody has to renew. */
    boolean hasSecret() {
        return expiry != null;
    }

    /** When its secret or certificate expires; empty where it has none or nobody can tell. */
    Optional<Instant> secretExpiry() {
        return expiry == null ? Optional.empty() : expiry.get();
    }

    /** What it is; never a secret. */
    @Override
    public String toString() {
        return description;
    }
}
