package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("points in time of any year")
class YearsTest {

    private static String user(String name, String hired) {
        return "{\"userName\":\"" + name + "\",\"urn:example:scim:2.0:Employee\":{\"hired\":\"" + hired + "\"}}";
    }

    private static void refuses(ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining("hired: the database keeps points in time from the year 1 to the year 9999")
                .isInstanceOfSatisfying(ScimException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.error().scimType()).contains(ScimType.INVALID_VALUE);
                });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areRefusedWhereADatabaseWouldNotKeepThem(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        for (String date : List.of(
                "-4800-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
                "300000-01-01T00:00:00Z",
                "999999999-01-01T00:00:00Z")) {
            refuses(() -> Calls.create(company.users, user("bob", date)));
            refuses(() -> Calls.patch(
                    company.users, ada, Calls.replace(Company.HIRED.toString(), RandomQueries.quoted(date))));
        }
        assertThat(Calls.find(company.users, ada).find(Company.HIRED)).isEmpty();
        assertThat(Calls.search(company.users, "userName eq \"bob\"")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void areKeptAndFoundInAllOthers(Database database) {
        Company company = Company.empty(database);
        for (String date : List.of("0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z")) {
            String id = Calls.create(company.users, user("u" + date, date)).id();
            assertThat(Calls.find(company.users, id).require(Company.HIRED)).isEqualTo(Instant.parse(date));
            assertThat(Calls.search(company.users, Company.HIRED + " eq \"" + date + "\""))
                    .containsExactly(id);
        }
    }
}
