package io.scimwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the pages for those who embed a server to the code and the settings that there are. */
@DisplayName("The pages on embedding")
class GuidePagesTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final String METADATA = "/META-INF/spring-configuration-metadata.json";

    /** A row of the table of properties: its name and its default, each as code; a dash where there is no default. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(scimwright\\.[^`]+)` \\| (?:`([^`]*)`|-) \\|");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCS)) {
            return files.filter(file -> file.getFileName().toString().matches("embedding-.*\\.md|custom-schema\\.md"))
                    .sorted()
                    .toList();
        }
    }

    /** All Java files that the build compiles and tests, without white space. */
    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> path.toString().contains("src"))
                    .sorted()
                    .toList()) {
                all.append(squeezed(Files.readString(file))).append('\n');
            }
            return all.toString();
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    @DisplayName("show no line of Java that no test runs")
    void codeIsCutFromSources() throws IOException {
        String sources = sources();
        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(3);
        for (Path page : pages) {
            String[] blocks = Files.readString(page).split("```java\n", -1);
            assertThat(blocks).as(page.toString()).hasSizeGreaterThan(2);
            for (int i = 1; i < blocks.length; i++) {
                String block = blocks[i].substring(0, blocks[i].indexOf("```"));
                for (String part : block.split("(?m)^ *…\n", -1)) {
                    assertThat(sources).as("%s: %s", page, part).contains(squeezed(part));
                }
            }
        }
    }

    @Test
    @DisplayName("list the properties of the starter with their defaults")
    void propertiesAreThoseOfTheStarter() throws IOException {
        String page = Files.readString(DOCS.resolve("embedding-spring.md"));
        Map<String, String> shown = new TreeMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            String value = row.group(2);
            shown.put(row.group(1).replace(".<name>", ""), value == null ? "" : value);
        }
        assertThat(shown).isEqualTo(properties());
    }

    private static Map<String, String> properties() throws IOException {
        Map<String, String> properties = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(GuidePagesTest.class.getResourceAsStream(METADATA))) {
            for (ScimValue element : ScimJson.read(in).elements("properties")) {
                ScimObject property = (ScimObject) element;
                properties.put(
                        property.findString("name").orElseThrow(),
                        property.find("defaultValue").map(GuidePagesTest::text).orElse(""));
            }
        }
        return properties;
    }

    private static String text(ScimValue value) {
        return value instanceof ScimString string ? string.value() : value.toString();
    }
}
