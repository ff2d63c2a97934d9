package io.scimwright.apim;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.SignInMode;
import io.scimwright.apim.internal.Administrators;
import io.scimwright.apim.internal.ApimGroupProvider;
import io.scimwright.apim.internal.ApimUserProvider;
import io.scimwright.apim.internal.ManagementPlane;
import io.scimwright.apim.internal.Subscriptions;
import io.scimwright.apim.internal.Workshop;
import io.scimwright.apim.internal.azure.AzureManagementPlane;
import io.scimwright.apim.internal.azure.AzureSubscriptions;
import io.scimwright.apim.internal.azure.RecordingPolicy;
import io.scimwright.apim.traffic.CallBudget;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.server.spi.ResourceProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * One API Management service as a store of SCIM users and groups. Thread-safe; keeps no state of its own.
 *
 * <pre>{@code
 * ApimService apim = ApimService.of(ApimConnection.to(subscription, resourceGroup, service)
 *         .identity(AzureIdentity.managed())
 *         .build());
 * ScimServer scim = ScimServer.builder()
 *         .resource(apim.users())
 *         .resource(apim.groups())
 *         .authenticator(BearerTokens.of("entra", token))
 *         .build();
 * }</pre>
 */
public final class ApimService {

    /** How long a write waits for others that write the same user. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManagementPlane plane;
    private final Subscriptions subscriptions;
    private final Administrators administrators;
    private final Choices choices;
    private final Workshop workshop;

    /** What the operator chooses. */
    private record Choices(Supplier<AccessMapping> mapping, StormBrake brake, SignInMode signIn, boolean mails) {}

    private ApimService(
            ManagementPlane plane, Subscriptions subscriptions, Administrators administrators, Choices choices) {
        this.plane = plane;
        this.subscriptions = subscriptions;
        this.administrators = administrators;
        this.choices = choices;
        this.workshop = new Workshop(
                plane.notifying(choices.mails()),
                subscriptions.notifying(choices.mails()),
                choices.mapping(),
                administrators,
                PATIENCE,
                choices.brake(),
                choices.signIn());
    }

    private ApimService with(Choices others) {
        return new ApimService(plane, subscriptions, administrators, others);
    }

    /**
     * The same service with what groups and roles mean; without it they mean nothing beyond themselves.
     *
     * @param current asked anew for each decision, so that it may change, as a {@link io.scimwright.apim.access.MappingFile} does
     */
    public ApimService withMapping(Supplier<AccessMapping> current) {
        return with(new Choices(current, choices.brake(), choices.signIn(), choices.mails()));
    }

    /** The same service with a brake for deprovisionings; the standard one lets 100 pass in ten minutes. */
    public ApimService withStormBrake(StormBrake other) {
        return with(new Choices(choices.mapping(), other, choices.signIn(), choices.mails()));
    }

    /** The same service with another way in for those who are created; the standard one is {@link SignInMode#CREATE}. */
    public ApimService withSignIn(SignInMode mode) {
        return with(new Choices(choices.mapping(), choices.brake(), mode, choices.mails()));
    }

    /**
     * The same service that has APIM send mails to those who are created or deleted and whose subscriptions change; otherwise only
     * invitations are sent.
     */
    public ApimService withNotify(boolean mails) {
        return with(new Choices(choices.mapping(), choices.brake(), choices.signIn(), mails));
    }

    /** A service in the public Azure cloud, with the credentials that azure-identity finds. */
    public static ApimService connect(String subscription, String resourceGroup, String service) {
        return of(ApimConnection.to(subscription, resourceGroup, service).build());
    }

    /** A service in the public Azure cloud, with the given credential. */
    public static ApimService connect(
            String subscription, String resourceGroup, String service, TokenCredential credential) {
        return of(ApimConnection.to(subscription, resourceGroup, service)
                .identity(AzureIdentity.of(credential))
                .build());
    }

    /**
     * A service behind a management plane at another https address that issues tokens to anybody: an emulator.
     *
     * @param trust trusts the certificate of that address
     */
    public static ApimService emulated(
            URI endpoint, SSLContext trust, String subscription, String resourceGroup, String service) {
        return of(ApimConnection.toEmulator(endpoint, trust, subscription, resourceGroup, service)
                .build());
    }

    /** The service at the end of a connection. Nothing is called before the first SCIM request. */
    public static ApimService of(ApimConnection connection) {
        String resourceGroup = connection.resourceGroup();
        String service = connection.service();
        ApiManagementManager manager = ApiManagementManager.configure()
                .withHttpClient(connection.client())
                .withPolicy(new RecordingPolicy(connection.listener()))
                // Calls are repeated within the budget, by this library.
                .withRetryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ZERO)))
                .authenticate(connection.credential(), connection.profile());
        CallBudget budget = connection.budget();
        ManagementPlane plane = new AzureManagementPlane(manager.serviceClient(), resourceGroup, service, budget);
        return new ApimService(
                plane,
                new AzureSubscriptions(manager.serviceClient(), resourceGroup, service, budget),
                new Administrators(plane),
                new Choices(
                        AccessMapping::none,
                        new StormBrake(100, Duration.ofMinutes(10), Clock.systemUTC()),
                        SignInMode.CREATE,
                        false));
    }

    /** The users of the service as SCIM users. */
    public ResourceProvider users() {
        return new ApimUserProvider(workshop);
    }

    /** The custom groups of the service as SCIM groups. */
    public ResourceProvider groups() {
        return new ApimGroupProvider(workshop);
    }
}
