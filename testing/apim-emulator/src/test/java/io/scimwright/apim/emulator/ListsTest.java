package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest extends EmulatorTest {

    @BeforeEach
    void addUsers() {
        client.put("/users/ada", user("ada@example.com", "Ada", "Lovelace", "active", "first"));
        client.put("/users/eve", user("eve+x@example.com", "Eve", "O`Neill", "blocked", "second"));
        client.put("/users/bob", user("bob@contoso.com", "Bob", "Builder", "active", "third"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            email eq 'ada@example.com'                          | ada
            email eq 'ADA@EXAMPLE.COM'                          | ada
            properties/email eq 'ada@example.com'               | ada
            name eq 'eve'                                       | eve
            firstName ne 'Administrator'                        | ada,eve,bob
            state eq 'Blocked'                                  | eve
            state eq 'active' and firstName eq 'Bob'            | bob
            firstName gt 'Ada' and firstName le 'Bob'           | 1,bob
            firstName ge 'Bob'                                  | eve,bob
            firstName lt 'Administrator'                        | ada
            startswith(email,'e')                               | eve
            endswith(email,'@contoso.com')                      | bob
            contains(lastName,'love')                           | ada
            substringof('uild',lastName)                        | bob
            substringof('uild',lastName) eq true                | bob
            startswith(email,'e') eq false and state eq 'active'| 1,ada,bob
            note eq 'second'                                    | eve
            registrationDate lt 2022-12-31T00:00:00Z            | 1
            registrationDate gt datetime'2023-01-01T00:00:00'   | ada,eve,bob
            registrationDate ge '2023-01-01'                    | ada,eve,bob
            lastName eq 'O''Neill'                              |
            """)
    void aFilterFindsWhatItSays(String filter, String found) {
        assertThat(names(client.get("/users?$filter=" + filter.replace("+", "%2B"))))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(",")));
    }

    @Test
    void aPlusSignInAQueryIsASpaceAndItsEncodingIsNot() {
        assertThat(names(client.get("/users?$filter=email+eq+%27eve%2Bx@example.com%27")))
                .containsExactly("eve");
    }

    @Test
    void textIsComparedExactlyWhenASettingSaysSo() {
        set(Setting.CASE_SENSITIVE_FILTERS, true);
        assertThat(names(client.get("/users?$filter=email eq 'ADA@example.com'")))
                .isEmpty();
        assertThat(names(client.get("/users?$filter=email eq 'ada@example.com'")))
                .containsExactly("ada");
        assertThat(names(client.get("/users?$filter=contains(lastName,'love')")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstName eq 'Ada' or firstName eq 'Bob'",
                "not firstName eq 'Ada'",
                "(firstName eq 'Ada')",
                "note eq null",
                "userId eq 'x'",
                "password eq 'x'",
                "state ne 'active'",
                "startswith(state,'a')",
                "contains(registrationDate,'2022')",
                "registrationDate gt 'yesterday'",
                "firstName eq Ada",
                "firstName eq 'Ada",
                "firstName like 'Ada'",
                "firstName eq",
                "firstName eq 'Ada' firstName eq 'Bob'",
                "startswith('a',email)",
                "startswith(email)",
                "'Ada' eq firstName",
                "and"
            })
    void whatIsUnprovenOrWrongInAFilterIsRefused(String filter) {
        ArmClient.Reply refused = client.get("/users?$filter=" + filter);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("ValidationError");
        assertThat(refused.json().at("/error/details/0/target").asText()).isEqualTo("$filter");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            firstName eq 'Ada' or firstName eq 'Bob'                        | ada,bob
            not startswith(email,'e') and not (state eq 'active')           |
            (firstName eq 'Ada' or firstName eq 'Bob') and note eq 'third'  | bob
            note eq null                                                    | 1
            note ne null and state eq 'active'                              | ada,bob
            """)
    void theFullGrammarIsASetting(String filter, String found) {
        set(Setting.FULL_FILTER_GRAMMAR, true);
        assertThat(names(client.get("/users?$filter=" + filter)))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(",")));
    }

    @Test
    void aDoubledQuoteIsAQuoteUnlessASettingRefusesIt() {
        client.patch("/users/eve", "{\"properties\":{\"note\":\"O\\u0027Neill\"}}");
        assertThat(names(client.get("/users?$filter=note eq 'O''Neill'"))).containsExactly("eve");
        set(Setting.FILTER_DOUBLED_QUOTES, false);
        assertThat(client.get("/users?$filter=note eq 'O''Neill'").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /groups?$filter=displayName eq 'Guests'                                    | guests
            /groups?$filter=externalId eq 'x'                                          |
            /groups/developers/users?$filter=email eq 'ada@example.com'                | ada
            /users/1/groups?$filter=startswith(name,'dev')                             | developers
            /products?$filter=name eq 'Starter'                                        | starter
            /products?$filter=displayName eq 'Unlimited' and state eq 'published'      | unlimited
            /products/starter/groups?$filter=name eq 'guests'                          | guests
            /subscriptions?$filter=name eq 'master'                                    | master
            /subscriptions?$filter=properties/scope eq '/apis'                         |
            /users/1/subscriptions?$filter=productId eq 'starter'                      | 62462d849d398d005a070001
            /subscriptions?$filter=properties/scope eq '/products/starter' and properties/ownerId eq '/users/1' \
            | 62462d849d398d005a070001
            """)
    void eachListHasFieldsOfItsOwn(String path, String found) {
        assertThat(names(client.get(path)))
                .containsExactlyElementsOf(found == null ? List.of() : List.of(found.split(",")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/groups/developers/users?$filter=state eq 'active'",
                "/groups?$filter=contains(externalId,'x')",
                "/users/1/groups?$filter=externalId eq 'x'",
                "/users/1/subscriptions?$filter=state eq 'active'"
            })
    void aFieldOfAnotherListIsRefused(String path) {
        assertThat(client.get(path).status()).isEqualTo(400);
    }

    @Test
    void pagesHaveTheTotalAndALinkThatLeadsOn() {
        ArmClient.Reply first = client.get("/users?$top=3");
        assertThat(first.json().path("count").asInt()).isEqualTo(4);
        String link = first.json().path("nextLink").asText();
        assertThat(link)
                .isEqualTo("https://localhost:" + apim.port() + apim.serviceId()
                        + "/users?%24top=3&api-version=2021-08-01&%24skip=3");
        ArmClient.Reply last = client.sendTo("GET", link, "", "");
        assertThat(names(last)).containsExactly("bob");
        assertThat(last.json().path("count").asInt()).isEqualTo(4);
        assertThat(last.json().has("nextLink")).isFalse();
    }

    @Test
    void theLinkOfAFilteredListKeepsTheFilter() {
        ArmClient.Reply first = client.get("/users?$filter=firstName ne 'x%2By'&$top=2");
        String link = first.json().path("nextLink").asText();
        assertThat(URI.create(link).getRawQuery()).startsWith("%24filter=firstName+ne+%27x%2By%27&%24top=2&");
        assertThat(names(client.sendTo("GET", link, "", ""))).containsExactly("eve", "bob");
    }

    @Test
    void withoutTopAPageHasTheDefaultSizeAndNoTopExceedsTheMost() {
        set(Setting.PAGE_SIZE, 2);
        set(Setting.MAX_PAGE_SIZE, 3);
        assertThat(names(client.get("/users"))).hasSize(2);
        ArmClient.Reply capped = client.get("/users?$top=1000");
        assertThat(names(capped)).hasSize(3);
        assertThat(capped.json().path("nextLink").asText()).endsWith("%24top=1000&api-version=2021-08-01&%24skip=3");
    }

    @Test
    void aSkipBeyondTheEndIsAnEmptyPageUnlessASettingRefusesIt() {
        ArmClient.Reply beyond = client.get("/users?$skip=9");
        assertThat(beyond.raw().body()).isEqualTo("{\r\n  \"value\": [],\r\n  \"count\": 4\r\n}");
        set(Setting.REFUSE_SKIP_BEYOND_END, true);
        assertThat(client.get("/users?$skip=9").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$top=0", "$top=-1", "$top=many", "$skip=-1", "$skip=x", "expandGroups=maybe"})
    void aSenselessPageIsRefused(String parameter) {
        assertThat(client.get("/users?" + parameter).status()).isEqualTo(400);
    }

    @Test
    void expandGroupsAddsTheGroupsBeforeTheIdentities() {
        JsonNode owner = client.get("/users?expandGroups=true").json().at("/value/0/properties");
        assertThat(owner.path("groups").findValuesAsText("name")).containsExactly("Administrators", "Developers");
        assertThat(owner.toString().indexOf("\"groups\""))
                .isLessThan(owner.toString().indexOf("\"identities\""));
    }

    @Test
    void anOldApiVersionHasNoCountAndNoBodyAfterPatch() {
        ArmClient old = client.withVersion("2019-01-01");
        assertThat(old.get("/users").json().has("count")).isFalse();
        ArmClient.Reply patched = old.patch("/users/ada", "{'properties':{'note':'x'}}");
        assertThat(patched.status()).isEqualTo(204);
        assertThat(patched.etag()).isEmpty();
    }

    private static List<String> names(ArmClient.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json().path("value").findValues("name").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static String user(String email, String first, String last, String state, String note) {
        return "{'properties':{'email':'" + email + "','firstName':'" + first + "','lastName':'" + last + "','state':'"
                + state + "','note':'" + note + "'}}";
    }
}
