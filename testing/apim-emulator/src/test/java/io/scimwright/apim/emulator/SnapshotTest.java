package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    @Test
    void aServiceSurvivesARestartToTheLastETag(@TempDir Path folder) {
        Path file = folder.resolve("snapshot.json");
        EmulatorState before;
        String etag;
        long row;
        String secrets;
        try (ApimEmulator apim = ApimEmulator.builder().snapshot(file).start()) {
            ArmClient client = ArmClient.of(apim);
            client.putUser("ada", "ada@example.com");
            client.putGroup("g", "G");
            client.put("/groups/g/users/ada", "");
            client.put("/products/starter/groups/g", "");
            client.put(
                    "/subscriptions/s",
                    "{'properties':{'scope':'/products/starter','displayName':'s','ownerId':'/users/ada'}}");
            before = apim.state();
            etag = client.get("/users/ada").etag();
            row = client.get("/users/ada").row();
            secrets = client.post("/subscriptions/s/listSecrets", "").raw().body();
        }
        try (ApimEmulator apim = ApimEmulator.builder().snapshot(file).start()) {
            ArmClient client = ArmClient.of(apim);
            assertThat(apim.state()).isEqualTo(before);
            assertThat(client.get("/users/ada").etag()).isEqualTo(etag);
            assertThat(client.post("/subscriptions/s/listSecrets", "").raw().body())
                    .isEqualTo(secrets);
            assertThat(client.putUser("eve", "ada@example.com").status()).isEqualTo(400);
            assertThat(client.putUser("eve", "eve@example.com").row()).isGreaterThan(row);
            apim.reset();
        }
        try (ApimEmulator apim = ApimEmulator.builder().snapshot(file).start()) {
            assertThat(apim.state().users()).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNoSnapshotStopsTheStart(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("snapshot.json"), "no snapshot");
        ApimEmulator.Builder builder = ApimEmulator.builder().snapshot(file);
        assertThatThrownBy(builder::start).hasMessageContaining("the APIM emulator cannot start");
        assertThat(file).hasContent("no snapshot");
    }

    @Test
    void aTakenPortStopsTheStart() {
        try (ApimEmulator apim = ApimEmulator.start()) {
            ApimEmulator.Builder second = ApimEmulator.builder().port(apim.port());
            assertThatThrownBy(second::start).hasMessageContaining("the APIM emulator cannot start");
        }
    }
}
