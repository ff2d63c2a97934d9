package io.scimwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the plan of the house says about modules, read from their poms and source folders. */
class ReactorTest {

    private static final Path ROOT = root();

    /** The arrows of the plan: what each module may take of ours, in whatever scope but test. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("scim-filter", Set.of()),
            Map.entry("scim-core", Set.of("scim-filter")),
            Map.entry("scim-server-spi", Set.of("scim-core")),
            Map.entry("scim-server", Set.of("scim-server-spi")),
            Map.entry("apim-adapter", Set.of("scim-server-spi")),
            Map.entry("integrations/scim-servlet", Set.of("scim-server")),
            Map.entry("integrations/scim-sql", Set.of("scim-server-spi")),
            Map.entry(
                    "integrations/scim-spring-boot-starter",
                    Set.of(
                            "scim-servlet",
                            "scim-sql",
                            "scim-spring-boot-starter-boot3",
                            "scim-spring-boot-starter-boot4")),
            Map.entry("integrations/scim-spring-boot-starter-boot3", Set.of("scim-servlet")),
            Map.entry("integrations/scim-spring-boot-starter-boot4", Set.of("scim-servlet")),
            Map.entry("testing/scim-memory", Set.of("scim-server-spi")),
            Map.entry("testing/scim-testkit", Set.of("scim-server-spi")),
            Map.entry("testing/apim-emulator", Set.of()));

    /** In test scope scim-memory and scim-testkit are allowed too, but not where that would be a cycle. */
    private static final Set<String> NO_TEST_MODULES = Set.of("scim-filter", "scim-core", "scim-server-spi");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.scimwright</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("scim-filter"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static String pom(String module) {
        try {
            return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> modules() {
        Matcher module = Pattern.compile("<module>([^<]+)</module>").matcher(pom("."));
        return module.results().map(found -> found.group(1)).toList();
    }

    /** The artifact id of a module: the one that does not stand in the parent or a dependency. */
    private static String artifactId(String module) {
        String own = pom(module).replaceAll("(?s)<parent>.*?</parent>", "").replaceAll("(?s)<dependencies>.*", "");
        Matcher found = Pattern.compile("<artifactId>([^<]+)</artifactId>").matcher(own);
        assertThat(found.find()).as("artifactId of %s", module).isTrue();
        return found.group(1);
    }

    @Test
    void artifactsAreNamedLikeTheirFolders() {
        for (String module : modules()) {
            String folder = Path.of(module).getFileName().toString();
            String expected = module.equals("bom")
                    ? "scimwright-bom"
                    : module.startsWith("examples/") ? "example-" + folder : folder;
            assertThat(artifactId(module)).as(module).isEqualTo(expected);
        }
    }

    @Test
    void modulesTakeOnlyWhatTheirArrowsAllow() {
        ARROWS.forEach((module, allowed) -> {
            Set<String> production = new TreeSet<>();
            Set<String> inTests = new TreeSet<>();
            Matcher dependency = DEPENDENCY.matcher(pom(module));
            while (dependency.find()) {
                (dependency.group(2).contains("<scope>test</scope>") ? inTests : production).add(dependency.group(1));
            }
            assertThat(allowed).as(module + " takes").containsAll(production);
            if (NO_TEST_MODULES.contains(module)) {
                assertThat(inTests).as(module + " in tests").isEmpty();
            }
            if (module.endsWith("scim-testkit")) {
                assertThat(inTests).as("the testkit never takes").doesNotContain("scim-memory", "scim-server");
            }
        });
    }

    @Test
    void everyPublishedModuleNamesItsJavaModuleAndStandsInTheBom() {
        for (String module : ARROWS.keySet()) {
            assertThat(pom(module))
                    .as(module)
                    .containsPattern("<module.name>io\\.scimwright\\.[a-z0-9.]+</module.name>");
            assertThat(pom("bom")).contains("<artifactId>" + artifactId(module) + "</artifactId>");
        }
    }

    @Test
    void noPackageStandsInTwoModules() {
        Map<String, Set<String>> homes = new TreeMap<>();
        for (String module : ARROWS.keySet()) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            for (Path file : javaFiles(sources)) {
                String name = sources.relativize(file.getParent()).toString();
                homes.computeIfAbsent(name, none -> new TreeSet<>()).add(module);
            }
        }
        assertThat(homes)
                .isNotEmpty()
                .allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        Map<Path, Boolean> marked = new HashMap<>();
        for (String module : modules()) {
            for (Path file : javaFiles(ROOT.resolve(module).resolve("src/main/java"))) {
                marked.putIfAbsent(file.getParent(), isMarked(file.getParent()));
            }
        }
        assertThat(marked.entrySet().stream()
                        .filter(entry -> !entry.getValue())
                        .map(entry -> ROOT.relativize(entry.getKey()).toString())
                        .collect(Collectors.toSet()))
                .as("packages without a documented, @NullMarked package-info")
                .isEmpty();
    }

    private static boolean isMarked(Path folder) {
        return read(folder.resolve("package-info.java"))
                .filter(text -> text.contains("/**") && text.contains("@NullMarked"))
                .isPresent();
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path sources) {
        if (!Files.exists(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
