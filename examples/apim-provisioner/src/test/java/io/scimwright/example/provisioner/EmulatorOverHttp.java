package io.scimwright.example.provisioner;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks an emulator in another process for its state; its certificate is made anew at each start, so any is taken. */
final class EmulatorOverHttp {

    private EmulatorOverHttp() {}

    static String state(String emulator) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(trustingAny()).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator + "/_emulator/state"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static SSLContext trustingAny() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        return context;
    }

    private static final class AnyCertificate implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
