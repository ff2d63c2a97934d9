package io.scimwright.apim.access;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mapping in a file that may be changed while the server runs: it is looked at again when it is used or asked about, at most
 * once a second. A new file that cannot be used changes nothing: the old mapping holds, and {@link #problems} and the log say why.
 * Thread-safe.
 */
public final class MappingFile implements Supplier<AccessMapping> {

    private static final Logger LOG = LoggerFactory.getLogger(MappingFile.class);

    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final Object lock = new Object();
    private @Nullable String text;
    private AccessMapping mapping;
    private List<String> problems = List.of();
    private long lookedAt = System.nanoTime();

    private MappingFile(Path file, String text, AccessMapping mapping) {
        this.file = file;
        this.text = text;
        this.mapping = mapping;
    }

    /**
     * Reads a file for the first time.
     *
     * @throws MappingException when it cannot be read or used: a start with a mapping that is wrong is no start
     */
    public static MappingFile open(Path file) {
        Objects.requireNonNull(file);
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MappingException(List.of(unreadable(file, e)));
        }
        return new MappingFile(file, text, MappingReader.read(name(file), text));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String unreadable(Path file, IOException e) {
        return file + ": cannot be read: " + why(file, e);
    }

    private static String why(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "this program may not read it";
        }
        if (e instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return Files.isDirectory(file) ? "it is a folder" : "the disk or the network fails";
    }

    /** The mapping that holds. */
    @Override
    public AccessMapping get() {
        synchronized (lock) {
            refreshIfDue();
            return mapping;
        }
    }

    private void refreshIfDue() {
        if (System.nanoTime() - lookedAt >= PAUSE_NANOS) {
            refresh();
        }
    }

    /** Looks at the file now. */
    public void refresh() {
        synchronized (lock) {
            lookedAt = System.nanoTime();
            try {
                String now = Files.readString(file, StandardCharsets.UTF_8);
                if (now.equals(text)) {
                    return;
                }
                text = now;
                mapping = MappingReader.read(name(file), now);
                problems = List.of();
                LOG.info("The mapping of {} holds from now on", file);
            } catch (IOException e) {
                text = null;
                complain(List.of(unreadable(file, e)));
            } catch (MappingException e) {
                complain(e.problems());
            }
        }
    }

    /** Says it once, not at each look. */
    private void complain(List<String> found) {
        if (!found.equals(problems)) {
            problems = found;
            LOG.error("The mapping file cannot be used, the one read before still holds: {}", String.join("; ", found));
        }
    }

    /** What is wrong with the file as it is now, as far as the last second; empty while what holds is what it says. */
    public List<String> problems() {
        synchronized (lock) {
            refreshIfDue();
            return problems;
        }
    }
}
