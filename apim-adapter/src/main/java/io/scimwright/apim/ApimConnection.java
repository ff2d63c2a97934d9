package io.scimwright.apim;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import io.scimwright.apim.internal.azure.TokenRefusals;
import io.scimwright.apim.internal.azure.Wires;
import io.scimwright.apim.traffic.CallBudget;
import io.scimwright.apim.traffic.CallListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where an API Management service is and how to get there. Thread-safe; nothing is called before it is used.
 *
 * <pre>{@code
 * ApimService apim = ApimService.of(ApimConnection.to(subscription, resourceGroup, service)
 *         .identity(AzureIdentity.managed())
 *         .build());
 * }</pre>
 */
public final class ApimConnection {

    /** An emulator takes any tenant and client; azure-identity wants them to look like ids. */
    private static final String ANY_ID = "00000000-0000-0000-0000-000000000000";

    private final String subscription;
    private final String resourceGroup;
    private final String service;
    private final AzureEnvironment environment;
    private final HttpClient client;
    private final TokenCredential credential;
    private final AzureIdentity identity;
    private final CallBudget budget;
    private final CallListener listener;

    private ApimConnection(Builder parts) {
        this.subscription = parts.subscription;
        this.resourceGroup = parts.resourceGroup;
        this.service = parts.service;
        this.environment = parts.environment();
        this.client = parts.client();
        Wires wires = new Wires(client, environment.getActiveDirectoryEndpoint(), parts.authority != null);
        this.credential = TokenRefusals.unified(parts.identity.credential(wires), parts.listener);
        this.identity = parts.identity;
        this.budget = CallBudget.of(parts.patience);
        this.listener = parts.listener;
    }

    /** Begins with a service in the public cloud and the credentials that azure-identity finds. */
    public static Builder to(String subscription, String resourceGroup, String service) {
        return new Builder(subscription, resourceGroup, service);
    }

    /**
     * Begins with a service behind a management plane that issues tokens to anybody: an emulator.
     *
     * @param trust trusts the certificate of the endpoint
     */
    public static Builder toEmulator(
            URI endpoint, SSLContext trust, String subscription, String resourceGroup, String service) {
        return new Builder(subscription, resourceGroup, service)
                .endpoint(endpoint)
                .authority(endpoint)
                .trust(trust)
                .identity(AzureIdentity.open(ANY_ID, ANY_ID));
    }

    /**
     * Asks for a token now.
     *
     * @param atMost how long to wait for an answer
     */
    public AzureSignIn signIn(Duration atMost) {
        return AzureSignIn.by(credential, scope(), atMost);
    }

    /** As whom it signs in, in words. */
    public String identity() {
        return identity.toString();
    }

    /** Whether it signs in by a secret or a certificate, which somebody has to renew. */
    public boolean hasSecret() {
        return identity.hasSecret();
    }

    /** When the secret or certificate expires; empty where there is none or nobody can tell. */
    public Optional<Instant> secretExpiry() {
        return identity.secretExpiry();
    }

    /** The path of the service below the management plane. */
    public String servicePath() {
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup
                + "/providers/Microsoft.ApiManagement/service/" + service;
    }

    /** The URL of the management plane, without a slash at its end. */
    public String endpoint() {
        String url = environment.getResourceManagerEndpoint();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The URL of the issuer of tokens. */
    public String authority() {
        return environment.getActiveDirectoryEndpoint();
    }

    String resourceGroup() {
        return resourceGroup;
    }

    String service() {
        return service;
    }

    AzureProfile profile() {
        return new AzureProfile("", subscription, environment);
    }

    /** The HTTP client that trusts whom this connection trusts. */
    public HttpClient client() {
        return client;
    }

    /** Issues the tokens of this connection. */
    public TokenCredential credential() {
        return credential;
    }

    /** What tokens have to be for. */
    public String scope() {
        return environment.getManagementEndpoint() + "/.default";
    }

    /** The budget that all calls over this connection share. */
    public CallBudget budget() {
        return budget;
    }

    CallListener listener() {
        return listener;
    }

    @Override
    public String toString() {
        return endpoint() + servicePath() + " as " + identity;
    }

    /** Collects what a connection needs. Not thread-safe. */
    public static final class Builder {

        private final String subscription;
        private final String resourceGroup;
        private final String service;
        private AzureCloud cloud = AzureCloud.PUBLIC;
        private @Nullable URI endpoint;
        private @Nullable URI authority;
        private @Nullable SSLContext trust;
        private AzureIdentity identity = AzureIdentity.found();
        private Duration patience = Duration.ofSeconds(20);
        private CallListener listener = CallListener.none();

        private Builder(String subscription, String resourceGroup, String service) {
            this.subscription = Objects.requireNonNull(subscription);
            this.resourceGroup = Objects.requireNonNull(resourceGroup);
            this.service = Objects.requireNonNull(service);
        }

        /** Sets the cloud; the public one by default. */
        public Builder cloud(AzureCloud value) {
            cloud = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets another address of the management plane than that of the cloud. Tokens are still for the cloud.
         *
         * @throws IllegalArgumentException when it is no https URI
         */
        public Builder endpoint(URI value) {
            endpoint = requireHttps(value);
            return this;
        }

        /**
         * Sets another issuer of tokens than that of the cloud.
         *
         * @throws IllegalArgumentException when it is no https URI
         */
        public Builder authority(URI value) {
            authority = requireHttps(value);
            return this;
        }

        /** Sets whose certificates are trusted; those that Java trusts by default. */
        public Builder trust(SSLContext value) {
            trust = Objects.requireNonNull(value);
            return this;
        }

        /** Sets as whom to sign in; {@link AzureIdentity#found} by default. */
        public Builder identity(AzureIdentity value) {
            identity = Objects.requireNonNull(value);
            return this;
        }

        /** Sets how long a call waits for its turn before the client is told to come back; 20 seconds by default. */
        public Builder patience(Duration value) {
            patience = Objects.requireNonNull(value);
            return this;
        }

        /** Sets who is told about each call. */
        public Builder listener(CallListener value) {
            listener = Objects.requireNonNull(value);
            return this;
        }

        public ApimConnection build() {
            return new ApimConnection(this);
        }

        private static URI requireHttps(URI uri) {
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException("must be an https URL, but is '" + uri + "'");
            }
            return uri;
        }

        private HttpClient client() {
            java.net.http.HttpClient.Builder http = java.net.http.HttpClient.newBuilder();
            return trust == null
                    ? new JdkHttpClientBuilder().build()
                    : new JdkHttpClientBuilder(http.sslContext(trust)).build();
        }

        private AzureEnvironment environment() {
            Map<String, String> endpoints = new HashMap<>(cloud.environment().getEndpoints());
            if (endpoint != null) {
                endpoints.put("resourceManagerEndpointUrl", endpoint.toString());
            }
            if (authority != null) {
                endpoints.put("activeDirectoryEndpointUrl", authority.toString());
            }
            return new AzureEnvironment(endpoints);
        }
    }
}
