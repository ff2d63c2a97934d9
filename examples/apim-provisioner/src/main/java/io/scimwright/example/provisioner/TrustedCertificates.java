package io.scimwright.example.provisioner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are trusted: those that Java trusts, and those of a file, such as that of a company's own proxy. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /**
     * A context for TLS clients.
     *
     * @param file certificates in PEM
     * @throws IllegalArgumentException when it cannot be read or holds none
     */
    static SSLContext with(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<Certificate> all =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (all.isEmpty()) {
                throw new IllegalArgumentException("the file " + file + " holds no certificate");
            }
            all.addAll(known());
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry("ca-" + i, all.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the file " + file + " holds no certificates in PEM", e);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> known() throws GeneralSecurityException {
        List<X509Certificate> all = new ArrayList<>();
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager trust) {
                all.addAll(List.of(trust.getAcceptedIssuers()));
            }
        }
        return all;
    }
}
