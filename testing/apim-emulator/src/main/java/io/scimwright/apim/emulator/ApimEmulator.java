package io.scimwright.apim.emulator;

import io.scimwright.apim.emulator.internal.admin.AdminApi;
import io.scimwright.apim.emulator.internal.admin.StateReader;
import io.scimwright.apim.emulator.internal.arm.ArmFront;
import io.scimwright.apim.emulator.internal.arm.Authentication;
import io.scimwright.apim.emulator.internal.arm.EmulatorClock;
import io.scimwright.apim.emulator.internal.arm.Router;
import io.scimwright.apim.emulator.internal.http.CertificateAuthority;
import io.scimwright.apim.emulator.internal.http.EmulatorServer;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.resource.EndpointTable;
import io.scimwright.apim.emulator.internal.token.AccessTokens;
import io.scimwright.apim.emulator.internal.token.TokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

/**
 * A local management plane of Azure API Management: one service with its users, groups, products and subscriptions, the
 * token endpoint for client credentials, and {@code /_emulator/…} to look behind. It speaks https with certificates that
 * it makes itself. Thread-safe.
 *
 * <pre>{@code
 * try (ApimEmulator apim = ApimEmulator.start()) {
 *     HttpClient http = java.net.http.HttpClient.newBuilder().sslContext(apim.sslContext()).build();
 *     // … call apim.baseUrl() + apim.serviceId() + "/users?api-version=2021-08-01"
 * }
 * }</pre>
 */
public final class ApimEmulator implements AutoCloseable {
    private final Services services;
    private final ServiceName name;
    private final AtomicReference<EmulatorSettings> settings;
    private final EmulatorSettings initialSettings;
    private final CertificateAuthority authority;
    private final Path caFile;
    private final EmulatorClock clock;
    private final ArmFront front;
    private final AdminApi admin;
    private final TokenEndpoint tokens;
    private final EmulatorServer server;

    private ApimEmulator(Builder builder) throws IOException {
        initialSettings = builder.settings;
        settings = new AtomicReference<>(initialSettings);
        name = new ServiceName(builder.subscription, builder.resourceGroup, builder.service);
        services = new Services(name, initialSettings);
        clock = new EmulatorClock(initialSettings);
        AccessTokens accessTokens = new AccessTokens();
        tokens = new TokenEndpoint(accessTokens);
        front = new ArmFront(
                services,
                new Router(EndpointTable.endpoints()),
                new Authentication(accessTokens, clock),
                clock,
                this::settings);
        admin = new AdminApi(services);
        authority = CertificateAuthority.create(List.of("management.azure.com"));
        server = EmulatorServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), builder.port),
                authority.serverContext(),
                this::answer);
        caFile = Files.createTempFile("apim-emulator-ca", ".pem");
        Files.writeString(caFile, authority.pem());
    }

    /** Starts to describe an emulator. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts an emulator with all defaults on a free port. */
    public static ApimEmulator start() {
        return builder().start();
    }

    /** {@code https://localhost:PORT}, without a slash at the end. */
    public URI baseUrl() {
        return URI.create("https://localhost:" + port());
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** The Azure subscription of the service. */
    public String subscriptionId() {
        return name.subscriptionId();
    }

    /** The resource group of the service. */
    public String resourceGroup() {
        return name.resourceGroup();
    }

    /** The name of the service. */
    public String serviceName() {
        return name.service();
    }

    /** The full resource id of the service, {@code /subscriptions/…/service/NAME}. */
    public String serviceId() {
        return name.id();
    }

    /** The certificate of the authority that signed the server's certificate. */
    public X509Certificate caCertificate() {
        return authority.certificate();
    }

    /** A PEM file with {@link #caCertificate()}. */
    public Path caCertificateFile() {
        return caFile;
    }

    /** A TLS context for clients that trusts this emulator and nobody else. */
    public SSLContext sslContext() {
        return authority.clientContext();
    }

    /** The settings in force. */
    public EmulatorSettings settings() {
        return Objects.requireNonNull(settings.get());
    }

    /** Puts other settings in force at once. */
    public void settings(EmulatorSettings other) {
        settings.set(other);
        clock.apply(other);
    }

    /** What the service holds now. */
    public EmulatorState state() {
        return StateReader.read(services.home());
    }

    /** Forgets everything: the service is as new and the settings are those of the start. */
    public void reset() {
        settings(initialSettings);
        services.reset(initialSettings);
    }

    @Override
    public void close() {
        server.close();
        try {
            Files.deleteIfExists(caFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response answer(Request request) {
        if (AdminApi.serves(request)) {
            return admin.answer(request);
        }
        return TokenEndpoint.serves(request) ? tokens.answer(request, settings(), clock.now()) : front.answer(request);
    }

    /** Describes an emulator before it starts. Not thread-safe. */
    public static final class Builder {
        private int port;
        private String subscription = "00000000-0000-0000-0000-000000000000";
        private String resourceGroup = "emulated";
        private String service = "apim-emulator";
        private EmulatorSettings settings = EmulatorSettings.defaults();

        private Builder() {}

        /** The port to listen on; 0, the default, takes a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** The Azure subscription of the service. */
        public Builder subscription(String id) {
            subscription = id;
            return this;
        }

        /** The resource group of the service. */
        public Builder resourceGroup(String group) {
            resourceGroup = group;
            return this;
        }

        /** The name of the service. */
        public Builder service(String serviceName) {
            service = serviceName;
            return this;
        }

        /** The settings to start with. */
        public Builder settings(EmulatorSettings start) {
            settings = start;
            return this;
        }

        /**
         * Starts it.
         *
         * @throws UncheckedIOException if the port is taken
         */
        public ApimEmulator start() {
            try {
                return new ApimEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
            }
        }
    }
}
