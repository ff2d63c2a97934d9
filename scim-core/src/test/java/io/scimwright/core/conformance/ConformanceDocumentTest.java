package io.scimwright.core.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Writes docs/conformance.md from the display names of the conformance tests, so that the page cannot say what no test shows:
 * the build fails while the page is not what the tests say, and {@code -Dconformance.write=true} writes it anew.
 */
@DisplayName("The conformance page")
class ConformanceDocumentTest {

    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    private static final List<Class<?>> TESTS = List.of(
            SchemaConformanceTest.class,
            ResourceConformanceTest.class,
            FilterConformanceTest.class,
            SortAndProjectionConformanceTest.class,
            PatchConformanceTest.class,
            PatchOperationsConformanceTest.class);

    private static final Pattern ITEM = Pattern.compile("\\[(\\d+)]");

    /** The sections that scim-core answers for: their name, first and last item. */
    private record Section(String name, int first, int last) {}

    private static final List<Section> SECTIONS = List.of(
            new Section("Schema and attributes (RFC 7643 sections 2 and 7)", 1, 50),
            new Section("Resources (RFC 7643 sections 3 and 4)", 51, 99),
            new Section("Filter grammar (RFC 7644 section 3.4.2.2)", 172, 191),
            new Section("Filter semantics (RFC 7644 section 3.4.2.2)", 192, 218),
            new Section("Sorting (RFC 7644 section 3.4.2.3)", 219, 227),
            new Section("Projection (RFC 7644 sections 3.4.2.5 and 3.9)", 254, 267),
            new Section("PATCH: envelope and general (RFC 7644 section 3.5.2)", 287, 310),
            new Section("PATCH: path forms (RFC 7644 section 3.5.2)", 311, 316),
            new Section("PATCH: add (RFC 7644 section 3.5.2.1)", 317, 329),
            new Section("PATCH: remove (RFC 7644 section 3.5.2.2)", 330, 341),
            new Section("PATCH: replace (RFC 7644 section 3.5.2.3)", 342, 354));

    private static final String STORE = "a matter of the store; ";
    private static final String ENGINE = "a matter of the engine, not of the core";

    /** Items without a test here, each with its reason. */
    private static final Map<Integer, String> ELSEWHERE = new TreeMap<>(Map.ofEntries(
            Map.entry(16, ENGINE + ": it makes absolute references from the base URI"),
            Map.entry(18, STORE + "unknown members are skipped or refused by the switch SKIP_UNKNOWN_MEMBERS"),
            Map.entry(
                    28,
                    "holds by construction: an attribute means what its definition says, default sub-attributes are matched by name"),
            Map.entry(46, STORE + "the in-memory provider and the engine's tests show it"),
            Map.entry(47, STORE + "ScimException.uniqueness is always 409"),
            Map.entry(48, STORE + "uniqueness global is enforced like server"),
            Map.entry(50, "optional; references are not followed, so that a target need not exist yet"),
            Map.entry(60, STORE + "the provider issues ids"),
            Map.entry(61, STORE + "the in-memory provider issues random ids"),
            Map.entry(62, STORE + "the in-memory provider issues ids of hexadecimal digits and hyphens"),
            Map.entry(67, STORE + "externalId is not unique"),
            Map.entry(69, ENGINE),
            Map.entry(70, STORE + "the in-memory provider sets both to the same time"),
            Map.entry(71, ENGINE),
            Map.entry(72, ENGINE),
            Map.entry(73, ENGINE),
            Map.entry(77, STORE + "the in-memory provider compares folds"),
            Map.entry(81, STORE + "the password is handed to the provider and never written"),
            Map.entry(82, STORE + "the core keeps nothing"),
            Map.entry(88, ENGINE + ": groups are filled from the Group provider"),
            Map.entry(89, ENGINE),
            Map.entry(92, ENGINE + ": it fills $ref and type"),
            Map.entry(94, STORE + "the core accepts groups as members"),
            Map.entry(95, STORE + "the core follows no membership"),
            Map.entry(211, "holds by construction: there are no defaults that are shown and not stored"),
            Map.entry(219, ENGINE),
            Map.entry(220, ENGINE),
            Map.entry(223, ENGINE + ": it refuses sortBy on a complex attribute without value"),
            Map.entry(225, ENGINE),
            Map.entry(227, ENGINE),
            Map.entry(254, ENGINE),
            Map.entry(260, ENGINE),
            Map.entry(263, "see item 44"),
            Map.entry(267, ENGINE),
            Map.entry(
                    287, ENGINE + ": ServiceProviderConfig says patch.supported=true (`ProtocolTest` of scim-server)"),
            Map.entry(294, ENGINE + ": 200 or 204, and attributes (`ResourceOperationsTest` of scim-server)"),
            Map.entry(309, ENGINE + ": 404 for an unknown id (`ResourceOperationsTest` of scim-server)"),
            Map.entry(
                    310,
                    "linear work is counted in `LinearWorkTest`, and `MembershipDelta` changes a group that nobody read; that no update is lost is a matter of the store"),
            Map.entry(354, STORE + "ScimException.uniqueness is always 409")));

    @Test
    @DisplayName("says what the tests say")
    void pageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("conformance.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("run the test with -Dconformance.write=true").hasContent(page);
    }

    @Test
    @DisplayName("has an answer for every item of its sections")
    void everyItemIsAnswered() {
        Map<Integer, StringBuilder> tested = tested();
        for (Section section : SECTIONS) {
            for (int item = section.first(); item <= section.last(); item++) {
                assertThat(tested.containsKey(item) || ELSEWHERE.containsKey(item))
                        .as("item %d", item)
                        .isTrue();
            }
        }
    }

    private static String page() {
        Map<Integer, StringBuilder> tested = tested();
        StringBuilder page = new StringBuilder("""
                # Conformance of scim-core

                Written by `ConformanceDocumentTest` from the display names of the tests; not to be edited. The numbers are those of
                the project's checklist of RFC 7643 and RFC 7644 with their errata. What scim-core leaves to the engine or the store
                says so.
                """);
        for (Section section : SECTIONS) {
            page.append("\n## ").append(section.name()).append("\n\n| Item | Test | Status |\n|---|---|---|\n");
            for (int item = section.first(); item <= section.last(); item++) {
                StringBuilder tests = tested.get(item);
                page.append("| ").append(item).append(" | ");
                page.append(tests == null ? "" : tests).append(" | ");
                page.append(tests == null ? "not here: " + ELSEWHERE.getOrDefault(item, "open") : "tested")
                        .append(" |\n");
            }
        }
        return page.toString();
    }

    private static Map<Integer, StringBuilder> tested() {
        Map<Integer, StringBuilder> tested = new TreeMap<>();
        TreeMap<String, String> names = new TreeMap<>();
        for (Class<?> test : TESTS) {
            for (Method method : test.getDeclaredMethods()) {
                DisplayName name = method.getAnnotation(DisplayName.class);
                if (name != null) {
                    names.put(test.getSimpleName() + "." + method.getName(), name.value());
                }
            }
        }
        names.forEach((method, name) -> {
            Matcher item = ITEM.matcher(name);
            while (item.find()) {
                StringBuilder cell =
                        tested.computeIfAbsent(Integer.valueOf(item.group(1)), none -> new StringBuilder());
                cell.append(cell.isEmpty() ? "" : "<br>")
                        .append(ITEM.matcher(name).replaceAll("").strip())
                        .append(" (`")
                        .append(method)
                        .append("`)");
            }
        });
        return tested;
    }
}
