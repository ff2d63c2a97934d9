package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PATCH: envelope and paths (RFC 7644 section 3.5.2)")
class PatchConformanceTest {

    private static final String PATCH_OP = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']";

    private static Patch decode(String message, ResourceType type, Dialect dialect) {
        return Patch.decode(json(message), type, dialect);
    }

    private static PatchResult result(ScimResource resource, String operations) {
        return decode("{" + PATCH_OP + ",'Operations':[" + operations + "]}", resource.type(), RFC)
                .apply(resource);
    }

    private static void assertBoth(String scimType, ScimResource resource, String operations) {
        assertRefused(scimType, () -> patched(resource, operations, TOLERANT));
        assertRefused(scimType, () -> patched(resource, operations, RFC));
    }

    // ---- envelope and general

    @Test
    @DisplayName("[288] §3.5.2: the body names PatchOp and holds operations")
    void envelope() {
        for (String body : List.of(
                "{" + PATCH_OP + "}",
                "{" + PATCH_OP + ",'Operations':{'op':'remove','path':'title'}}",
                "{" + PATCH_OP + ",'Operations':null}",
                "{" + PATCH_OP + ",'Operations':['x']}",
                "{" + PATCH_OP + ",'Operations':[{}]}",
                "{" + PATCH_OP + ",'Operations':[{},{'op':'remove','path':'title'}]}")) {
            assertRefused("invalidSyntax", () -> decode(body, User.TYPE, RFC));
            assertRefused("invalidSyntax", () -> decode(body, User.TYPE, TOLERANT));
        }
        String noSchemas = "{'Operations':[{'op':'remove','path':'title'}]}";
        assertRefused("invalidSyntax", () -> decode(noSchemas, User.TYPE, RFC));
        assertThat(decode(noSchemas, User.TYPE, TOLERANT).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "Add", "ADD", "aDd"})
    @DisplayName("[289] §3.5.2: add, remove and replace in any case")
    void operationsInAnyCase(String op) {
        String operation = "{'op':'" + op + "','path':'title','value':'t'}";
        assertThat(patched(user(""), operation, RFC)).isEqualTo(user("'title':'t'"));
        assertThat(patched(user(""), operation, TOLERANT)).isEqualTo(user("'title':'t'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'move','path':'title'}",
                "{'op':'test','path':'title','value':'x'}",
                "{'op':'copy','path':'title','value':'x'}",
                "{'op':'','path':'title','value':'x'}",
                "{'op':5,'path':'title','value':'x'}",
                "{'op':['add'],'path':'title','value':'x'}",
                "{'path':'title','value':'x'}",
                "{'op':'add','op':'add','path':'title','value':'x'}",
                "{'op':'add','path':5,'value':'x'}"
            })
    @DisplayName("[289] §3.5.2: any other operation, none or two are refused")
    void otherOperations(String operation) {
        assertBoth("invalidSyntax", user(""), operation);
    }

    @Test
    @DisplayName("[290] RFC 7643 §2.1: the names in the message in any case")
    void namesOfTheMessage() {
        String message = "{'SCHEMAS':['URN:ietf:params:scim:api:messages:2.0:patchop'],"
                + "'operations':[{'OP':'add','Path':'title','VALUE':'t'}]}";
        assertThat(decode(message, User.TYPE, RFC).apply(user("")).after()).isEqualTo(user("'title':'t'"));
    }

    @Test
    @DisplayName("[291] §3.5.2: unknown members of the message and of an operation are ignored")
    void unknownMembers() {
        String message = "{'id':'5','x':{}," + PATCH_OP
                + ",'Operations':[{'name':'n','id':'1','op':'add','path':'title','value':'t'}]}";
        assertThat(decode(message, User.TYPE, RFC).apply(user("")).after()).isEqualTo(user("'title':'t'"));
    }

    @Test
    @DisplayName("[292] §3.5.2: operations see what earlier ones made")
    void inOrder() {
        assertThat(patched(
                        user("'title':'0'"),
                        "{'op':'remove','path':'title'},{'op':'add','path':'title','value':'1'},"
                                + "{'op':'add','path':'emails','value':[{'type':'work','value':'a'}]},"
                                + "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':'b'}",
                        RFC))
                .isEqualTo(user("'title':'1','emails':[{'type':'work','value':'b'}]"));
        assertThat(patched(
                        group(""),
                        "{'op':'add','path':'members','value':[{'value':'1'},{'value':'2'}]},"
                                + "{'op':'remove','path':'members[value eq \\'1\\']'},"
                                + "{'op':'add','path':'externalId','value':'e'},"
                                + "{'op':'add','path':'members','value':[{'value':'3'},{'value':'2'}]}",
                        RFC))
                .isEqualTo(group("'members':[{'value':'2'},{'value':'3'}],'externalId':'e'"));
    }

    @Test
    @DisplayName("[293] §3.5.2: all operations or none; the resource given is never changed")
    void allOrNothing() {
        ScimResource before = user("'title':'t','emails':[{'value':'a','primary':true}]");
        ScimResource same = user("'title':'t','emails':[{'value':'a','primary':true}]");
        assertBoth(
                "noTarget",
                before,
                "{'op':'remove','path':'title'},{'op':'add','path':'emails','value':[{'value':'b','primary':true}]},"
                        + "{'op':'replace','path':'emails[type sw \\'x\\'].value','value':'c'}");
        assertThat(before).isEqualTo(same);
    }

    @Test
    @DisplayName("[293] §3.5.2: what can be refused without the resource is refused before anything is applied")
    void refusedBeforeApplied() {
        assertRefused(
                "invalidValue",
                () -> decode(
                        "{" + PATCH_OP + ",'Operations':[{'op':'remove','path':'title'},"
                                + "{'op':'add','path':'active','value':7}]}",
                        User.TYPE,
                        TOLERANT));
    }

    @Test
    @DisplayName("[293] §3.5.2: an error names the operation, the path and the reason")
    void errorsSayWhere() {
        assertThatThrownBy(() ->
                        patched(user(""), "{'op':'remove','path':'title'},{'op':'add','path':'titel','value':'x'}"))
                .isInstanceOf(ScimException.class)
                .hasMessageContainingAll("Operations[1]", "titel", "no attribute of User", "did you mean 'title'?");
        assertThatThrownBy(() ->
                        patched(user(""), "{'op':'replace','path':'emails[type ne \\'work\\'].value','value':'x'}"))
                .hasMessageContainingAll("Operations[0]", "emails[type ne \"work\"].value", "no element of emails");
    }

    @Test
    @DisplayName("[295] RFC 7643 §7: readOnly attributes are refused")
    void readOnly() {
        ScimResource ada =
                user("'groups':[{'value':'g'}],'meta':{'resourceType':'User'}").withId("u1");
        for (String operation : List.of(
                "{'op':'replace','path':'id','value':'u2'}",
                "{'op':'remove','path':'id'}",
                "{'op':'add','path':'meta','value':{'resourceType':'X'}}",
                "{'op':'replace','path':'meta.created','value':'2020-01-01T00:00:00Z'}",
                "{'op':'add','path':'groups','value':[{'value':'h'}]}",
                "{'op':'remove','path':'groups[value eq \\'g\\']'}",
                "{'op':'replace','path':'groups[value eq \\'g\\'].display','value':'x'}",
                "{'op':'replace','path':'" + ENTERPRISE + ":manager.displayName','value':'x'}",
                "{'op':'replace','value':{'id':'u2','title':'t'}}",
                "{'op':'replace','value':{'groups':[{'value':'h'}]}}")) {
            assertBoth("mutability", ada, operation);
        }
    }

    @Test
    @DisplayName("[295] RFC 7643 §3.1: in a value without path, an equal id is ignored and meta always")
    void equalReadOnlyValues() {
        ScimResource ada = user("'meta':{'resourceType':'User'}").withId("u1");
        String operation = "{'op':'replace','value':{'id':'u1','meta':{'resourceType':'X','version':'1'},'title':'t'}}";
        assertThat(patched(ada, operation, RFC))
                .isEqualTo(user("'meta':{'resourceType':'User'},'title':'t'").withId("u1"));
        assertThat(patched(ada, operation, TOLERANT)).isEqualTo(patched(ada, operation, RFC));
    }

    @Test
    @DisplayName("[296] RFC 7643 §7: an immutable attribute is set once; the same value again is no change")
    void immutable() {
        assertBoth("mutability", thing("'fixed':'a'"), "{'op':'replace','path':'fixed','value':'b'}");
        assertBoth("mutability", thing("'fixed':'a'"), "{'op':'remove','path':'fixed'}");
        assertBoth("mutability", thing("'fixedFlags':['a']"), "{'op':'add','path':'fixedFlags','value':['b']}");
        assertThat(patched(thing(""), "{'op':'add','path':'fixed','value':'b'}", RFC))
                .isEqualTo(thing("'fixed':'b'"));
        assertThat(patched(thing(""), "{'op':'add','path':'fixedFlags','value':['b']}", RFC))
                .isEqualTo(thing("'fixedFlags':['b']"));
        assertThat(result(thing("'fixed':'a'"), "{'op':'add','path':'fixed','value':'a'}")
                        .isChanged())
                .isFalse();
        assertThat(result(thing("'fixedFlags':['a']"), "{'op':'add','path':'fixedFlags','value':['a']}")
                        .isChanged())
                .isFalse();
    }

    @Test
    @DisplayName("[296] RFC 7643 §4.2: the sub-attributes of a member are immutable")
    void immutableMembers() {
        ScimResource team = group("'members':[{'value':'u1','type':'User'}]");
        assertBoth("mutability", team, "{'op':'replace','path':'members[value eq \\'u1\\'].value','value':'u2'}");
        assertBoth("mutability", team, "{'op':'replace','path':'members[value eq \\'u1\\']','value':{'value':'u2'}}");
        assertBoth("mutability", team, "{'op':'add','path':'members[value eq \\'u1\\']','value':{'type':'Group'}}");
        assertThat(patched(team, "{'op':'add','path':'members[value eq \\'u1\\']','value':{'display':'Ada'}}", RFC))
                .isEqualTo(group("'members':[{'value':'u1','type':'User','display':'Ada'}]"));
    }

    @Test
    @DisplayName("[297] §3.5.2: a new primary value takes the mark from the others, at once")
    void primary() {
        ScimResource ada = user("'emails':[{'type':'home','value':'h','primary':true},{'type':'work','value':'w'}]");
        ScimResource moved = user(
                "'emails':[{'type':'home','value':'h','primary':false},{'type':'work','value':'w','primary':true}]");
        assertThat(patched(ada, "{'op':'add','path':'emails[type eq \\'work\\'].primary','value':true}", RFC))
                .isEqualTo(moved);
        assertThat(patched(
                        ada,
                        "{'op':'replace','path':'emails[value eq \\'w\\']','value':{'type':'work','value':'w','primary':true}}",
                        RFC))
                .isEqualTo(moved);
        assertThat(patched(
                        ada, "{'op':'add','path':'emails','value':[{'type':'work','value':'w','primary':true}]}", RFC))
                .isEqualTo(moved);
        assertThat(patched(
                        ada,
                        "{'op':'add','path':'emails','value':{'value':'n','primary':true}},{'op':'remove','path':'emails[primary eq false]'}",
                        RFC))
                .isEqualTo(user("'emails':[{'value':'n','primary':true}]"));
    }

    @Test
    @DisplayName("[298] RFC 7643 §2.4: two primary values in one operation are refused")
    void twoPrimaries() {
        String two = "[{'value':'a','primary':true},{'value':'b','primary':true}]";
        assertBoth("invalidValue", user(""), "{'op':'add','path':'emails','value':" + two + "}");
        assertBoth("invalidValue", user(""), "{'op':'replace','value':{'emails':" + two + "}}");
    }

    @Test
    @DisplayName("[299] §3.5.2: an attribute with the URN of an extension brings the URN into schemas")
    void extensionComes() {
        for (String operation : List.of(
                "{'op':'add','path':'" + ENTERPRISE + ":department','value':'d'}",
                "{'op':'replace','path':'" + ENTERPRISE + ":department','value':'d'}",
                "{'op':'add','value':{'" + ENTERPRISE + "':{'department':'d'}}}",
                "{'op':'add','path':'" + ENTERPRISE + "','value':{'department':'d'}}")) {
            ScimResource after = patched(user(""), operation, RFC);
            assertThat(after).isEqualTo(user("'" + ENTERPRISE + "':{'department':'d'}"));
            assertThat(after.attributes().elements("schemas"))
                    .containsExactly(ScimString.of(CORE), ScimString.of(ENTERPRISE));
        }
    }

    @Test
    @DisplayName("[300] §3.5.2: the last attribute of an extension takes the URN away")
    void extensionGoes() {
        ScimResource after = patched(
                user("'" + ENTERPRISE + "':{'department':'d'}"),
                "{'op':'remove','path':'" + ENTERPRISE + ":department'}",
                RFC);
        assertThat(after).isEqualTo(user(""));
        assertThat(after.attributes().elements("schemas")).containsExactly(ScimString.of(CORE));
    }

    @Test
    @DisplayName("[301] §3.5.2: a known URI may be added to schemas; what is there follows from the attributes")
    void schemas() {
        assertThat(result(user(""), "{'op':'add','path':'schemas','value':['" + ENTERPRISE + "']}")
                        .isChanged())
                .isFalse();
        assertThat(result(user(""), "{'op':'replace','value':{'schemas':['" + CORE + "'],'title':'t'}}")
                        .after())
                .isEqualTo(user("'title':'t'"));
        assertBoth("mutability", user(""), "{'op':'remove','path':'schemas'}");
        assertBoth("mutability", user(""), "{'op':'remove','path':'schemas[value eq \\'" + CORE + "\\']'}");
        assertBoth("mutability", user(""), "{'op':'remove','path':'schemas eq \\'" + CORE + "\\''}");
        assertBoth("invalidValue", user(""), "{'op':'add','path':'schemas','value':[5]}");
        String stranger = "{'op':'add','path':'schemas','value':['urn:nobody:knows']}";
        assertRefused("invalidValue", () -> patched(user(""), stranger, RFC));
        assertThat(patched(user(""), stranger, TOLERANT)).isEqualTo(user(""));
        String withoutCore = "{'op':'replace','path':'schemas','value':['" + ENTERPRISE + "']}";
        assertRefused("invalidValue", () -> patched(user(""), withoutCore, RFC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title.",
                ".title",
                "a..b",
                "title!",
                "9title",
                "emails[",
                "emails[]",
                "emails[type eq \\'x\\'",
                "emails[type eq \\'x\\']]",
                "emails[type eq \\'x\\'].",
                "emails[type eq \\'x\\']value",
                "a b",
                "name.a.b.c"
            })
    @DisplayName("[302] §3.5.2: a malformed path is refused")
    void malformedPaths(String path) {
        for (Dialect dialect : List.of(TOLERANT, RFC)) {
            assertThatThrownBy(() -> patched(user(""), "{'op':'add','path':'" + path + "','value':'x'}", dialect))
                    .isInstanceOfSatisfying(
                            ScimException.class,
                            e -> assertThat(e.error().scimType().orElseThrow().toString())
                                    .isIn("invalidPath", "invalidFilter"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "name.nobody",
                "emails.nobody",
                "emails[type eq \\'x\\'].nobody",
                "urn:nobody:knows:attribute",
                "urn:nobody:knows",
                CORE + ":nobody",
                ENTERPRISE + ":nobody",
                ENTERPRISE + ":manager.nobody"
            })
    @DisplayName("[302] §3.5.2: a path to an attribute that nobody defines is refused")
    void unknownPaths(String path) {
        assertBoth("invalidPath", user(""), "{'op':'add','path':'" + path + "','value':'x'}");
    }

    @Test
    @DisplayName("[302] §3.5.2: what the server does not keep is dropped and fails nothing beside it")
    void unkept() {
        ResourceType few =
                User.TYPE.keeping(List.of("userName", "active", "name.givenName", "emails.value", "emails.primary"));
        String operations =
                "{'op':'add','path':'title','value':'t'},{'op':'replace','path':'name.familyName','value':'f'},"
                        + "{'op':'add','path':'emails[type eq \\'work\\'].display','value':'d'},"
                        + "{'op':'add','path':'phoneNumbers[type eq \\'work\\'].value','value':'1'},"
                        + "{'op':'remove','path':'" + ENTERPRISE + ":manager'},"
                        + "{'op':'replace','value':{'photos':[{'value':'p'}],'active':false}}";
        List<String> ignored = new ArrayList<>();
        Patch patch = Patch.decode(
                io.scimwright.core.internal.JsonTree.readObject(
                        json("{" + PATCH_OP + ",'Operations':[" + operations + "]}")),
                few,
                RFC,
                ignored::add);
        ScimResource before = sent("{'userName':'a','active':true}", few, TOLERANT);
        assertThat(patch.apply(before).after()).isEqualTo(sent("{'userName':'a','active':false}", few, TOLERANT));
        assertThat(ignored)
                .containsExactly(
                        "title",
                        "name.familyName",
                        "emails.display",
                        "phoneNumbers",
                        ENTERPRISE + ":manager",
                        "photos");
        assertThat(patched(before, "{'op':'add','path':'emails[type eq \\'work\\'].value','value':'w'}", TOLERANT))
                .isEqualTo(sent("{'userName':'a','active':true,'emails':[{'value':'w'}]}", few, TOLERANT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type eq]",
                "emails[type zz \\'x\\']",
                "emails[type eq work]",
                "emails[(type eq \\'x\\']",
                "emails[not type eq \\'x\\']",
                "emails[type]",
                "emails[nobody eq \\'x\\']",
                "emails[primary gt true]",
                "emails[type eq 5]",
                "emails[type eq \\'x\\' and]"
            })
    @DisplayName("[303] §3.12: a bad filter in a path is refused as such")
    void badFilters(String path) {
        assertBoth("invalidFilter", user(""), "{'op':'remove','path':'" + path + "'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'add','path':'title','value':5}",
                "{'op':'add','path':'title','value':{'x':1}}",
                "{'op':'add','path':'title','value':['a','b']}",
                "{'op':'add','path':'active','value':'maybe'}",
                "{'op':'replace','path':'name','value':5}",
                "{'op':'add','path':'emails','value':[{'value':5}]}",
                "{'op':'add','path':'emails','value':5}",
                "{'op':'add','path':'emails[type eq \\'w\\'].primary','value':'x'}",
                "{'op':'add','value':{'title':5}}",
                "{'op':'add','path':'title'}",
                "{'op':'replace','path':'emails'}",
                "{'op':'add'}",
                "{'op':'add','value':'x'}",
                "{'op':'replace','value':['x']}",
                "{'op':'replace','path':'" + ENTERPRISE + "','value':'x'}"
            })
    @DisplayName("[304] §3.12: a value of the wrong type, or none, is refused")
    void wrongValues(String operation) {
        assertBoth("invalidValue", user("'emails':[{'type':'w','value':'v'}]"), operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emails[0]", "/emails/0", "emails[0].value", "emails.0"})
    @DisplayName("[305] §3.5.2: there are no array indexes")
    void arrayIndexes(String path) {
        assertBoth("invalidPath", user("'emails':[{'value':'v'}]"), "{'op':'remove','path':'" + path + "'}");
    }

    @Test
    @DisplayName("[306] §3.5.2: the resource is validated after the last operation")
    void validatedAtTheEnd() {
        assertBoth("invalidValue", thing(""), "{'op':'add','path':'part.labels','value':['x']}");
        assertThat(patched(
                        thing(""),
                        "{'op':'add','path':'part.labels','value':['x']},{'op':'add','path':'part.kind','value':'k'}",
                        RFC))
                .isEqualTo(thing("'part':{'kind':'k','labels':['x']}"));
    }

    @Test
    @DisplayName("[307] §3.5.2: a result that is equal is told as no change, with the very resource that was given")
    void noChange() {
        ScimResource ada = user("'title':'t','active':true,'emails':[{'type':'work','value':'a'}]");
        for (String operation : List.of(
                "{'op':'add','path':'title','value':'t'}",
                "{'op':'replace','value':{'active':true,'title':'t'}}",
                "{'op':'remove','path':'nickName'}",
                "{'op':'remove','path':'emails[value eq \\'b\\']'}",
                "{'op':'add','path':'emails','value':[{'type':'work','value':'a'}]}",
                "{'op':'replace','path':'emails','value':[{'value':'a','type':'work'}]}",
                "{'op':'add','path':'nickName','value':'n'},{'op':'remove','path':'nickName'}",
                "{'op':'add','path':'emails','value':{'value':'n'}},{'op':'remove','path':'emails[value eq \\'n\\']'}")) {
            PatchResult result = result(ada, operation);
            assertThat(result.isChanged()).as(operation).isFalse();
            assertThat(result.after()).isSameAs(ada);
        }
    }

    @Test
    @DisplayName("[308] §3.5.2: no operations are refused")
    void noOperations() {
        assertRefused("invalidSyntax", () -> decode("{" + PATCH_OP + ",'Operations':[]}", User.TYPE, TOLERANT));
        assertRefused("invalidSyntax", () -> decode("{" + PATCH_OP + ",'Operations':[]}", User.TYPE, RFC));
    }

    // ---- path forms

    @Test
    @DisplayName("[311] §3.5.2: attribute, sub-attribute, URN, filter and sub-attribute after a filter")
    void pathForms() {
        ScimResource ada = user("'emails':[{'type':'work','value':'w'},{'type':'home','value':'h'}]");
        assertThat(patched(
                        ada,
                        "{'op':'add','path':'title','value':'t'},{'op':'add','path':'name.givenName','value':'A'}",
                        RFC))
                .isEqualTo(
                        user(
                                "'emails':[{'type':'work','value':'w'},{'type':'home','value':'h'}],'title':'t','name':{'givenName':'A'}"));
        assertThat(patched(
                        ada,
                        "{'op':'add','path':'" + CORE + ":title','value':'t'},{'op':'add','path':'" + ENTERPRISE
                                + ":manager.value','value':'m'}",
                        RFC))
                .isEqualTo(user("'emails':[{'type':'work','value':'w'},{'type':'home','value':'h'}],'title':'t','"
                        + ENTERPRISE + "':{'manager':{'value':'m'}}"));
        assertThat(patched(
                        ada,
                        "{'op':'remove','path':'emails[type eq \\'work\\']'},{'op':'replace','path':'" + CORE
                                + ":emails[type eq \\'home\\'].value','value':'n'}",
                        RFC))
                .isEqualTo(user("'emails':[{'type':'home','value':'n'}]"));
    }

    @Test
    @DisplayName("[312] §3.10: the name of an extension's attribute without its URN, where that is granted")
    void bareExtensionNames() {
        String operation = "{'op':'add','path':'department','value':'d'}";
        assertThat(patched(user(""), operation, TOLERANT)).isEqualTo(user("'" + ENTERPRISE + "':{'department':'d'}"));
        assertRefused("invalidPath", () -> patched(user(""), operation, RFC));
        ResourceType both = User.TYPE.withExtension(io.scimwright.core.schema.Schema.of(
                "urn:example:2.0:Other",
                "Other",
                "",
                List.of(io.scimwright.core.schema.AttributeDefinition.builder(
                                "department", io.scimwright.core.schema.AttributeType.STRING)
                        .build())));
        ScimResource ada = sent("{'userName':'ada'}", both, TOLERANT);
        assertRefused("invalidPath", () -> patched(ada, operation, TOLERANT));
    }

    @Test
    @DisplayName("[313] §3.10: the URN of an extension alone is all of the extension")
    void extensionAsPath() {
        ScimResource ada = user("'" + ENTERPRISE + "':{'department':'d','costCenter':'c'}");
        assertThat(patched(ada, "{'op':'remove','path':'" + ENTERPRISE + "'}", RFC))
                .isEqualTo(user(""));
        assertThat(patched(ada, "{'op':'replace','path':'" + ENTERPRISE + "','value':{'department':'e'}}", RFC))
                .isEqualTo(user("'" + ENTERPRISE + "':{'department':'e','costCenter':'c'}"));
        assertThat(patched(ada, "{'op':'replace','path':'" + ENTERPRISE + "','value':null}", RFC))
                .isEqualTo(user(""));
        assertThat(patched(ada, "{'op':'add','path':'" + CORE + "','value':{'title':'t'}}", RFC))
                .isEqualTo(user("'" + ENTERPRISE + "':{'department':'d','costCenter':'c'},'title':'t'"));
        assertBoth("mutability", ada, "{'op':'remove','path':'" + CORE + "'}");
    }

    @Test
    @DisplayName("[314] erratum 7122: an expression selects among simple values")
    void expressionsAsPaths() {
        ScimResource flags = thing("'flags':['a','b']");
        for (String path : List.of("flags eq \\'a\\'", "flags[value eq \\'a\\']")) {
            assertThat(patched(flags, "{'op':'remove','path':'" + path + "'}", RFC))
                    .isEqualTo(thing("'flags':['b']"));
        }
        assertThat(patched(flags, "{'op':'replace','path':'flags[value eq \\'a\\']','value':'c'}", RFC))
                .isEqualTo(thing("'flags':['c','b']"));
        assertBoth("noTarget", flags, "{'op':'replace','path':'flags[value eq \\'x\\']','value':'c'}");
    }

    @Test
    @DisplayName("[311] §3.5.2: a filter stands after a multi-valued attribute only")
    void filterAfterASingleValue() {
        assertBoth(
                "invalidPath",
                user("'name':{'givenName':'A'}"),
                "{'op':'add','path':'name[givenName eq \\'A\\'].familyName','value':'B'}");
        assertBoth("invalidPath", user(""), "{'op':'remove','path':'emails.type[value eq \\'x\\']'}");
    }

    @Test
    @DisplayName("[315] §3.10: paths in any case, URNs too")
    void pathsInAnyCase() {
        assertThat(patched(
                        user("'emails':[{'type':'work','value':'w'}]"),
                        "{'op':'add','path':'" + ENTERPRISE.toUpperCase(java.util.Locale.ROOT)
                                + ":DEPARTMENT','value':'d'},{'op':'replace','path':'EMAILS[TYPE Eq \\'WORK\\'].Value','value':'n'}",
                        RFC))
                .isEqualTo(user("'emails':[{'type':'work','value':'n'}],'" + ENTERPRISE + "':{'department':'d'}"));
    }

    @Test
    @DisplayName("[316] §3.4.2.2: and, or and not in the filter of a path")
    void logicInPaths() {
        ScimResource ada = user(
                "'emails':[{'type':'work','value':'w@x'},{'type':'home','value':'h@x'},{'type':'other','value':'o@y'}]");
        assertThat(patched(ada, "{'op':'remove','path':'emails[type eq \\'work\\' and value ew \\'x\\']'}", RFC))
                .isEqualTo(user("'emails':[{'type':'home','value':'h@x'},{'type':'other','value':'o@y'}]"));
        assertThat(patched(ada, "{'op':'remove','path':'emails[type eq \\'work\\' or value ew \\'y\\']'}", RFC))
                .isEqualTo(user("'emails':[{'type':'home','value':'h@x'}]"));
        assertThat(patched(ada, "{'op':'remove','path':'emails[not (type eq \\'work\\')]'}", RFC))
                .isEqualTo(user("'emails':[{'type':'work','value':'w@x'}]"));
        assertThat(patched(
                        ada,
                        "{'op':'remove','path':'emails[value eq \\'w@x\\' and (type eq \\'home\\' or type eq \\'work\\')]'}",
                        RFC))
                .isEqualTo(user("'emails':[{'type':'home','value':'h@x'},{'type':'other','value':'o@y'}]"));
    }

    @Test
    @DisplayName("[302] §3.4.2.2: words without quotes in the filter of a path, where that is granted")
    void bareWords() {
        ScimResource team = group("'members':[{'value':'u1'},{'value':'u2'}]");
        String operation = "{'op':'remove','path':'members[value eq u1]'}";
        assertThat(patched(team, operation, TOLERANT.with(Leniency.BARE_WORD_FILTER_VALUES, true)))
                .isEqualTo(group("'members':[{'value':'u2'}]"));
        assertRefused("invalidFilter", () -> patched(team, operation, TOLERANT));
    }
}
