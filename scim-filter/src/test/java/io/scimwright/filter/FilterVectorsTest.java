package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Filters from the test suites of other implementations, marked valid or not by the RFC. They lie beside the repository; the
 * system property {@code scimwright.vectors} names another folder.
 */
class FilterVectorsTest {

    private static final Pattern ENTRY =
            Pattern.compile("\"filter\": (\"(?:[^\"\\\\]++|\\\\.)*+\"),\\s*\"valid\": (true|false)");

    // accepted beyond the marks, see FilterParser
    private static final Pattern ENTRA_FORM = Pattern.compile("\\]\\.[A-Za-z]+ (eq|ew|co|pr)\\b");
    private static final String DOLLAR_IN_NAME = "valid$Name eq null";

    private record Vector(String text, boolean valid) {

        boolean accepted() {
            return valid || text.equals(DOLLAR_IN_NAME) || isEntraForm();
        }

        private boolean isEntraForm() {
            return ENTRA_FORM.matcher(text).find() && !text.startsWith("not ") && !text.contains("].values[");
        }
    }

    @Test
    void everyVectorIsReadByItsMark() throws IOException {
        Path file = vectors().resolve("filters.json");
        assumeTrue(Files.exists(file), () -> "no vectors at " + file);
        List<Vector> vectors = read(file);
        assertThat(vectors).hasSizeGreaterThan(400);

        List<String> wrong = new ArrayList<>();
        for (Vector vector : vectors) {
            if (SyntaxLaws.holdForFilter(vector.text()) != vector.accepted()) {
                wrong.add(vector.text());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(vectors.stream().filter(vector -> vector.accepted() != vector.valid()))
                .hasSizeLessThanOrEqualTo(8);
    }

    private static Path vectors() {
        String named = System.getProperty("scimwright.vectors");
        if (named != null) {
            return Path.of(named);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("vectors");
    }

    /** The module has no JSON library, but its own literals are JSON strings. */
    private static List<Vector> read(Path file) throws IOException {
        List<Vector> vectors = new ArrayList<>();
        Matcher entries = ENTRY.matcher(Files.readString(file));
        while (entries.find()) {
            Comparison comparison = (Comparison) FilterParser.builder()
                    .limits(ParserLimits.standard().withLength(Integer.MAX_VALUE))
                    .build()
                    .parseFilter("filter eq " + entries.group(1));
            vectors.add(
                    new Vector(((Literal.Text) comparison.value()).value(), Boolean.parseBoolean(entries.group(2))));
        }
        return vectors;
    }
}
