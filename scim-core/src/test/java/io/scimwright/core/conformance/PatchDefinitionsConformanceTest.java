package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a PATCH does with attributes whose definitions are stricter than those of the RFC's own schemas. */
@DisplayName("PATCH: required, immutable and restricted attributes (RFC 7644 section 3.5.2)")
class PatchDefinitionsConformanceTest {

    private static final String CARD = "urn:example:2.0:Card";
    private static final String BADGE = CARD + ":badge";

    private static final ResourceType STRICT = ResourceType.of(
            "Strict",
            "/Strict",
            "",
            Schema.of(
                    "urn:example:2.0:Strict",
                    "Strict",
                    "",
                    List.of(
                            AttributeDefinition.builder("box", AttributeType.COMPLEX)
                                    .mutability(Mutability.IMMUTABLE)
                                    .subAttributes(List.of(
                                            string("k").build(), string("v").build()))
                                    .build(),
                            AttributeDefinition.builder("more", AttributeType.COMPLEX)
                                    .multiValued(true)
                                    .subAttributes(List.of(
                                            string("number").required(true).build(),
                                            string("color").build()))
                                    .build(),
                            AttributeDefinition.builder("things", AttributeType.COMPLEX)
                                    .multiValued(true)
                                    .subAttributes(List.of(
                                            AttributeDefinition.builder("n", AttributeType.INTEGER)
                                                    .build(),
                                            string("type")
                                                    .canonicalValues(List.of("a", "b"))
                                                    .canonicalValuesOnly(true)
                                                    .build(),
                                            string("given")
                                                    .mutability(Mutability.READ_ONLY)
                                                    .build(),
                                            string("note").build()))
                                    .build())),
            List.of(new ResourceType.Extension(
                    Schema.of(
                            CARD,
                            "Card",
                            "",
                            List.of(
                                    AttributeDefinition.builder("badge", AttributeType.COMPLEX)
                                            .required(true)
                                            .subAttributes(List.of(
                                                    string("number")
                                                            .required(true)
                                                            .build(),
                                                    string("color").build()))
                                            .build(),
                                    string("remark").build())),
                    false)));

    private static AttributeDefinition.Builder string(String name) {
        return AttributeDefinition.builder(name, AttributeType.STRING);
    }

    private static ScimResource strict(String members) {
        return ScimJson.decode(
                json("{'schemas':['urn:example:2.0:Strict','" + CARD + "']" + (members.isEmpty() ? "" : "," + members)
                        + "}"),
                STRICT);
    }

    private static ScimResource withBadge(String badge) {
        return strict("'" + CARD + "':{'badge':" + badge + ",'remark':'r'}");
    }

    private enum In {
        TOLERANT(Dialect.tolerant()),
        RFC(Dialect.rfc());

        @SuppressWarnings("ImmutableEnumChecker") // it is immutable, without an annotation that says so
        private final Dialect dialect;

        In(Dialect dialect) {
            this.dialect = dialect;
        }

        ScimResource patched(ScimResource resource, String operations) {
            return Samples.patched(resource, operations, dialect);
        }

        void refuses(String scimType, ScimResource resource, String operations) {
            assertRefused(scimType, () -> patched(resource, operations));
        }
    }

    // ---- required

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'" + BADGE + "','value':{'color':'blue'}}",
                "{'op':'replace','path':'" + BADGE + "','value':{'color':'blue'}}",
                "{'op':'add','path':'" + CARD + "','value':{'badge':{'color':'blue'}}}",
                "{'op':'replace','value':{'" + CARD + "':{'badge':{'color':'blue'}}}}"
            })
    @DisplayName("[320] [345] §3.5.2: a part that is merged may leave out what is required and there already")
    void partsOfAComplexValue(String operation) {
        for (In in : In.values()) {
            assertThat(in.patched(withBadge("{'number':'7','color':'red'}"), operation))
                    .isEqualTo(withBadge("{'number':'7','color':'blue'}"));
            in.refuses("invalidValue", strict(""), operation);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[345] RFC 7643 §7: what is required in a complex value cannot be replaced with nothing")
    void requiredPart(In in) {
        in.refuses(
                "invalidValue",
                withBadge("{'number':'7'}"),
                "{'op':'replace','path':'" + BADGE + "','value':{'number':null,'color':'blue'}}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "[325] §3.5.2.1: a part that is merged into each match may leave out what is required and there already")
    void partsOfMatches(In in) {
        assertThat(in.patched(
                        strict("'more':[{'number':'7'},{'number':'8'}]"),
                        "{'op':'add','path':'more[number eq \\'7\\']','value':{'color':'blue'}}"))
                .isEqualTo(strict("'more':[{'number':'7','color':'blue'},{'number':'8'}]"));
        in.refuses(
                "invalidValue",
                strict("'more':[{'number':'7'}]"),
                "{'op':'replace','path':'more[number eq \\'7\\']','value':{'color':'blue'}}");
        in.refuses("invalidValue", strict(""), "{'op':'add','path':'more','value':[{'color':'blue'}]}");
        in.refuses("invalidValue", strict(""), "{'op':'replace','path':'more','value':[{'color':'blue'}]}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[339] §3.5.2.2: what is listed to be removed may leave out what is required")
    void removedByAPart(In in) {
        assertThat(in.patched(
                        strict("'more':[{'number':'7','color':'red'},{'number':'8'}]"),
                        "{'op':'remove','path':'more','value':[{'color':'red'}]}"))
                .isEqualTo(strict("'more':[{'number':'8'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[35] [313] RFC 7643 §7: with an optional extension goes what is required only while it is there")
    void extensionWithRequiredAttributes(In in) {
        for (String operation : List.of(
                "{'op':'remove','path':'" + CARD + "'}",
                "{'op':'replace','path':'" + CARD + "','value':null}",
                "{'op':'replace','value':{'" + CARD + "':null}}")) {
            assertThat(in.patched(withBadge("{'number':'7'}"), operation)).isEqualTo(strict(""));
        }
        in.refuses("mutability", withBadge("{'number':'7'}"), "{'op':'remove','path':'" + BADGE + "'}");
        in.refuses("mutability", withBadge("{'number':'7'}"), "{'op':'remove','path':'" + BADGE + ".number'}");
        in.refuses("invalidValue", withBadge("{'number':'7'}"), "{'op':'replace','path':'" + BADGE + "','value':null}");
    }

    // ---- immutable

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'box','value':{'k':'2'}}",
                "{'op':'replace','path':'box.k','value':'2'}",
                "{'op':'add','path':'box.v','value':'2'}",
                "{'op':'remove','path':'box.k'}",
                "{'op':'remove','path':'box'}"
            })
    @DisplayName("[39] [296] RFC 7643 §7: no part of an immutable value is changed, added or removed")
    void partsOfAnImmutableValue(String operation) {
        for (In in : In.values()) {
            in.refuses("mutability", strict("'box':{'k':'1'}"), operation);
        }
    }

    @Test
    @DisplayName(
            "[39] [296] RFC 7643 §7: nor by a key; the same part again is no change, and where nothing is it is set")
    void partsOfAnImmutableValueAgain() {
        In.TOLERANT.refuses("mutability", strict("'box':{'k':'1'}"), "{'op':'replace','value':{'box.k':'2'}}");
        for (In in : In.values()) {
            assertThat(in.patched(strict("'box':{'k':'1'}"), "{'op':'replace','path':'box.k','value':'1'}"))
                    .isEqualTo(strict("'box':{'k':'1'}"));
            assertThat(in.patched(strict(""), "{'op':'add','path':'box.k','value':'1'}"))
                    .isEqualTo(strict("'box':{'k':'1'}"));
        }
    }

    // ---- values that say nothing

    @Test
    @DisplayName("[343] [352] §3.5.2.3: a list of which nothing is understood does not remove what is there")
    void misunderstood() {
        ScimResource team = group("'members':[{'value':'u1'},{'value':'u2'}]");
        In.TOLERANT.refuses("invalidValue", team, "{'op':'replace','path':'members','value':[{'id':'u1'}]}");
        In.TOLERANT.refuses("invalidValue", team, "{'op':'replace','value':{'members':[{'userId':'u1'}]}}");
        In.TOLERANT.refuses(
                "invalidValue", team, "{'op':'replace','path':'members[value eq \\'u1\\']','value':{'id':'u1'}}");
        ScimResource ada = user("'emails':[{'value':'a'}]");
        for (In in : In.values()) {
            for (String nothing : List.of("[{}]", "{}", "[null]", "[{'value':null}]", "[{},{}]")) {
                in.refuses("invalidValue", ada, "{'op':'replace','path':'emails','value':" + nothing + "}");
                in.refuses("invalidValue", ada, "{'op':'replace','value':{'emails':" + nothing + "}}");
            }
            for (String none : List.of("[]", "null")) {
                assertThat(in.patched(ada, "{'op':'replace','path':'emails','value':" + none + "}"))
                        .isEqualTo(user(""));
            }
            assertThat(in.patched(ada, "{'op':'replace','path':'emails[value eq \\'a\\']','value':{'value':null}}"))
                    .isEqualTo(user(""));
        }
    }

    @Test
    @DisplayName("[302] RFC 7643 §2.1: a list of which nothing is kept changes nothing")
    void nothingKept() {
        ResourceType few = User.TYPE.keeping(List.of("userName", "emails.value"));
        ScimResource ada = sent("{'userName':'ada','emails':[{'value':'a'}]}", few, TOLERANT);
        String operation = "{'op':'replace','path':'emails','value':[{'display':'d'}]}";
        for (In in : In.values()) {
            assertThat(in.patched(ada, operation)).isSameAs(ada);
        }
    }

    // ---- what a filter describes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n eq 1.5",
                "given eq \\'x\\'",
                "type eq \\'c\\'",
                "type eq \\'a\\' and type eq \\'b\\'",
                "n eq 1 and n eq 2",
                "type eq \\'\\'"
            })
    @DisplayName("[324] erratum 8097: what no client could have sent is not made from a filter")
    void impossibleElements(String filter) {
        for (String path : List.of("things[" + filter + "].note", "things[" + filter + "]")) {
            String value = path.endsWith("note") ? "'x'" : "{'note':'x'}";
            for (String op : List.of("add", "replace")) {
                String operation = "{'op':'" + op + "','path':'" + path + "','value':" + value + "}";
                In.TOLERANT.refuses("noTarget", strict(""), operation);
                In.RFC.refuses("noTarget", strict(""), operation);
            }
        }
    }

    @Test
    @DisplayName("[324] erratum 8097: what a client could have sent is, each term once")
    void possibleElements() {
        assertThat(
                        In.TOLERANT.patched(
                                strict(""),
                                "{'op':'add','path':'things[n eq 2 and type eq \\'A\\' and type eq \\'a\\'].note','value':'x'}"))
                .isEqualTo(strict("'things':[{'n':2,'type':'A','note':'x'}]"));
    }

    // ---- the same value twice

    @ParameterizedTest
    @EnumSource
    @DisplayName("[26] RFC 7643 §2.4: what was changed into a value that is there already is that value, once")
    void changedIntoTheSame(In in) {
        assertThat(in.patched(
                        thing("'flags':['a','b','c']"),
                        "{'op':'replace','path':'flags[value eq \\'b\\']','value':'A'}"))
                .isEqualTo(thing("'flags':['a','c']"));
        String both = "'emails':[{'type':'work','value':'x','display':'X'},{'type':'home','value':'y','primary':true}]";
        String value = "{'op':'replace','path':'emails[type eq \\'home\\'].value','value':'X'}";
        String type = "{'op':'replace','path':'emails[type eq \\'home\\'].type','value':'work'}";
        assertThat(in.patched(user(both), value + "," + type))
                .isEqualTo(user("'emails':[{'type':'work','value':'x','display':'X','primary':true}]"));
        assertThat(in.patched(user(both), type))
                .isEqualTo(
                        user(
                                "'emails':[{'type':'work','value':'x','display':'X'},{'type':'work','value':'y','primary':true}]"));
        assertThat(in.patched(
                        user("'emails':[{'type':'work','value':'x'},{'type':'work','value':'y'},{'value':'z'}]"),
                        "{'op':'replace','path':'emails[type eq \\'work\\']','value':{'type':'work','value':'n'}}"))
                .isEqualTo(user("'emails':[{'type':'work','value':'n'},{'value':'z'}]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[26] RFC 7643 §2.4: only what is there in the end counts")
    void theSameForAMoment(In in) {
        assertThat(in.patched(
                        user("'emails':[{'type':'work','value':'x'},{'type':'home','value':'y'}]"),
                        "{'op':'replace','path':'emails[type eq \\'home\\'].type','value':'work'},"
                                + "{'op':'replace','path':'emails[value eq \\'y\\'].value','value':'x'},"
                                + "{'op':'replace','path':'emails','value':[{'value':'p','type':'work'},{'value':'q','type':'work'}]},"
                                + "{'op':'replace','path':'emails[value eq \\'q\\'].value','value':'p'},"
                                + "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'r'},"
                                + "{'op':'add','path':'emails','value':{'value':'q','type':'work'}}"))
                .isEqualTo(user("'emails':[{'value':'r','type':'work'},{'value':'q','type':'work'}]"));
    }

    // ---- names

    @ParameterizedTest
    @ValueSource(strings = {"foo bar", "", " ", "9lives", "a..b", "x!"})
    @DisplayName("[302] §3.5.2: a key that is no path is an attribute that nobody defines")
    void keysThatAreNoPaths(String key) {
        String operation = "{'op':'replace','value':{'title':'t','" + key + "':'x'}}";
        assertThat(patched(user(""), operation, TOLERANT)).isEqualTo(user("'title':'t'"));
        assertRefused("invalidPath", () -> patched(user(""), operation, RFC));
        String broken = "{'op':'replace','value':{'emails[type eq].value':'x'}}";
        assertRefused("invalidFilter", () -> patched(user(""), broken, TOLERANT));
    }

    @Test
    @DisplayName("[293] §3.5.2: an error says what to write instead, in the same dialect")
    void hints() {
        assertThatThrownBy(() -> patched(user(""), "{'op':'add','path':'department','value':'d'}", RFC))
                .hasMessageContaining(
                        "'department' is no attribute of User; did you mean '" + ENTERPRISE + ":department'?");
        assertThatThrownBy(() -> patched(user(""), "{'op':'add','path':'departmnt','value':'d'}", RFC))
                .hasMessageContaining("did you mean '" + ENTERPRISE + ":department'?");
        assertThatThrownBy(() -> patched(user(""), "{'op':'add','path':'departmnt','value':'d'}", TOLERANT))
                .hasMessageContaining("did you mean 'department'?");
        assertThatThrownBy(() -> patched(user(""), "{'op':'add','value':{'name.givenName':'d'}}", RFC))
                .hasMessageContaining("'name.givenName' is a path")
                .hasMessageContaining("as 'path'");
    }

    @Test
    @DisplayName("[317] §3.5.2.1: each key of a value without path counts as an operation")
    void keysCount() {
        String three = "{'op':'add','value':{'title':'t','nickName':'n','" + ENTERPRISE + "':{'department':'d'}}}";
        assertThat(limited(three, 4))
                .isEqualTo(user("'title':'t','nickName':'n','" + ENTERPRISE + "':{'department':'d'}"));
        for (String more : List.of(three, "{'op':'add','value':{'a':'t','b':'n','c':'x','d':1}}")) {
            assertThatThrownBy(() -> limited(more, 3))
                    .isInstanceOfSatisfying(
                            ScimException.class, e -> assertThat(e.status()).isEqualTo(413))
                    .hasMessageContaining("more than 3 attributes");
        }
        String four = String.join(",", java.util.Collections.nCopies(4, "{'op':'remove','path':'title'}"));
        assertThatThrownBy(() -> limited(four, 3))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.status()).isEqualTo(413))
                .hasMessageContaining("4 operations; at most 3");
    }

    private static ScimResource limited(String operations, int most) {
        String message =
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}";
        return Patch.decode(JsonTree.readObject(json(message)), User.TYPE, TOLERANT, ignored -> {}, most)
                .apply(user(""))
                .after();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("[288] §3.5.2: null is no operation, and takes its place among them")
    void nullOperations(In in) {
        List<String> messages = new ArrayList<>();
        for (String operations :
                List.of("null,{'op':'remove','path':'title'}", "{'op':'remove','path':'title'},null")) {
            in.refuses("invalidSyntax", user(""), operations);
            assertThatThrownBy(() -> in.patched(user(""), operations))
                    .satisfies(e -> messages.add(String.valueOf(e.getMessage())));
        }
        assertThat(messages.get(0)).startsWith("Operations[0]:");
        assertThat(messages.get(1)).startsWith("Operations[1]:");
        assertThatThrownBy(() -> in.patched(user(""), "null,{'op':'add','path':'titel','value':'x'}"))
                .hasMessageContaining("Operations[0]");
    }
}
