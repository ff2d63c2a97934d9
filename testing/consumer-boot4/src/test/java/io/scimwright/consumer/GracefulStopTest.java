package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.server.spi.Interceptor;
import io.scimwright.server.spi.Operation;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that is stopped finishes what has begun, and takes nothing more. */
class GracefulStopTest {

    private static final String ADA =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}";

    /** Holds each operation until it is let go. */
    static final class Gate implements Interceptor {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public void before(Operation operation) {
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Gated {

        @Bean
        Gate gate() {
            return new Gate();
        }
    }

    @Test
    @Timeout(60)
    void whatHasBegunIsFinished() throws Exception {
        SpringApplication spring = new SpringApplication(SampleApplication.class, Gated.class);
        spring.setRegisterShutdownHook(false);
        ConfigurableApplicationContext application = spring.run("--server.port=0", "--server.shutdown=graceful");
        int port = Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
        Gate gate = application.getBean(Gate.class);

        CompletableFuture<HttpResponse<String>> post = CompletableFuture.supplyAsync(() -> post(port));
        gate.reached.await();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(application::close);
        while (accepts(port)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(stop).isNotDone();
        gate.open.countDown();

        assertThat(post.get().statusCode()).isEqualTo(201);
        stop.get();
    }

    private static HttpResponse<String> post(int port) {
        try {
            return new Http(port).send("POST", "/scim/v2/Users", "Bearer test-token", ADA);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
