package io.scimwright.example.users;

import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application on a free port. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {

    static final String TOKEN = "test-token";

    /** The databases that everything has to be right on. */
    enum Store {
        H2,
        POSTGRESQL;

        /** The URL of a new, empty database. */
        String newDatabase() {
            return this == H2 ? "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" : Postgres.newDatabase();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The application on an empty database. */
    static Running on(Store store) {
        return on(store.newDatabase());
    }

    static Running on(String databaseUrl, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--scimwright.tokens.identity-provider=" + TOKEN,
                "--spring.datasource.hikari.maximum-pool-size=20"));
        arguments.addAll(List.of(more));
        return new Running(UsersApplication.start(databaseUrl, arguments.toArray(String[]::new)));
    }

    private String root() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    ScimClient client() {
        return ScimClient.of(root() + "/scim/v2", TOKEN);
    }

    /** The application's own page. */
    HttpResponse<String> page() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(root() + "/")).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The application's database. */
    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
