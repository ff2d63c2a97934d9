package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Filters, sorts and PATCH paths see references as they are shown, whatever was sent")
class ShownReferencesTest {

    private static final String EVIL = "https://evil.example/Users/1";
    private static final String MANAGER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager";

    /** Who answers filters: the provider, or the engine over a scan. */
    enum Store {
        MEMORY,
        SMALL;

        Scim open() {
            return this == MEMORY ? new Scim() : Scim.small();
        }
    }

    /** Two users, of whom one is the manager of the other; a group, and another that holds it and both of them. */
    private static final class Company {

        private final Scim scim;
        private final String ada;
        private final String bob;
        private final String inner;
        private final String team;

        Company(Store store) {
            scim = store.open();
            ada = scim.create("ada");
            bob = scim.create("bob");
            patch(
                    "/Users/" + bob,
                    "{\"op\":\"add\",\"path\":\"" + MANAGER + "\",\"value\":{\"value\":\"" + ada + "\",\"$ref\":\""
                            + EVIL + "\"}}");
            inner = id(scim.send("POST", "/Groups", "{\"displayName\":\"Inner\"}"));
            team = id(scim.send(
                    "POST",
                    "/Groups",
                    "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada + "\",\"$ref\":\"" + EVIL
                            + "\"},{\"value\":\"" + bob + "\"},{\"value\":\"" + inner + "\",\"$ref\":\"../Groups/"
                            + inner
                            + "/\"}]}"));
        }

        ScimResponse patch(String path, String operation) {
            return scim.send("PATCH", path, Scim.patch(operation));
        }

        String user(String id) {
            return Scim.BASE + "/Users/" + id;
        }

        String group(String id) {
            return Scim.BASE + "/Groups/" + id;
        }

        List<String> found(String endpoint, String filter, String name) {
            ScimResponse answer = scim.filter(endpoint, filter);
            assertThat(answer.status()).as(answer.bodyText()).isEqualTo(200);
            return all(body(answer), name);
        }

        List<String> groups(String filter) {
            return found("/Groups", filter, "displayName");
        }

        List<String> users(String filter) {
            return found("/Users", filter, "userName");
        }

        List<String> members() {
            return body(scim.get("/Groups/" + team)).elements("members").stream()
                    .map(member -> ((ScimObject) member).findString("value").orElseThrow())
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void filtersOnMembers(Store store) {
        Company company = new Company(store);
        String ada = company.user(company.ada);
        assertThat(company.groups("members.$ref eq \"" + ada + "\"")).containsExactly("Team");
        assertThat(company.groups("members[$ref eq \"" + ada + "\" and value eq \"" + company.ada + "\"]"))
                .containsExactly("Team");
        assertThat(company.groups("members[$ref eq \"" + ada + "\" and value eq \"" + company.bob + "\"]"))
                .isEmpty();
        assertThat(company.groups("displayName eq \"Team\" and members[$ref eq \"" + company.group(company.inner)
                        + "\" and type eq \"Group\"]"))
                .containsExactly("Team");
        assertThat(company.groups("members.$ref co \"/Groups/\"")).containsExactly("Team");
        assertThat(company.groups("members.$ref co \"evil\"")).isEmpty();
        assertThat(company.groups("not (members.$ref co \"/Groups/\")")).containsExactly("Inner");
        assertThat(company.groups("members.$ref eq \"" + EVIL + "\" or displayName eq \"Inner\""))
                .containsExactly("Inner");
    }

    @ParameterizedTest
    @EnumSource
    void filtersAndSortsOnTheManager(Store store) {
        Company company = new Company(store);
        assertThat(company.users(MANAGER + ".$ref eq \"" + company.user(company.ada) + "\""))
                .containsExactly("bob");
        assertThat(company.users(MANAGER + ".$ref eq \"" + EVIL + "\"")).isEmpty();
        company.patch(
                "/Users/" + company.ada,
                "{\"op\":\"add\",\"path\":\"" + MANAGER + "\",\"value\":{\"value\":\"~\",\"$ref\":\"a\"}}");
        company.patch(
                "/Users/" + company.bob,
                "{\"op\":\"add\",\"path\":\"" + MANAGER + "\",\"value\":{\"value\":\"-\",\"$ref\":\"b\"}}");
        for (String endpoint : List.of("/Users", "/")) {
            String sorted = endpoint + "?attributes=userName&sortBy=" + MANAGER + ".$ref";
            List<String> names = all(body(company.scim.get(sorted)), "userName").stream()
                    .filter(name -> !name.isEmpty())
                    .toList();
            assertThat(names).as(endpoint).containsExactly("bob", "ada");
        }
    }

    @ParameterizedTest
    @EnumSource
    void filtersOnWhatOnlyTheServerKnows(Store store) {
        Company company = new Company(store);
        assertThat(company.users("meta.location eq \"" + company.user(company.ada) + "\""))
                .containsExactly("ada");
        assertThat(company.users("meta.location co \"evil\"")).isEmpty();
        assertThat(company.users("groups.$ref eq \"" + company.group(company.team) + "\""))
                .containsExactlyInAnyOrder("ada", "bob");
        assertThat(company.users("userName eq \"bob\" and groups[$ref eq \"" + company.group(company.team) + "\"]"))
                .containsExactly("bob");
        assertThat(company.found("/", "meta.location eq \"" + company.group(company.team) + "\"", "displayName"))
                .containsExactly("Team");
    }

    @ParameterizedTest
    @EnumSource
    void pathsOfAPatch(Store store) {
        Company company = new Company(store);
        String remove = "{\"op\":\"remove\",\"path\":\"members[%s]\"}";
        for (String filter : List.of(
                "$ref eq \\\"" + EVIL + "\\\"",
                "$ref eq \\\"https://elsewhere.example/Users/" + company.ada + "\\\"",
                "$ref eq \\\"" + company.group(company.ada) + "\\\"",
                "not ($ref pr)")) {
            company.patch("/Groups/" + company.team, String.format(remove, filter));
            assertThat(company.members()).as(filter).hasSize(3);
        }
        company.patch(
                "/Groups/" + company.team, String.format(remove, "$REF eq \\\"" + company.user(company.ada) + "\\\""));
        assertThat(company.members()).containsExactly(company.bob, company.inner);
        company.patch(
                "/Groups/" + company.team,
                String.format(remove, "$ref ne \\\"https://scim.example.com/Groups/" + company.inner + "\\\""));
        assertThat(company.members()).containsExactly(company.inner);
        assertError(
                company.patch("/Groups/" + company.team, String.format(remove, "$ref co \\\"Groups\\\"")),
                400,
                "invalidFilter");
    }

    @ParameterizedTest
    @EnumSource
    void elementsToRemoveThatSayOnlyWhereTheyLead(Store store) {
        Company company = new Company(store);
        company.patch(
                "/Groups/" + company.team,
                "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":\"" + company.user(company.bob)
                        + "\"},{\"$ref\":\"" + EVIL + "\"},{\"$ref\":null,\"value\":\"" + company.inner + "\"}]}");
        assertThat(company.members()).containsExactly(company.ada);
    }
}
