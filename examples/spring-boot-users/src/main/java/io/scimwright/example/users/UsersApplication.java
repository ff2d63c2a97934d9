package io.scimwright.example.users;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** An application with employees and teams in tables of its own, which an identity provider keeps by SCIM at {@code /scim/v2}. */
@SpringBootApplication
class UsersApplication {

    public static void main(String[] args) {
        try {
            start(System.getenv().getOrDefault("DATABASE_URL", ""), args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("spring-boot-users: " + wrong.getMessage());
            System.exit(2);
        }
    }

    /**
     * Starts the application.
     *
     * @param databaseUrl of a PostgreSQL; blank for a file of H2
     * @throws IllegalArgumentException when the URL cannot be used
     */
    static ConfigurableApplicationContext start(String databaseUrl, String... args) {
        SpringApplication application = new SpringApplication(UsersApplication.class);
        if (!databaseUrl.isBlank()) {
            MapPropertySource database = new MapPropertySource("DATABASE_URL", DatabaseUrl.properties(databaseUrl));
            application.addInitializers(
                    context -> context.getEnvironment().getPropertySources().addFirst(database));
        }
        return application.run(args);
    }
}
