package io.scimwright.server;

import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * Appends one line of JSON for each audit record to a file, and may start a new file when one is full. Thread-safe within one
 * process; two processes need two files. A line that a killed process left unfinished stays as it is, and the next record begins
 * on a line of its own.
 */
public final class AuditFile implements AuditListener {

    private final Path file;
    private final long mostBytes;
    private final int kept;

    /** Whether the last line of the file may lack its end; so at the start, and after a failure. */
    private boolean mayBeTorn = true;

    private AuditFile(Path file, long mostBytes, int kept) {
        this.file = Objects.requireNonNull(file);
        this.mostBytes = mostBytes;
        this.kept = kept;
    }

    /**
     * The file is created when the first record comes, for its owner to write and its group to read where the file system knows them. It grows
     * without bound.
     *
     * @throws IllegalArgumentException when its folder does not exist or cannot be written
     */
    public static AuditFile at(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException("the audit file " + file + " has no folder that can be written");
        }
        return new AuditFile(file, Long.MAX_VALUE, 0);
    }

    /**
     * This file with a bound: what would grow beyond it becomes {@code file.1}, that {@code file.2}, and so on.
     *
     * @param bytes the size of a file at most, at least 1; a longer record has a file of its own
     * @param files how many full files are kept, at least 1; the oldest is deleted
     */
    public AuditFile rotating(long bytes, int files) {
        if (bytes < 1 || files < 1) {
            throw new IllegalArgumentException("a rotating audit file needs at least 1 byte and 1 full file");
        }
        return new AuditFile(file, bytes, files);
    }

    @Override
    public synchronized void record(AuditRecord entry) {
        byte[] line = (AuditJson.line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (kept > 0 && Files.exists(file) && Files.size(file) + line.length > mostBytes) {
                rotate();
            }
            append(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit file " + file + " cannot be written", e);
        }
    }

    /** A process that was killed, or a full disk, may have left half a line, which must not take the next one with it. */
    private void append(byte[] line) throws IOException {
        byte[] bytes = mayBeTorn && isTorn() ? afterLineBreak(line) : line;
        mayBeTorn = true;
        if (!Files.exists(file)) {
            create();
        }
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        mayBeTorn = false;
    }

    /** What people did is not for everybody on the machine. */
    private void create() throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        } else {
            Files.createFile(file);
        }
    }

    private boolean isTorn() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1));
            return channel.read(last) == 1 && last.get(0) != '\n';
        }
    }

    private static byte[] afterLineBreak(byte[] line) {
        return ByteBuffer.allocate(line.length + 1).put((byte) '\n').put(line).array();
    }

    private void rotate() throws IOException {
        for (int i = kept; i > 1; i--) {
            if (Files.exists(full(i - 1))) {
                Files.move(full(i - 1), full(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, full(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path full(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }
}
