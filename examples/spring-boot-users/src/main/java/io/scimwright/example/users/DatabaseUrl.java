package io.scimwright.example.users;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a {@code DATABASE_URL} says, as properties of Spring Boot. */
final class DatabaseUrl {

    private static final Pattern POSTGRESQL =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
                    + "(?<place>[^@/?]+/[^@/?]+)(?:\\?(?<options>.*))?");

    private static final Pattern SIGN_IN =
            Pattern.compile("(?i)(?<=^|&)(?<name>user|password|sslpassword)=(?<value>[^&]*)(?:&|$)");

    /** A backslash keeps the next character from ending a setting. */
    private static final Pattern H2_SIGN_IN =
            Pattern.compile("(?i);(?<name>user|password)=(?<value>(?:[^;\\\\]|\\\\.)*)");

    private static final Map<String, String> NAMES = Map.of(
            "user",
            "spring.datasource.username",
            "password",
            "spring.datasource.password",
            "sslpassword",
            "spring.datasource.hikari.data-source-properties.sslpassword");

    private DatabaseUrl() {}

    /**
     * The properties. User and passwords are taken out of the URL, which drivers and pools write into their logs; the driver of
     * PostgreSQL leaves the values of a row out of its messages, unless the URL itself asks for them.
     *
     * @throws IllegalArgumentException when it is the URL of neither PostgreSQL nor H2; the message never holds it
     */
    static Map<String, Object> properties(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return ofH2(url);
        }
        Matcher parts = POSTGRESQL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "DATABASE_URL must look like postgres://user:password@host:5432/database or"
                            + " jdbc:postgresql://host:5432/database?user=...&password=..., with special characters as %-codes;"
                            + " what it is now may hold a password and is not shown");
        }
        Map<String, Object> properties = new HashMap<>();
        signIn(properties, "user", parts.group("user"));
        signIn(properties, "password", parts.group("password"));
        String options = parts.group("options") == null ? "" : parts.group("options");
        SIGN_IN.matcher(options).results().forEach(found -> signIn(properties, found.group(1), found.group(2)));
        properties.put(
                "spring.datasource.url",
                "jdbc:postgresql://" + parts.group("place") + "?reWriteBatchedInserts=true&logServerErrorDetail=false&"
                        + SIGN_IN.matcher(options).replaceAll(""));
        properties.put("spring.sql.init.platform", "postgresql");
        return properties;
    }

    private static Map<String, Object> ofH2(String url) {
        Map<String, Object> properties = new HashMap<>();
        H2_SIGN_IN
                .matcher(url)
                .results()
                .forEach(found ->
                        properties.put(name(found.group(1)), found.group(2).replaceAll("\\\\(.)", "$1")));
        properties.put("spring.datasource.url", H2_SIGN_IN.matcher(url).replaceAll(""));
        return properties;
    }

    private static void signIn(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name(name), URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }

    private static String name(String parameter) {
        return Objects.requireNonNull(NAMES.get(parameter.toLowerCase(Locale.ROOT)));
    }
}
