package io.scimwright.example.emulator;

import io.scimwright.apim.emulator.ApimEmulator;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts the emulator, says where it is, and runs until it is told to stop. */
public final class EmulatorProgram {
    private static final int FAILED = 1;

    private EmulatorProgram() {}

    /** Runs the program; the environment says how (see {@link Environment}). */
    public static void main(String[] arguments) throws InterruptedException {
        Optional<ApimEmulator> started = start(System.getenv(), System.out, System.err);
        if (started.isEmpty()) {
            System.exit(FAILED);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            started.get().close();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
    }

    /** Starts an emulator and describes it; on failure says why in one line and gives none. */
    static Optional<ApimEmulator> start(Map<String, String> environment, PrintStream out, PrintStream errors) {
        try {
            Environment settings = new Environment(environment);
            ApimEmulator emulator = settings.emulator().start();
            describe(emulator, out);
            return Optional.of(emulator);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            errors.println(e.getMessage());
            return Optional.empty();
        }
    }

    private static void describe(ApimEmulator emulator, PrintStream out) {
        String users = emulator.baseUrl() + emulator.serviceId() + "/users?api-version=2021-08-01";
        out.printf(
                """

                  APIM emulator   %s
                  CA certificate  %s
                  trust store     %s  (password changeit)
                  service id      %s

                  curl --cacert %s -H 'Authorization: Bearer any' '%s'
                  curl --cacert %s %s/_emulator/state

                """,
                emulator.baseUrl(),
                emulator.caCertificateFile(),
                emulator.trustStoreFile(),
                emulator.serviceId(),
                emulator.caCertificateFile(),
                users,
                emulator.caCertificateFile(),
                emulator.baseUrl());
        out.flush();
    }
}
