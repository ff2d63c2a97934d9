package io.scimwright.example.provisioner;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The program in this process, over an emulator that outlives it. */
final class Program implements AutoCloseable {

    static final String TOKEN = "test-token-3f9a-5b1c-77d2-0e4f-a86b";

    private final ConfigurableApplicationContext context;

    private Program(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it over an emulator as if that were in its own process; the settings are lines as in a properties file. */
    static Program on(ApimEmulator emulator, String... settings) {
        SpringApplication application = application();
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        "emulator",
                        ApimEmulator.class,
                        () -> emulator,
                        definition -> definition.setDestroyMethodName("")));
        List<String> all = new ArrayList<>(List.of("scimwright.apim.emulator=true"));
        all.addAll(List.of(settings));
        return start(application, all);
    }

    /** Starts it over whatever the settings name. */
    static Program with(List<String> settings) {
        return start(application(), settings);
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(ProvisionerApplication.class);
        application.addListeners(new SettingsCheck());
        return application;
    }

    private static Program start(SpringApplication application, List<String> settings) {
        List<String> all = new ArrayList<>(List.of("--server.port=0"));
        if (settings.stream().noneMatch(setting -> setting.startsWith("scimwright.audit-file="))) {
            all.add("--scimwright.audit-file=" + System.getProperty("java.io.tmpdir") + "/scimwright-test-audit.jsonl");
        }
        if (settings.stream().noneMatch(setting -> setting.startsWith("scimwright.token"))) {
            all.add("--scimwright.tokens.entra=" + TOKEN);
        }
        settings.forEach(setting -> all.add("--" + setting));
        return new Program(application.run(all.toArray(String[]::new)));
    }

    int port() {
        return Integer.parseInt(String.valueOf(context.getEnvironment().getProperty("local.server.port")));
    }

    String origin() {
        return "http://localhost:" + port();
    }

    ScimClient client() {
        return ScimClient.of(origin() + "/scim/v2", TOKEN);
    }

    /** Sends a request without a body and without SCIM around it. */
    HttpResponse<String> send(String method, String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin() + path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Stops it as SIGTERM does, and returns when it has stopped. */
    @Override
    public void close() {
        context.close();
    }
}
