package io.scimwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Writes docs/conformance.md from the display names of every {@code *ConformanceTest} in the reactor, so that the page cannot say
 * what no test shows: {@code [12] [13] RFC 7644 §3.3: a sentence} stands for items 12 and 13 of the checklist. The build fails
 * while the page is not what the tests say, and {@code -Dconformance.write=true} writes it anew.
 */
@DisplayName("The conformance page")
class ConformancePageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve(Path.of("docs", "conformance.md"));
    private static final String UNTESTED = "/conformance-untested.txt";

    private static final Pattern TEST = Pattern.compile(
            "@DisplayName\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+)\\)\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*void\\s+(\\w+)\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern ITEM = Pattern.compile("\\[(\\d+)]\\s*");

    /** A section of the checklist: its name and its last item. */
    private record Section(String name, int last) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("Schema and attributes (RFC 7643 sections 2 and 7)", 50),
            new Section("Resources (RFC 7643 sections 3 and 4)", 99),
            new Section("Discovery (RFC 7643 sections 5 to 7, RFC 7644 section 4)", 122),
            new Section("Endpoints, HTTP and formats (RFC 7644 sections 3.1, 3.2, 3.8 and 3.13)", 142),
            new Section("Create (RFC 7644 section 3.3)", 155),
            new Section("Retrieve and list (RFC 7644 section 3.4)", 171),
            new Section("Filter grammar (RFC 7644 section 3.4.2.2)", 191),
            new Section("Filter semantics (RFC 7644 section 3.4.2.2)", 218),
            new Section("Sorting (RFC 7644 section 3.4.2.3)", 227),
            new Section("Pages by index (RFC 7644 section 3.4.2.4)", 237),
            new Section("Pages by cursor (RFC 9865)", 253),
            new Section("Projection (RFC 7644 sections 3.4.2.5 and 3.9)", 267),
            new Section("Search by POST (RFC 7644 section 3.4.3)", 272),
            new Section("PUT (RFC 7644 section 3.5.1)", 286),
            new Section("PATCH: envelope and general (RFC 7644 section 3.5.2)", 310),
            new Section("PATCH: path forms (RFC 7644 section 3.5.2)", 316),
            new Section("PATCH: add (RFC 7644 section 3.5.2.1)", 329),
            new Section("PATCH: remove (RFC 7644 section 3.5.2.2)", 341),
            new Section("PATCH: replace (RFC 7644 section 3.5.2.3)", 354),
            new Section("DELETE (RFC 7644 section 3.6)", 362),
            new Section("Bulk (RFC 7644 section 3.7)", 386),
            new Section("/Me (RFC 7644 section 3.11)", 391),
            new Section("Versions and conditions (RFC 7644 section 3.14)", 400),
            new Section("Errors (RFC 7644 section 3.12)", 410),
            new Section("Tenants (RFC 7644 section 6)", 414),
            new Section("Security (RFC 7644 sections 2 and 7)", 428),
            new Section("Events (RFC 9967)", 434));

    @Test
    @DisplayName("says what the tests say")
    void pageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run the test with -Dconformance.write=true").hasContent(page);
    }

    @Test
    @DisplayName("has a test or a reason for every item of the checklist, and never both")
    void everyItemIsAnswered() {
        Map<Integer, List<String>> tested = tested();
        Map<Integer, String> untested = untested();
        List<Integer> open = new ArrayList<>();
        for (int item = 1; item <= SECTIONS.get(SECTIONS.size() - 1).last(); item++) {
            if (tested.containsKey(item) == untested.containsKey(item)) {
                open.add(item);
            }
        }
        assertThat(open).as("items with neither or with both").isEmpty();
    }

    private static String page() {
        Map<Integer, List<String>> tested = tested();
        Map<Integer, String> untested = untested();
        int last = SECTIONS.get(SECTIONS.size() - 1).last();
        StringBuilder page = new StringBuilder("""
                # Conformance

                Written by `ConformancePageTest` from the display names of the tests; not to be edited. The numbers are those of the
                project's checklist of RFC 7643, RFC 7644, RFC 9865 and RFC 9967 with their errata.

                """);
        page.append("Of ")
                .append(last)
                .append(" items ")
                .append(tested.size())
                .append(" are tested; ")
                .append(untested.size())
                .append(" are not, each with its reason.\n");
        int item = 1;
        for (Section section : SECTIONS) {
            page.append("\n## ").append(section.name()).append("\n\n| Item | Test | Status |\n|---|---|---|\n");
            for (; item <= section.last(); item++) {
                List<String> tests = tested.get(item);
                page.append("| ").append(item).append(" | ");
                page.append(tests == null ? "" : String.join("<br>", tests)).append(" | ");
                page.append(tests == null ? "not tested: " + untested.getOrDefault(item, "open") : "tested")
                        .append(" |\n");
            }
        }
        return page.toString();
    }

    private static Map<Integer, List<String>> tested() {
        Map<Integer, List<String>> tested = new TreeMap<>();
        for (Path source : sources()) {
            String type = source.getFileName().toString().replace(".java", "");
            Matcher test = TEST.matcher(read(source));
            while (test.find()) {
                String name = name(test.group(1));
                String cell = ITEM.matcher(name).replaceAll("").strip().replace("|", "\\|") + " (`" + type + "."
                        + test.group(2) + "`)";
                Matcher item = ITEM.matcher(name);
                while (item.find()) {
                    tested.computeIfAbsent(Integer.valueOf(item.group(1)), none -> new ArrayList<>())
                            .add(cell);
                }
            }
        }
        return tested;
    }

    private static String name(String literals) {
        StringBuilder name = new StringBuilder();
        Matcher literal = LITERAL.matcher(literals);
        while (literal.find()) {
            name.append(literal.group(1));
        }
        return name.toString().translateEscapes();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            return files.filter(file -> file.getFileName().toString().endsWith("ConformanceTest.java"))
                    .filter(file -> file.toString().contains("src" + File.separator + "test"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, String> untested() {
        Map<Integer, String> reasons = new TreeMap<>();
        try (InputStream in =
                Objects.requireNonNull(ConformancePageTest.class.getResourceAsStream(UNTESTED), UNTESTED)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int blank = line.indexOf(' ');
                if (blank > 0 && !line.startsWith("#")) {
                    reasons.put(
                            Integer.valueOf(line.substring(0, blank)),
                            line.substring(blank + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }
}
