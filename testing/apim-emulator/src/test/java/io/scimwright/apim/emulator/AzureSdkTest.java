package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.apimanagement.ApiManagementManager;
import com.azure.resourcemanager.apimanagement.fluent.models.UserContractInner;
import com.azure.resourcemanager.apimanagement.models.GroupContract;
import com.azure.resourcemanager.apimanagement.models.ProductContract;
import com.azure.resourcemanager.apimanagement.models.SubscriptionContract;
import com.azure.resourcemanager.apimanagement.models.SubscriptionCreateParameters;
import com.azure.resourcemanager.apimanagement.models.SubscriptionState;
import com.azure.resourcemanager.apimanagement.models.SubscriptionUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.UserContract;
import com.azure.resourcemanager.apimanagement.models.UserCreateParameters;
import com.azure.resourcemanager.apimanagement.models.UserState;
import com.azure.resourcemanager.apimanagement.models.UserUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.Users;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AzureSdkTest {
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";

    private ApimEmulator apim;
    private ApiManagementManager manager;

    @BeforeEach
    void signIn() {
        apim = ApimEmulator.start();
        manager = manager("any", new RetryPolicy("Retry-After", ChronoUnit.SECONDS));
    }

    private ApiManagementManager manager(String secret, RetryPolicy retries) {
        HttpClient http =
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(apim.sslContext())).build();
        String base = apim.baseUrl().toString();
        TokenCredential credential = new ClientSecretCredentialBuilder()
                .tenantId(TENANT)
                .clientId(CLIENT)
                .clientSecret(secret)
                .authorityHost(base)
                .disableInstanceDiscovery()
                .httpClient(http)
                .build();
        Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put("resourceManagerEndpointUrl", base);
        endpoints.put("managementEndpointUrl", base);
        endpoints.put("activeDirectoryEndpointUrl", base);
        AzureProfile profile = new AzureProfile(TENANT, apim.subscriptionId(), new AzureEnvironment(endpoints));
        return ApiManagementManager.configure()
                .withHttpClient(http)
                .withRetryPolicy(retries)
                .authenticate(credential, profile);
    }

    @AfterEach
    void stop() {
        apim.close();
    }

    @Test
    void createsReadsFindsPatchesAndDeletesAUser() {
        createUser("ada", "ada+x@example.com");

        UserContract read = manager.users().get(apim.resourceGroup(), apim.serviceName(), "ada");
        assertThat(read.email()).isEqualTo("ada+x@example.com");
        assertThat(read.state()).isEqualTo(UserState.ACTIVE);
        assertThat(read.registrationDate()).isNotNull();

        List<UserContract> found = manager
                .users()
                .listByService(
                        apim.resourceGroup(),
                        apim.serviceName(),
                        "email eq 'ada+x@example.com' and state eq 'active'",
                        null,
                        null,
                        null,
                        Context.NONE)
                .stream()
                .toList();
        assertThat(found).extracting(UserContract::name).containsExactly("ada");

        UserContractInner patched = manager.serviceClient()
                .getUsers()
                .updateWithResponse(
                        apim.resourceGroup(),
                        apim.serviceName(),
                        "ada",
                        "*",
                        new UserUpdateParameters().withState(UserState.BLOCKED),
                        Context.NONE)
                .getValue();
        assertThat(patched.state()).isEqualTo(UserState.BLOCKED);
        assertThat(apim.state().user("ada").orElseThrow().state()).isEqualTo("blocked");

        manager.users()
                .deleteWithResponse(
                        apim.resourceGroup(), apim.serviceName(), "ada", "*", true, false, null, Context.NONE);
        assertThatThrownBy(() -> manager.users().get(apim.resourceGroup(), apim.serviceName(), "ada"))
                .isInstanceOfSatisfying(ManagementException.class, e -> {
                    assertThat(e.getResponse().getStatusCode()).isEqualTo(404);
                    assertThat(e.getValue().getCode()).isEqualTo("ResourceNotFound");
                    assertThat(e.getValue().getMessage()).isEqualTo("User not found.");
                });
    }

    @Test
    void createsAGroupAndChangesItsMembers() {
        createUser("ada", "ada@example.com");
        GroupContract group = manager.groups()
                .define("payments")
                .withExistingService(apim.resourceGroup(), apim.serviceName())
                .withDisplayName("Payments")
                .create();
        assertThat(group.displayName()).isEqualTo("Payments");

        manager.groupUsers().create(apim.resourceGroup(), apim.serviceName(), "payments", "ada");
        assertThat(manager.groupUsers()
                        .checkEntityExistsWithResponse(
                                apim.resourceGroup(), apim.serviceName(), "payments", "ada", Context.NONE)
                        .getStatusCode())
                .isEqualTo(204);
        assertThat(manager.userGroups().list(apim.resourceGroup(), apim.serviceName(), "ada"))
                .extracting(GroupContract::name)
                .containsExactly("developers", "payments");
        assertThat(manager.groupUsers().list(apim.resourceGroup(), apim.serviceName(), "payments"))
                .extracting(UserContract::name)
                .containsExactly("ada");

        manager.groupUsers()
                .deleteWithResponse(apim.resourceGroup(), apim.serviceName(), "payments", "ada", Context.NONE);
        assertThat(apim.state().group("payments").orElseThrow().members()).isEmpty();
    }

    @Test
    void followsNextLinksToTheEnd() {
        for (int i = 0; i < 7; i++) {
            createUser("user" + i, "user" + i + "@example.com");
        }
        List<Integer> pages = manager.users()
                .listByService(apim.resourceGroup(), apim.serviceName(), null, 3, null, null, Context.NONE)
                .streamByPage()
                .map(PagedResponse::getValue)
                .map(List::size)
                .toList();
        assertThat(pages).containsExactly(3, 3, 2);
    }

    @Test
    void subscribesAUserSuspendsTheSubscriptionAndListsIt() {
        createUser("ada", "ada@example.com");
        SubscriptionContract created = manager.subscriptions()
                .createOrUpdate(
                        apim.resourceGroup(),
                        apim.serviceName(),
                        "s",
                        new SubscriptionCreateParameters()
                                .withScope("/products/starter")
                                .withDisplayName("Ada's")
                                .withOwnerId("/users/ada"));
        assertThat(created.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(created.primaryKey()).isNotEmpty();
        manager.subscriptions()
                .update(
                        apim.resourceGroup(),
                        apim.serviceName(),
                        "s",
                        "*",
                        new SubscriptionUpdateParameters().withState(SubscriptionState.SUSPENDED));
        assertThat(manager.userSubscriptions().list(apim.resourceGroup(), apim.serviceName(), "ada"))
                .extracting(SubscriptionContract::state)
                .containsExactly(SubscriptionState.SUSPENDED);
        assertThat(manager.products().listByService(apim.resourceGroup(), apim.serviceName()))
                .extracting(ProductContract::displayName)
                .containsExactly("Starter", "Unlimited");
        assertThat(manager.subscriptions()
                        .listSecrets(apim.resourceGroup(), apim.serviceName(), "s")
                        .primaryKey())
                .isEqualTo(created.primaryKey());
    }

    @Test
    void aServiceIsFoundByItsName() {
        assertThat(manager.apiManagementServices()
                        .getByResourceGroup(apim.resourceGroup(), apim.serviceName())
                        .gatewayUrl())
                .isEqualTo("https://apim-emulator.azure-api.net");
    }

    @Test
    void aSecretThatIsWrongOrExpiredIsToldByAzureIdentity() {
        apim.settings(apim.settings()
                .with(Setting.STRICT_TOKENS, true)
                .with(Setting.CLIENTS, Map.of(CLIENT, List.of("right")))
                .with(Setting.EXPIRED_SECRETS, Map.of(CLIENT, List.of("old"))));
        RetryPolicy once = new RetryPolicy(new FixedDelay(0, Duration.ZERO));
        assertThat(manager("right", once)
                        .users()
                        .get(apim.resourceGroup(), apim.serviceName(), "1")
                        .name())
                .isEqualTo("1");
        Users wrong = manager("wrong", once).users();
        assertThatThrownBy(() -> wrong.get(apim.resourceGroup(), apim.serviceName(), "1"))
                .hasStackTraceContaining("AADSTS7000215");
        Users expired = manager("old", once).users();
        assertThatThrownBy(() -> expired.get(apim.resourceGroup(), apim.serviceName(), "1"))
                .hasStackTraceContaining("AADSTS7000222");
    }

    @Test
    void aThrottledCallIsRetriedAfterTheSecondsThatItWasTold() {
        apim.faults(Fault.status(429)
                .retryAfter(Duration.ofSeconds(1))
                .method("GET")
                .calls(1, 1));
        assertThat(manager.users()
                        .get(apim.resourceGroup(), apim.serviceName(), "1")
                        .name())
                .isEqualTo("1");
        assertThat(apim.journal()).extracting(JournalEntry::status).containsExactly(200, 429, 200);
    }

    private void createUser(String id, String email) {
        manager.serviceClient()
                .getUsers()
                .createOrUpdateWithResponse(
                        apim.resourceGroup(),
                        apim.serviceName(),
                        id,
                        new UserCreateParameters()
                                .withEmail(email)
                                .withFirstName("Ada")
                                .withLastName("Lovelace"),
                        false,
                        null,
                        Context.NONE);
    }
}
