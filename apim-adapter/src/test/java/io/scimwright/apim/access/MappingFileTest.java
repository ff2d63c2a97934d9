package io.scimwright.apim.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The mapping file that is re-read")
class MappingFileTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("a change holds without a restart, a bad one changes nothing and is told, a repaired one holds again")
    void changes() throws IOException {
        Path file = Files.writeString(folder.resolve("mapping.yaml"), "on-delete: block\n");
        MappingFile mapping = MappingFile.open(file);
        assertThat(mapping.get().onDelete()).isEqualTo(OnDelete.BLOCK);

        Files.writeString(file, "on-delete: delete\n");
        mapping.refresh();
        assertThat(mapping.get().onDelete()).isEqualTo(OnDelete.DELETE);

        Files.writeString(file, "on-delete: perhaps\n");
        mapping.refresh();
        mapping.refresh();
        assertThat(mapping.get().onDelete()).isEqualTo(OnDelete.DELETE);
        assertThat(mapping.problems())
                .containsExactly("mapping.yaml:1: on-delete: expected delete or block, not 'perhaps'");

        Files.delete(file);
        mapping.refresh();
        assertThat(mapping.problems()).singleElement().asString().contains("cannot be read");
        assertThat(mapping.get().onDelete()).isEqualTo(OnDelete.DELETE);

        for (String repaired : new String[] {"on-delete: block\n", "on-delete: block\n"}) {
            Files.deleteIfExists(file);
            mapping.refresh();
            assertThat(mapping.problems()).hasSize(1);
            Files.writeString(file, repaired);
            mapping.refresh();
            assertThat(mapping.get().onDelete()).isEqualTo(OnDelete.BLOCK);
            assertThat(mapping.problems()).isEmpty();
        }
    }

    @Test
    @DisplayName("a start with a missing or wrong file is refused")
    void firstReading() throws IOException {
        assertThatThrownBy(() -> MappingFile.open(folder.resolve("none.yaml")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("none.yaml: cannot be read");
        Path file = Files.writeString(folder.resolve("bad.yaml"), "groops: []\n");
        assertThatThrownBy(() -> MappingFile.open(file))
                .isInstanceOf(MappingException.class)
                .hasMessage("bad.yaml:1: groops: is no known key; did you mean 'groups'?");
    }
}
