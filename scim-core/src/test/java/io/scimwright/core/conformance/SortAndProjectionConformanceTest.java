package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.AttributePath;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sorting and projection (RFC 7644 sections 3.4.2.3, 3.4.2.5 and 3.9)")
class SortAndProjectionConformanceTest {

    private static List<String> sorted(String path, SortOrder order, ScimResource... resources) {
        ResolvedPath by =
                resources[0].type().resolve(AttributePath.parse(path), TOLERANT).orElseThrow();
        return Arrays.stream(resources)
                .sorted(ResourceOrder.by(by, order))
                .map(ScimResource::id)
                .toList();
    }

    private static ScimResource titled(String id, String title) {
        return user(title.isEmpty() ? "" : "'title':'" + title + "'").withId(id);
    }

    @Test
    @DisplayName("[221] §3.4.2.3: strings sort by folded case, case-exact ones by code point")
    void strings() {
        assertThat(sorted("title", SortOrder.ASCENDING, titled("1", "b"), titled("2", "C"), titled("3", "A")))
                .containsExactly("3", "1", "2");
        assertThat(sorted(
                        "externalId",
                        SortOrder.ASCENDING,
                        user("'externalId':'b'").withId("1"),
                        user("'externalId':'C'").withId("2")))
                .containsExactly("2", "1");
        assertThat(sorted(
                        "externalId",
                        SortOrder.ASCENDING,
                        user("'externalId':'\ud83d\ude00'").withId("1"),
                        user("'externalId':'\uffee'").withId("2")))
                .containsExactly("2", "1");
    }

    @Test
    @DisplayName("[223] §3.4.2.3: a complex attribute sorts by its value, and what is unassigned comes last")
    void complexAttributesByTheirValue() {
        ScimResource z = user("'emails':[{'type':'a','value':'z@x'}]").withId("1");
        ScimResource a = user("'emails':[{'type':'b','value':'A@x'}]").withId("2");
        ScimResource none = user("").withId("0");
        assertThat(sorted("emails", SortOrder.ASCENDING, none, z, a)).containsExactly("2", "1", "0");
        ScimResource emptied = ScimResource.of(User.TYPE, a.attributes().with("title", ScimList.empty()))
                .withId("9");
        assertThat(sorted("title", SortOrder.ASCENDING, emptied, titled("1", "b"), titled("2", "a")))
                .containsExactly("2", "1", "9");
    }

    @Test
    @DisplayName("[222] §3.4.2.3: the primary value of several decides, else the first")
    void primaryDecides() {
        assertThat(sorted(
                        "emails.value",
                        SortOrder.ASCENDING,
                        user("'emails':[{'value':'a'},{'value':'z','primary':true}]")
                                .withId("1"),
                        user("'emails':[{'value':'m'},{'value':'b'}]").withId("2")))
                .containsExactly("2", "1");
    }

    @Test
    @DisplayName("[224] §3.4.2.3: without a value last, and first when descending")
    void unassigned() {
        assertThat(sorted("title", SortOrder.ASCENDING, titled("1", ""), titled("2", "x")))
                .containsExactly("2", "1");
        assertThat(sorted("title", SortOrder.DESCENDING, titled("1", "x"), titled("2", "")))
                .containsExactly("2", "1");
    }

    @Test
    @DisplayName("[226] §3.4.2.3: equal values sort by id")
    void ties() {
        assertThat(sorted("title", SortOrder.ASCENDING, titled("2", "x"), titled("1", "X")))
                .containsExactly("1", "2");
        assertThat(sorted("title", SortOrder.DESCENDING, titled("2", "x"), titled("1", "X")))
                .containsExactly("1", "2");
    }

    @Test
    @DisplayName("[221] §3.4.2.3: numbers and points in time sort as such")
    void numbersAndTimes() {
        assertThat(sorted(
                        "count",
                        SortOrder.ASCENDING,
                        thing("'count':10").withId("1"),
                        thing("'count':9").withId("2")))
                .containsExactly("2", "1");
        assertThat(sorted(
                        "time",
                        SortOrder.ASCENDING,
                        thing("'time':'2026-01-01T00:30:00+01:00'").withId("1"),
                        thing("'time':'2025-12-31T23:00:00Z'").withId("2")))
                .containsExactly("2", "1");
    }

    // ---- projection

    private static final ScimResource ADA =
            user("'externalId':'e','title':'t','name':{'givenName':'A','familyName':'L'},"
                            + "'emails':[{'type':'work','value':'x'},{'type':'home','value':'y'}],'" + ENTERPRISE
                            + "':{'department':'d','costCenter':'c'},"
                            + "'password':'pa55','meta':{'resourceType':'User'}")
                    .withId("u1");

    private static List<String> only(String... names) {
        return members(Projection.only(User.TYPE, List.of(names), TOLERANT));
    }

    private static List<String> without(String... names) {
        return members(Projection.without(User.TYPE, List.of(names), TOLERANT));
    }

    private static List<String> members(Projection projection) {
        ScimObject shown = ScimJson.read(ScimJson.encode(ADA, projection));
        return shown.names().stream().map(name -> name.replace(ENTERPRISE, "E")).toList();
    }

    private static String text(Projection projection) {
        return ScimJson.encode(ADA, projection);
    }

    @Test
    @DisplayName("[255][256] §3.9: attributes gives what it names, schemas and id")
    void attributes() {
        assertThat(only("userName")).containsExactly("schemas", "id", "userName");
        assertThat(only("meta")).containsExactly("schemas", "id", "meta");
        assertThat(only("externalId", "title")).containsExactly("schemas", "id", "externalId", "title");
    }

    @Test
    @DisplayName("[257] §3.9: excludedAttributes takes from what is standard, never schemas and id")
    void excluded() {
        assertThat(without("id", "schemas", "emails", "name", "meta"))
                .containsExactly("schemas", "id", "externalId", "userName", "title", "E");
        assertThat(text(Projection.without(User.TYPE, List.of("name.givenName"), RFC)))
                .contains("familyName")
                .doesNotContain("givenName");
    }

    @Test
    @DisplayName("[258] §3.10: sub-attributes, URNs, any case")
    void names() {
        assertThat(text(Projection.only(User.TYPE, List.of("NAME.givenname"), RFC)))
                .contains("givenName")
                .doesNotContain("familyName");
        assertThat(text(Projection.only(User.TYPE, List.of(CORE + ":Title"), RFC)))
                .contains("title")
                .doesNotContain("userName");
        assertThat(text(Projection.only(User.TYPE, List.of(ENTERPRISE + ":department"), RFC)))
                .contains("department")
                .doesNotContain("costCenter");
        assertThat(text(Projection.only(User.TYPE, List.of("department"), TOLERANT)))
                .contains("department")
                .doesNotContain("costCenter");
    }

    @Test
    @DisplayName("[259] §3.9: the URN of an extension names all of it")
    void wholeExtension() {
        assertThat(only(ENTERPRISE)).containsExactly("schemas", "id", "E");
        assertThat(without(ENTERPRISE)).doesNotContain("E");
    }

    @Test
    @DisplayName("[261] §3.9: names that nobody knows are ignored")
    void unknown() {
        assertThat(only("nobody", "", "a b", "title")).containsExactly("schemas", "id", "title");
    }

    @Test
    @DisplayName("[262] §3.9: a password is not shown even when named")
    void password() {
        assertThat(only("password")).containsExactly("schemas", "id");
    }

    @Test
    @DisplayName("[264] §3.9: a sub-attribute of a multi-valued attribute in each element")
    void subAttributesOfElements() {
        assertThat(text(Projection.only(User.TYPE, List.of("emails.value"), RFC)))
                .contains(json("'emails':[{'value':'x'},{'value':'y'}]"));
        assertThat(only("emails.display")).containsExactly("schemas", "id");
    }

    @Test
    @DisplayName("[265] §3.9: a provider can see that members are not wanted")
    void unwanted() {
        assertThat(Projection.without(Group.TYPE, List.of("members"), RFC).wants(Group.TYPE, "members"))
                .isFalse();
        assertThat(Projection.standard().wants(Group.TYPE, "MEMBERS")).isTrue();
        assertThat(Projection.only(Group.TYPE, List.of("members.value"), RFC).wants(Group.TYPE, "members"))
                .isTrue();
        assertThat(Projection.only(Group.TYPE, List.of("displayName"), RFC).wants(Group.TYPE, "members"))
                .isFalse();
    }

    @Test
    @DisplayName("[266] Microsoft's samples: a filter in brackets after a name is left out")
    void bracketsInNames() {
        assertThat(only("emails[type eq \"work\"]")).containsExactly("schemas", "id", "emails");
    }

    @Test
    @DisplayName("[43][257] law: returned=never never leaks, whatever is asked for")
    void neverLeaks() {
        ResourceType type = User.TYPE;
        for (long seed = 0; seed < 50; seed++) {
            io.scimwright.core.RandomScim random = new io.scimwright.core.RandomScim(seed, type);
            ScimResource resource = random.resource().with(User.PASSWORD, "pa55w0rd");
            List<String> names = Stream.generate(() ->
                            random.pick(List.of("password", "PASSWORD", CORE, CORE + ":password", "name", "nobody")))
                    .limit(3)
                    .toList();
            assertThat(ScimJson.encode(resource, Projection.only(type, names, TOLERANT)))
                    .doesNotContain("pa55w0rd");
            assertThat(ScimJson.encode(resource, Projection.without(type, names, TOLERANT)))
                    .doesNotContain("pa55w0rd");
        }
    }
}
