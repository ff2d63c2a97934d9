package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.spring.ScimProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Name;

/** What the page of the provisioner says against what there is. */
class ProvisionerPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "apim.md");

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static Set<String> found(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theTableHasEverySettingAndNoOther() throws Exception {
        String page = page();
        String table = page.substring(page.indexOf("## Settings"), page.indexOf("## Signing in to Azure"));
        Set<String> there = new TreeSet<>();
        collect("scimwright.", ProvisionerSettings.class, there);
        Set<String> ofEveryEndpoint = new TreeSet<>();
        collect("scimwright.", ScimProperties.class, ofEveryEndpoint);
        Set<String> told = found("[|,] `(scimwright\\.[a-z.-]+[a-z])", table);
        assertThat(told).containsAll(there);
        told.removeAll(there);
        assertThat(ofEveryEndpoint).containsAll(told);
    }

    private static String name(Class<?> settings, RecordComponent component) throws NoSuchFieldException {
        Name given = settings.getDeclaredField(component.getName()).getAnnotation(Name.class);
        return given == null ? component.getName() : given.value();
    }

    private static void collect(String prefix, Class<?> settings, Set<String> there) throws NoSuchFieldException {
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix
                    + name(settings, component).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                collect(name + ".", component.getType(), there);
            } else {
                there.add(name);
            }
        }
    }

    @Test
    void everyMetricThatItNamesIsMeasured() throws Exception {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "on-delete: delete");
        Path tokens = Files.writeString(folder.resolve("tokens"), "ops " + Program.TOKEN);
        try (ApimEmulator emulator = ApimEmulator.start();
                Program program =
                        Program.on(emulator, "scimwright.mapping=" + mapping, "scimwright.token-file=" + tokens)) {
            program.client().get("/Users").hasStatus(200);
            String scraped =
                    program.send("GET", "/actuator/prometheus", Program.TOKEN).body();
            Set<String> named = found("(scimwright_[a-z_]+[a-z])", page());
            assertThat(named).hasSizeGreaterThanOrEqualTo(8);
            assertThat(named).allSatisfy(name -> assertThat(scraped).contains("\n" + name));
        }
    }

    @Test
    void everyPlaceThatItPointsToIsThere() throws Exception {
        String page = page();
        Set<String> places = page.lines()
                .filter(line -> line.startsWith("##"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        assertThat(places).containsAll(found("\\]\\(#([^)]+)\\)", page));
    }
}
