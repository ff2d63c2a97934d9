package io.scimwright.server;

import io.scimwright.core.json.JsonOutput;
import io.scimwright.core.patch.Change;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.DownstreamCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/** Appends one line of JSON for each audit record to a file. Thread-safe within one process. */
public final class AuditFile implements AuditListener {

    private final Path file;

    private AuditFile(Path file) {
        this.file = Objects.requireNonNull(file);
    }

    /** The file is created when the first record comes; its folder has to exist. */
    public static AuditFile at(Path file) {
        return new AuditFile(file);
    }

    @Override
    public synchronized void record(AuditRecord entry) {
        try (ByteArrayOutputStream line = new ByteArrayOutputStream()) {
            try (JsonOutput out = JsonOutput.to(line)) {
                out.value(tree(entry));
            }
            line.write('\n');
            Files.write(file, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit file " + file + " cannot be written", e);
        }
    }

    private static ScimObject tree(AuditRecord entry) {
        return ScimObject.builder()
                .put("time", entry.time().toString())
                .put("actor", entry.actor())
                .putIfAssigned("tenant", text(entry.tenant()))
                .put("correlationId", entry.correlationId())
                .put("operation", entry.operation())
                .put("resource", entry.resource())
                .putIfAssigned(
                        "changes",
                        ScimList.of(
                                entry.changes().stream().map(AuditFile::tree).toList()))
                .putIfAssigned("ignored", texts(entry.ignored()))
                .putIfAssigned("skippedMembers", texts(entry.skippedMembers()))
                .putIfAssigned(
                        "downstream",
                        ScimList.of(
                                entry.downstream().stream().map(AuditFile::tree).toList()))
                .put("status", entry.status())
                .put("outcome", entry.outcome())
                .put("ms", entry.millis())
                .build();
    }

    private static ScimObject tree(Change change) {
        ScimObject.Builder tree = ScimObject.builder().put("path", change.path());
        if (!change.added().isEmpty() || !change.removed().isEmpty()) {
            return tree.putIfAssigned("added", ScimList.of(change.added()))
                    .putIfAssigned("removed", ScimList.of(change.removed()))
                    .build();
        }
        return tree.putIfAssigned("before", change.before().orElse(ScimList.empty()))
                .putIfAssigned("after", change.after().orElse(ScimList.empty()))
                .build();
    }

    private static ScimObject tree(DownstreamCall call) {
        return ScimObject.builder()
                .put("call", call.call())
                .put("status", call.status())
                .put("ms", call.millis())
                .putIfAssigned("why", text(call.why()))
                .build();
    }

    private static ScimValue text(String text) {
        return text.isEmpty() ? ScimList.empty() : ScimString.of(text);
    }

    private static ScimList texts(List<String> texts) {
        return ScimList.of(texts.stream().<ScimValue>map(ScimString::of).toList());
    }
}
