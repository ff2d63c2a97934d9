package io.scimwright.apim.emulator.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The authority's certificate in a directory of its own: as PEM, and as a trust store for Java programs. */
public final class TrustFiles {
    /** Password of the trust store, which holds nothing secret. */
    public static final String STORE_PASSWORD = "changeit";

    private final Path directory;

    private TrustFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes the files.
     *
     * @throws IOException if there is no place for them
     */
    public static TrustFiles write(CertificateAuthority authority) throws IOException {
        TrustFiles files = new TrustFiles(Files.createTempDirectory("apim-emulator"));
        Files.writeString(files.pem(), authority.pem());
        try (OutputStream out = Files.newOutputStream(files.store())) {
            authority.trustStore().store(out, STORE_PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write the trust store", e);
        }
        return files;
    }

    /** The PEM file. */
    public Path pem() {
        return directory.resolve("ca.pem");
    }

    /** The JKS trust store. */
    public Path store() {
        return directory.resolve("ca.jks");
    }

    /** Removes the files. */
    public void delete() {
        try {
            Files.deleteIfExists(pem());
            Files.deleteIfExists(store());
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
