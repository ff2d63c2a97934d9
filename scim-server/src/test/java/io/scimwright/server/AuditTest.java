package io.scimwright.server;

import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Change;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.DownstreamCall;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.WriteOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    private static final Path PAGE = Path.of("..", "docs", "audit.md");

    private static AuditRecord full(Scim scim) {
        AuditRecord changed = scim.audit.get(1);
        return new AuditRecord(
                Instant.parse("2026-11-24T09:12:07.314Z"),
                "entra",
                "acme",
                "c-1",
                "PATCH",
                changed.resource(),
                changed.changes(),
                List.of("photos"),
                List.of("u-9"),
                List.of(new DownstreamCall("PUT users/u-1", 200, 41, "active=false", "7d1e-4c")),
                200,
                "changed",
                97);
    }

    private static Scim changed() {
        Scim scim = new Scim();
        String ada = scim.create("ada");
        scim.send(
                "PATCH",
                "/Users/" + ada,
                patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"},{\"op\":\"add\",\"path\":\"emails\","
                        + "\"value\":[{\"value\":\"b@example.com\",\"type\":\"home\"}]}"));
        return scim;
    }

    @Test
    void aRecordHoldsWhatThePageSaysAndNothingElse() throws IOException {
        String page = Files.readString(PAGE);
        String schema = page.substring(page.lastIndexOf("```json") + 7, page.lastIndexOf("```"));
        ScimObject properties = ScimJson.read(schema).findObject("properties").orElseThrow();
        ScimObject line = ScimJson.read(AuditJson.line(full(changed())));
        assertThat(line.names()).containsExactlyElementsOf(properties.names());
        ScimObject change = (ScimObject) line.elements("changes").get(0);
        assertThat(items(properties, "changes").names()).containsAll(change.names());
        assertThat(items(properties, "downstream").names())
                .containsExactlyElementsOf(
                        ((ScimObject) line.elements("downstream").get(0)).names());
    }

    private static ScimObject items(ScimObject properties, String name) {
        return properties
                .findObject(name)
                .flatMap(list -> list.findObject("items"))
                .flatMap(item -> item.findObject("properties"))
                .orElseThrow();
    }

    @Test
    void changesAreAgainstWhatWasStoredBefore() {
        Scim scim = changed();
        assertThat(AuditJson.line(scim.audit.get(1)))
                .contains("{\"path\":\"title\",\"before\":\"Engineer\",\"after\":\"Lead\"}")
                .contains("\"added\":[{\"value\":\"b@example.com\",\"type\":\"home\"}]");
    }

    @Test
    void aNewResourceIsAChangeOfEverythingItHolds() {
        assertThat(changed().audit.get(0).changes())
                .extracting(Object::toString)
                .contains("userName", "name", "title", "emails", "active", "password");
    }

    @Test
    void ignoredAttributesAreNamed() {
        Scim scim = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE.keeping(List.of("userName")))));
        scim.send("POST", "/Users", "{\"userName\":\"ada\",\"title\":\"x\"}");
        assertThat(scim.audit.get(0).ignored()).containsExactly("title");
    }

    @Test
    void aFileTakesOneLineForEachRecordAndStartsAnewWhenItIsFull(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        AuditFile audit = AuditFile.at(file).rotating(1_000, 2);
        AuditRecord entry = full(changed());
        int length = AuditJson.line(entry).length() + 1;
        int perFile = 1_000 / length;
        for (int i = 0; i < perFile * 4; i++) {
            audit.record(entry);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("audit.jsonl", "audit.jsonl.1", "audit.jsonl.2");
        }
        assertThat(Files.readAllLines(file)).hasSize(perFile).containsOnly(AuditJson.line(entry));
        assertThatThrownBy(() -> AuditFile.at(file).rotating(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTornLineDoesNotTakeTheNextRecordWithIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        AuditRecord entry = full(changed());
        AuditFile.at(file).record(entry);
        Files.writeString(file, "{\"time\":\"2026-11-24T", StandardOpenOption.APPEND);
        AuditFile afterTheRestart = AuditFile.at(file);
        afterTheRestart.record(entry);
        afterTheRestart.record(entry);
        String line = AuditJson.line(entry);
        assertThat(Files.readAllLines(file)).containsExactly(line, "{\"time\":\"2026-11-24T", line, line);
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedAtOnce(@TempDir Path folder) {
        Path nowhere = folder.resolve("nowhere").resolve("audit.jsonl");
        assertThatThrownBy(() -> AuditFile.at(nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(nowhere + " has no folder");
    }

    @Test
    void aFileIsNotForEverybodyToRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("audit.jsonl");
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this file system knows no owners");
        AuditFile.at(file).record(full(changed()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .startsWith("rw-")
                .endsWith("---");
    }

    @Test
    void thePathOfAStrangerIsToldByItsBeginning() {
        Scim scim = new Scim();
        String path = "/Users/" + "x".repeat(30_000);
        scim.sendAsIs(ScimRequest.builder("POST", path).header("Authorization", "Bearer guessed"));
        scim.send("POST", path, "{}");
        assertThat(scim.audit)
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.resource()).startsWith("Users/xxx").hasSizeLessThan(250));
    }

    @Test
    void aListenerThatFailsChangesNoAnswer() {
        Scim scim = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .dialect(Dialect.tolerant())
                .audit(entry -> {
                    throw new IllegalStateException("full disk");
                })
                .audit(AuditLog.named("scim.audit")));
        assertThat(body(scim.get("/Users/" + scim.create("ada"))).findString("userName"))
                .contains("ada");
    }

    @Test
    void evenAnErrorOfAListenerChangesNoAnswer() {
        Scim scim = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .audit(entry -> {
                    throw new AssertionError("no such disk");
                })
                .metrics(measurement -> {
                    throw new StackOverflowError();
                }));
        assertThat(scim.send("POST", "/Users", user("ada")).status()).isEqualTo(201);
    }

    @Test
    void changesAreToldInTheWordsOfTheProviderAndWhatCannotBeReadIsKeptBack() {
        List<Change> changes =
                List.of(told("emails[type eq \"work\"].value"), told("x509Certificates["), told("password"));
        Scim scim = new Scim(builder -> builder.resource(new Delegating(MemoryProvider.of(User.TYPE)) {
            @Override
            public WriteOutcome patch(PatchRequest request) {
                super.patch(request);
                return WriteOutcome.changed(changes);
            }
        }));
        String ada = scim.create("ada");
        String operation = "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"}";
        assertThat(scim.send("PATCH", "/Users/" + ada, patch(operation)).status())
                .isEqualTo(200);
        String bulk = "{\"Operations\":[{\"method\":\"PATCH\",\"path\":\"/Users/" + ada + "\",\"data\":"
                + patch(operation) + "}]}";
        assertThat(scim.send("POST", "/Bulk", bulk).bodyText()).contains("\"status\":\"200\"");
        assertThat(scim.audit).hasSize(3);
        assertThat(AuditJson.line(scim.audit.get(1)))
                .contains("new in emails", "x509Certificates[", "password")
                .doesNotContain("new in x509", "new in password");
    }

    private static Change told(String path) {
        return Change.ofElements(path, List.of(ScimString.of("new in " + path)), List.of());
    }
}
