package io.scimwright.apim.emulator.internal.admin;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.wire.InstantModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;

/** Keeps a file in step with the services: written at most once a second after changes, and at the end. */
public final class SnapshotFile implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1000;
    private static final System.Logger LOG = System.getLogger(SnapshotFile.class.getName());
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new InstantModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Services services;
    private final Timer timer = new Timer("apim-emulator-snapshot", true);
    private long savedChanges;

    private SnapshotFile(Path file, Services services) {
        this.file = file;
        this.services = services;
    }

    /**
     * Restores the services from the file, if it exists, and keeps it in step from now on.
     *
     * @throws IOException if the file cannot be read
     */
    public static SnapshotFile open(Path file, Services services) throws IOException {
        SnapshotFile snapshot = new SnapshotFile(file, services);
        if (Files.exists(file)) {
            List<ServiceSnapshot> saved = List.of(MAPPER.readValue(Files.readAllBytes(file), ServiceSnapshot[].class));
            saved.forEach(one -> services.restore(one.restore()));
        }
        snapshot.savedChanges = services.changes();
        snapshot.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        snapshot.saveIfChanged();
                    }
                },
                PERIOD_MILLIS,
                PERIOD_MILLIS);
        return snapshot;
    }

    @Override
    public void close() {
        timer.cancel();
        save();
    }

    private void saveIfChanged() {
        try {
            if (services.changes() != savedChanges) {
                save();
            }
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "the snapshot cannot be written: " + e.getMessage());
        }
    }

    /** Writes beside the file and moves over it, so that a crash leaves the old or the new one. */
    private synchronized void save() {
        long changes = services.changes();
        List<ServiceSnapshot> all =
                services.all().stream().map(ServiceSnapshot::of).toList();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, MAPPER.writeValueAsBytes(all));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        savedChanges = changes;
    }
}
