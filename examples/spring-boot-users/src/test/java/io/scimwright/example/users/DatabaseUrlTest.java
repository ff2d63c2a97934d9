package io.scimwright.example.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    private static final String URL = "spring.datasource.url";
    private static final String USER = "spring.datasource.username";
    private static final String PASSWORD = "spring.datasource.password";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "postgres://ada:s3cret@db.example.com:5433/staff, db.example.com:5433/staff?",
                "postgresql://ada:s3cret@db.example.com/staff?sslmode=require, db.example.com/staff?sslmode=require",
                "jdbc:postgresql://one,two:5433/staff?user=ada&password=s3cret, one,two:5433/staff?",
                "jdbc:postgresql://one/staff?ssl=true&password=s3cret&user=ada&connectTimeout=3, one/staff?ssl=true&connectTimeout=3"
            },
            delimiterString = ", ")
    void userAndPasswordAreTakenOutOfTheUrl(String url, String rest) {
        String[] parts = rest.split("\\?", -1);
        Map<String, Object> properties = DatabaseUrl.properties(url);
        assertThat(properties)
                .containsEntry(USER, "ada")
                .containsEntry(PASSWORD, "s3cret")
                .containsEntry("spring.sql.init.platform", "postgresql");
        assertThat(String.valueOf(properties.get(URL)))
                .startsWith("jdbc:postgresql://" + parts[0] + "?")
                .endsWith(parts[1])
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:mem:staff;USER=ada;PASSWORD=s3cret;DB_CLOSE_DELAY=-1 | jdbc:h2:mem:staff;DB_CLOSE_DELAY=-1",
                "jdbc:h2:file:./staff;Password=s3cret;user=ada | jdbc:h2:file:./staff",
                "jdbc:h2:file:./staff;password=s3\\;cr;USER=ada;PASSWORD=s3cret | jdbc:h2:file:./staff"
            })
    void thoseOfH2TooAreTakenOutOfTheUrl(String url, String rest) {
        assertThat(DatabaseUrl.properties(url))
                .containsEntry(USER, "ada")
                .containsEntry(PASSWORD, "s3cret")
                .containsEntry(URL, rest);
    }

    @Test
    void aPasswordOfH2HasItsSemicolonBehindABackslash() {
        assertThat(DatabaseUrl.properties("jdbc:h2:mem:staff;PASSWORD=s3\\;c+%41\\\\ret"))
                .containsEntry(PASSWORD, "s3;c+%41\\ret")
                .containsEntry(URL, "jdbc:h2:mem:staff")
                .doesNotContainKey(USER);
    }

    @Test
    void thePasswordOfAKeyIsNoPartOfTheUrlEither() {
        assertThat(DatabaseUrl.properties("postgres://ada@db/staff?sslkey=/k.p12&sslpassword=s3%26cret&ssl=true"))
                .containsEntry("spring.datasource.hikari.data-source-properties.sslpassword", "s3&cret")
                .containsEntry(
                        URL,
                        "jdbc:postgresql://db/staff?reWriteBatchedInserts=true&logServerErrorDetail=false&sslkey=/k.p12&ssl=true")
                .doesNotContainKey(PASSWORD);
    }

    @Test
    void specialCharactersOfThePasswordAreCodes() {
        assertThat(DatabaseUrl.properties("postgres://ada%40hr:p%2Fw%3a+1@localhost/staff"))
                .containsEntry(USER, "ada@hr")
                .containsEntry(PASSWORD, "p/w:+1");
    }

    @Test
    void nobodyHasToSignInWhereTheDatabaseDoesNotAsk() {
        assertThat(DatabaseUrl.properties("postgres://localhost/staff")).doesNotContainKeys(USER, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:s3cret@localhost/staff",
                "jdbc:mysql://localhost/staff?password=s3cret",
                "postgres://ada:s3cret/with@localhost/staff",
                "postgres://ada:s3cret@localhost:5432",
                "ada:s3cret@localhost/staff"
            })
    void whatCannotBeIsToldWithoutItsPassword(String url) {
        assertThatThrownBy(() -> UsersApplication.start(url))
                .hasMessageStartingWith("DATABASE_URL must look like postgres://")
                .hasMessageNotContainingAny("s3cret", "ada", "\n");
    }
}
