package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What an application gets: the packaged jar, which brings the ANTLR runtime in a package of its own. */
class FilterJarIT {

    private static final Path JAR = Path.of(System.getProperty("scim-filter.jar"));

    @Test
    void holdsOnlyItsOwnPackagesAndTheLicenceOfWhatItBrings() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().filter(entry -> !entry.isDirectory()))
                    .extracting(entry -> entry.getName())
                    .allMatch(name -> name.startsWith("io/scimwright/filter/") || name.startsWith("META-INF/"))
                    .contains("META-INF/licenses/antlr4-runtime.txt")
                    .anyMatch(name -> name.startsWith("io/scimwright/filter/internal/antlr/"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("io.scimwright.filter");
        }
    }

    @Test
    void mentionsTheOriginalPackageNowhere() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (var entry :
                    jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                String bytes;
                try (var in = jar.getInputStream(entry)) {
                    bytes = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
                }
                assertThat(bytes).as(entry.getName()).doesNotContain("org/antlr", "org.antlr");
            }
        }
    }

    @Test
    void parsesAndExplainsWithoutAnyOtherJar() throws Exception {
        URL[] jarAlone = {JAR.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jarAlone, ClassLoader.getPlatformClassLoader())) {
            var parse = loader.loadClass(Filter.class.getName()).getMethod("parse", String.class);
            assertThat(parse.invoke(null, "a PR  or not(b[c eq 1].d pr)"))
                    .hasToString("a pr or not (b[c eq 1 and d pr])");
            assertThat(parse.invoke(null, "a pr").getClass().getClassLoader()).isSameAs(loader);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> parse.invoke(null, "a = 1")))
                    .cause()
                    .hasMessageContaining("did you mean 'eq'?");
        }
    }
}
