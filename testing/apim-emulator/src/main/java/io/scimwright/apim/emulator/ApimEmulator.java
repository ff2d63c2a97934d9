package io.scimwright.apim.emulator;

import io.scimwright.apim.emulator.internal.admin.AdminApi;
import io.scimwright.apim.emulator.internal.admin.Journal;
import io.scimwright.apim.emulator.internal.admin.SnapshotFile;
import io.scimwright.apim.emulator.internal.admin.StateReader;
import io.scimwright.apim.emulator.internal.arm.ArmFront;
import io.scimwright.apim.emulator.internal.arm.Authentication;
import io.scimwright.apim.emulator.internal.arm.LongRunning;
import io.scimwright.apim.emulator.internal.arm.Router;
import io.scimwright.apim.emulator.internal.fault.Faults;
import io.scimwright.apim.emulator.internal.http.CertificateAuthority;
import io.scimwright.apim.emulator.internal.http.EmulatorServer;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.http.Served;
import io.scimwright.apim.emulator.internal.http.TrustFiles;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.resource.EndpointTable;
import io.scimwright.apim.emulator.internal.throttle.Throttle;
import io.scimwright.apim.emulator.internal.time.EmulatorClock;
import io.scimwright.apim.emulator.internal.token.AccessTokens;
import io.scimwright.apim.emulator.internal.token.TokenEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

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
    private final EmulatorClock clock;
    private final Throttle throttle = new Throttle();
    private final Faults faults = new Faults();
    private final LongRunning longRunning = new LongRunning();
    private final Journal journal = new Journal();
    private final ArmFront front;
    private final AdminApi admin;
    private final TokenEndpoint tokens;
    private final @Nullable SnapshotFile snapshot;
    private final CertificateAuthority authority;
    private final EmulatorServer server;
    private final TrustFiles directory;

    private ApimEmulator(Builder builder) throws IOException {
        initialSettings = builder.settings;
        settings = new AtomicReference<>(initialSettings);
        name = new ServiceName(builder.subscription, builder.resourceGroup, builder.service);
        services = new Services(name, initialSettings);
        clock = new EmulatorClock(initialSettings);
        AccessTokens accessTokens = new AccessTokens();
        tokens = new TokenEndpoint(accessTokens);
        front = new ArmFront(new ArmFront.Parts(
                services,
                new Router(EndpointTable.endpoints(longRunning)),
                new Authentication(accessTokens),
                clock,
                throttle,
                faults,
                longRunning));
        admin = new AdminApi(new Controls(), services, journal);
        snapshot = builder.snapshot == null ? null : SnapshotFile.open(builder.snapshot, services);
        authority = CertificateAuthority.create(builder.hostNames);
        server = listen(builder);
        directory = TrustFiles.write(authority);
    }

    private EmulatorServer listen(Builder builder) throws IOException {
        try {
            return EmulatorServer.start(
                    new InetSocketAddress(builder.address, builder.port), authority.serverContext(), this::answer);
        } catch (BindException e) {
            throw new IOException("port " + builder.port + " is in use or not allowed", e);
        }
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
        return directory.pem();
    }

    /** A JKS trust store with {@link #caCertificate()} and the password {@code changeit}, for Java programs. */
    public Path trustStoreFile() {
        return directory.store();
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
        longRunning.finish(clock.now());
        return StateReader.read(services.home());
    }

    /** The requests served since the start or the last reset, the oldest first. */
    public List<JournalEntry> journal() {
        return journal.entries();
    }

    /** Forgets the journal. */
    public void clearJournal() {
        journal.clear();
    }

    /** Puts these faults in the place of the present ones; none ends them all. */
    public void faults(Fault... some) {
        faults.set(List.of(some));
    }

    /**
     * Forgets everything: the service is as new, the settings are those of the start, there are no faults, the journal is
     * empty, the clock shows real time and the buckets are full. Tokens stay valid.
     */
    public void reset() {
        settings(initialSettings);
        faults();
        clock.restart();
        longRunning.reset();
        services.reset(initialSettings);
        throttle.reset();
        journal.clear();
    }

    /** Stops to listen, writes the snapshot if there is one, and removes the certificate file. */
    @Override
    public void close() {
        server.close();
        if (snapshot != null) {
            snapshot.close();
        }
        directory.delete();
    }

    private Response answer(Request request) {
        if (AdminApi.serves(request)) {
            longRunning.finish(clock.now());
            return admin.answer(request);
        }
        Instant time = Instant.now();
        long start = System.nanoTime();
        Served served = TokenEndpoint.serves(request)
                ? tokens.answer(request, settings(), clock, faults)
                : front.answer(request, settings());
        journal.add(request, served.response().status(), served.principal(), time, System.nanoTime() - start);
        return served.response();
    }

    private final class Controls implements AdminApi.Controls {
        @Override
        public EmulatorSettings settings() {
            return ApimEmulator.this.settings();
        }

        @Override
        public void settings(EmulatorSettings other) {
            ApimEmulator.this.settings(other);
        }

        @Override
        public List<Fault> faults() {
            return faults.all();
        }

        @Override
        public void faults(List<Fault> some) {
            faults.set(some);
        }

        @Override
        public void reset() {
            ApimEmulator.this.reset();
        }
    }

    /** Describes an emulator before it starts. Not thread-safe. */
    public static final class Builder {
        private int port;
        private String subscription = "00000000-0000-0000-0000-000000000000";
        private String resourceGroup = "emulated";
        private String service = "apim-emulator";
        private EmulatorSettings settings = EmulatorSettings.defaults();
        private InetAddress address = InetAddress.getLoopbackAddress();
        private List<String> hostNames = List.of("management.azure.com");
        private @Nullable Path snapshot;

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
         * A file that the services are restored from and kept in, so that they survive a restart. Without it everything is
         * in memory.
         */
        public Builder snapshot(Path file) {
            snapshot = file;
            return this;
        }

        /** The address to listen on; the default is the loopback address, which nobody else can reach. */
        public Builder address(InetAddress listen) {
            address = listen;
            return this;
        }

        /** Names that the server's certificate is valid for, besides {@code localhost} and the loopback addresses. */
        public Builder hostNames(String... names) {
            hostNames = List.of(names);
            return this;
        }

        /**
         * Starts it.
         *
         * @throws UncheckedIOException if the port is taken or the snapshot cannot be read
         */
        public ApimEmulator start() {
            try {
                return new ApimEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException("the APIM emulator cannot start: " + e.getMessage(), e);
            }
        }
    }
}
