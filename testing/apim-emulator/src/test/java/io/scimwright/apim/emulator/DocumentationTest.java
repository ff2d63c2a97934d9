package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationTest extends EmulatorTest {
    private static final Pattern METHOD = Pattern.compile(" -X (\\w+)");
    private static final Pattern HEADER = Pattern.compile(" -H '([^:']+): ([^']+)'");
    private static final Pattern BODY = Pattern.compile(" -d '([^']+)'");
    private static final Pattern URL = Pattern.compile(" \"(\\$E[^\"]+)\"$");

    private final String page = read();

    @Test
    void everySettingIsInTheTableWithItsDefault() {
        for (Setting<?> setting : Setting.all()) {
            String row = page.lines()
                    .filter(line -> line.startsWith("|"))
                    .filter(line -> line.split("\\|")[1].contains("`" + setting.name() + "`"))
                    .findFirst()
                    .orElse("");
            assertThat(row).as("the row of %s", setting.name()).isNotEmpty();
            if (setting != Setting.USER_DELETE_REFUSAL) {
                assertThat(row.split("\\|")[2])
                        .as("the default of %s", setting.name())
                        .contains(shown(setting));
            }
        }
    }

    @Test
    void everyKindOfFaultIsInTheTable() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            assertThat(page).contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`");
        }
    }

    @Test
    void everyCurlLineWorks() throws Exception {
        List<String> lines =
                page.lines().filter(line -> line.startsWith("curl ")).toList();
        assertThat(lines).hasSizeGreaterThan(10);
        HttpClient http = HttpClient.newBuilder().sslContext(apim.sslContext()).build();
        for (String line : lines) {
            HttpResponse<String> answer = http.send(request(line), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(line + "\n" + answer.body()).isBetween(200, 299);
        }
    }

    private HttpRequest request(String line) {
        Matcher url = URL.matcher(line);
        assertThat(url.find()).as(line).isTrue();
        String target = url.group(1).replace("$E", apim.baseUrl().toString()).replace("$S", apim.serviceId());
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(target));
        HEADER.matcher(line).results().forEach(header -> builder.header(header.group(1), header.group(2)));
        Matcher body = BODY.matcher(line);
        boolean hasBody = body.find();
        Matcher method = METHOD.matcher(line);
        String verb = method.find() ? method.group(1) : hasBody ? "POST" : "GET";
        HttpRequest.BodyPublisher publisher =
                hasBody ? HttpRequest.BodyPublishers.ofString(body.group(1)) : HttpRequest.BodyPublishers.noBody();
        return builder.method(verb, publisher).build();
    }

    private static String shown(Setting<?> setting) {
        return setting.defaultValue() instanceof Map ? "{}" : String.valueOf(setting.defaultValue());
    }

    private static String read() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        try {
            return Files.readString(root.resolve("docs").resolve("emulator.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
