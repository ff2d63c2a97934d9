package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.StandardSchemas;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH requests as identity providers send them, to the letter. */
@DisplayName("PATCH of identity providers")
class IdentityProviderPatchTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CLOUD = "urn:ietf:params:scim:schemas:extension:google:2.0:CloudIdentityUser";

    @ParameterizedTest
    @ValueSource(strings = {"Replace", "replace", "REPLACE", "rePlace"})
    @DisplayName("Entra: the operation's name in any case")
    void opInAnyCase(String op) {
        assertUser(
                "{'userName':'a','displayName':'old'}",
                "{'op':'" + op + "','path':'displayName','value':'Pvlo'}",
                "{'userName':'a','displayName':'Pvlo'}");
    }

    @Test
    @DisplayName("Entra: schemas after the operations")
    void membersOfTheEnvelopeInAnyOrder() {
        String message =
                "{'Operations':[{'op':'add','path':'title','value':'x'}],'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']}";
        assertThat(Patch.decode(json(message), User.TYPE, Dialect.rfc())
                        .apply(user("{'userName':'a'}"))
                        .after())
                .isEqualTo(user("{'userName':'a','title':'x'}"));
    }

    @Test
    @DisplayName("Microsoft's samples: unknown members in envelope, operation and element")
    void unknownMembersAreIgnored() {
        String message = "{'id':'5171','schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':"
                + "[{'name':'addMember','op':'add','path':'members','value':[{'displayName':'x','value':'u1'}]}]}";
        assertThat(Patch.decode(json(message), Group.TYPE, Dialect.tolerant())
                        .apply(group("{'displayName':'g'}"))
                        .after())
                .isEqualTo(group("{'displayName':'g','members':[{'value':'u1'}]}"));
        assertThatThrownBy(() -> Patch.decode(json(message), Group.TYPE, Dialect.rfc()))
                .isInstanceOf(ScimException.class)
                .hasMessageContaining("displayName");
    }

    @Test
    @DisplayName("Entra with its flag: keys of a path-less value are paths")
    void keysAreDottedAndQualifiedPaths() {
        assertUser(
                "{'userName':'a','name':{'middleName':'M'}}",
                "{'op':'replace','value':{'displayName':'Bjfe','name.givenName':'Kkom','name.familyName':'Unua','"
                        + ENTERPRISE + ":employeeNumber':'Aklq'}}",
                "{'userName':'a','displayName':'Bjfe','name':{'middleName':'M','givenName':'Kkom','familyName':'Unua'},'"
                        + ENTERPRISE + "':{'employeeNumber':'Aklq'}}");
    }

    @Test
    @DisplayName("Entra: keys of a path-less value may hold value filters")
    void keysAreValuePaths() {
        assertUser(
                "{'userName':'a','emails':[{'type':'work','value':'old'}]}",
                "{'op':'replace','value':{'emails[type eq \\'work\\'].value':'a@b','addresses[type eq \\'work\\'].country':'NO'}}",
                "{'userName':'a','emails':[{'type':'work','value':'a@b'}],'addresses':[{'type':'work','country':'NO'}]}");
    }

    @Test
    @DisplayName("Okta: a path-less replace leaves all else alone")
    void pathlessReplaceMerges() {
        assertUser(
                "{'userName':'a','active':true,'emails':[{'value':'x'}]}",
                "{'op':'replace','value':{'active':false}}",
                "{'userName':'a','active':false,'emails':[{'value':'x'}]}");
    }

    @Test
    @DisplayName("Okta: an id equal to the resource's own is ignored, another is refused")
    void idInAPathlessValue() {
        ScimResource group = group("{'displayName':'g'}").withId("abf4dd94");
        assertThat(apply(group, "{'op':'replace','value':{'id':'abf4dd94','displayName':'Test SCIMv2'}}"))
                .isEqualTo(group("{'displayName':'Test SCIMv2'}").withId("abf4dd94"));
        assertRefused(group, "{'op':'replace','value':{'id':'other','displayName':'x'}}", "mutability");
    }

    @Test
    @DisplayName("authentik: a whole group as a path-less value")
    void wholeGroup() {
        ScimResource group = group("{'displayName':'old'}").withId("g1");
        assertThat(apply(
                        group,
                        "{'op':'replace','value':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'id':'g1','externalId':'7f',"
                                + "'displayName':'g','members':[{'value':'u1'}]}}"))
                .isEqualTo(group("{'externalId':'7f','displayName':'g','members':[{'value':'u1'}]}")
                        .withId("g1"));
    }

    @Test
    @DisplayName("Okta: a path-less replace of members replaces all of them")
    void pathlessMembers() {
        assertGroup(
                "{'displayName':'g','members':[{'value':'u0'}]}",
                "{'op':'replace','value':{'members':[{'value':'u1'},{'value':'u2'}]}}",
                "{'displayName':'g','members':[{'value':'u1'},{'value':'u2'}]}");
    }

    @Test
    @DisplayName("SailPoint and Entra: parts of a name are merged")
    void partialNames() {
        assertUser(
                "{'userName':'a'}",
                "{'op':'replace','value':{'name':{'familyName':'testFamily'}}},{'op':'replace','value':{'name':{'givenName':'testGivenName'}}}",
                "{'userName':'a','name':{'familyName':'testFamily','givenName':'testGivenName'}}");
        assertUser(
                "{'userName':'a','name':{'givenName':'G','familyName':'Old'}}",
                "{'op':'Replace','path':'name','value':{'familyName':'New'}}",
                "{'userName':'a','name':{'givenName':'G','familyName':'New'}}");
    }

    @Test
    @DisplayName("Microsoft's validator: operations see what earlier ones did")
    void operationsInOrder() {
        assertUser(
                "{'userName':'a','externalId':'0'}",
                "{'op':'remove','path':'externalId'},{'op':'add','path':'externalId','value':'a'},{'op':'replace','path':'externalId','value':'b'}",
                "{'userName':'a','externalId':'b'}");
        assertGroup(
                "{'displayName':'g'}",
                "{'op':'add','path':'members','value':[{'value':'u1'}]},{'op':'remove','path':'members[value eq \\'u1\\']'}",
                "{'displayName':'g'}");
    }

    @Test
    @DisplayName("Microsoft's validator: a thousand operations in one PATCH")
    void manyOperations() {
        String operations = IntStream.range(0, 1_000)
                .mapToObj(i -> "{'op':'add','path':'members','value':[{'value':'u" + i + "'}]}")
                .collect(Collectors.joining(","));
        assertThat(apply(group("{'displayName':'g'}"), operations).attributes().elements("members"))
                .hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "false", "FALSE"})
    @DisplayName("Entra: booleans as strings")
    void booleansAsStrings(String text) {
        assertUser(
                "{'userName':'a','active':true}",
                "{'op':'Replace','path':'active','value':'" + text + "'}",
                "{'userName':'a','active':false}");
        assertRefusedByRfc(
                user("{'userName':'a'}"), "{'op':'replace','path':'active','value':'" + text + "'}", "invalidValue");
    }

    @Test
    @DisplayName("Entra: a boolean as a string in a path's filter; no match creates the element")
    void primaryAsAString() {
        assertUser(
                "{'userName':'a'}",
                "{'op':'add','path':'roles[primary eq \\'True\\'].value','value':'UOYT'}",
                "{'userName':'a','roles':[{'primary':true,'value':'UOYT'}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null"})
    @DisplayName("Entra: an empty string and null clear an optional attribute")
    void emptyClears(String nothing) {
        ScimResource user =
                user("{'userName':'a','title':'t','emails':[{'type':'work','value':'x'},{'type':'home','value':'y'}]}");
        assertThat(apply(user, "{'op':'replace','path':'title','value':" + nothing + "}"))
                .isEqualTo(user("{'userName':'a','emails':[{'type':'work','value':'x'},{'type':'home','value':'y'}]}"));
        assertThat(apply(user, "{'op':'replace','value':{'title':" + nothing + "}}"))
                .isEqualTo(user("{'userName':'a','emails':[{'type':'work','value':'x'},{'type':'home','value':'y'}]}"));
        assertThat(apply(user, "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':" + nothing + "}"))
                .isEqualTo(user("{'userName':'a','title':'t','emails':[{'type':'work'},{'type':'home','value':'y'}]}"));
        assertRefused(user, "{'op':'replace','path':'userName','value':" + nothing + "}", "invalidValue");
        assertThat(apply(user("{'userName':'a'}"), "{'op':'Add','path':'title','value':" + nothing + "}"))
                .isEqualTo(user("{'userName':'a'}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'271'}",
                "{'op':'Add','path':'manager','value':[{'value':'271'}]}",
                "{'op':'add','path':'manager','value':{'value':'271'}}",
                "{'op':'add','path':'manager.value','value':'271'}",
                "{'op':'add','value':{'" + ENTERPRISE + "':{'manager':{'value':'271'}}}}",
                "{'op':'add','path':'" + ENTERPRISE + "','value':{'manager':'271'}}"
            })
    @DisplayName("Entra: the manager in every form that was seen")
    void manager(String operation) {
        assertUser("{'userName':'a'}", operation, "{'userName':'a','" + ENTERPRISE + "':{'manager':{'value':'271'}}}");
    }

    @Test
    @DisplayName("Entra: two values for one manager are refused")
    void twoManagers() {
        assertRefused(
                user("{'userName':'a'}"),
                "{'op':'Add','path':'manager','value':[{'value':'x'},{'value':'y'}]}",
                "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'" + ENTERPRISE + ":manager','value':''}",
                "{'op':'replace','path':'" + ENTERPRISE + ":manager','value':{'value':''}}",
                "{'op':'replace','path':'manager','value':null}",
                "{'op':'remove','path':'" + ENTERPRISE + ":manager'}",
                "{'op':'remove','path':'" + ENTERPRISE + "'}"
            })
    @DisplayName("Entra: the manager goes, and with it the extension")
    void managerCleared(String operation) {
        ScimResource after =
                apply(user("{'userName':'a','" + ENTERPRISE + "':{'manager':{'value':'271'}}}"), operation);
        assertThat(after).isEqualTo(user("{'userName':'a'}"));
        assertThat(after.attributes().elements("schemas")).hasSize(1);
    }

    @Test
    @DisplayName("old Entra: a list of one value for a simple attribute")
    void listOfOneForASimpleAttribute() {
        assertUser(
                "{'userName':'a'}",
                "{'op':'Replace','path':'displayName','value':[{'$ref':null,'value':'User x'}]}",
                "{'userName':'a','displayName':'User x'}");
    }

    @Test
    @DisplayName("Entra: an app role whose value is JSON stays as it is")
    void jsonInAString() {
        String role = "{\\\\'id\\\\':\\\\'827f\\\\',\\\\'value\\\\':\\\\'Admin\\\\'}";
        String operation = "{'op':'Add','path':'roles','value':[{'value':'" + role.replace("\\\\'", "\\'") + "'}]}";
        ScimResource after = apply(user("{'userName':'a'}"), operation);
        assertThat(ScimJson.encode(after)).contains("{\\\"id\\\":\\\"827f\\\",\\\"value\\\":\\\"Admin\\\"}");
    }

    @Test
    @DisplayName("Entra: the complete set of roles replaces the old one")
    void completeRoles() {
        assertUser(
                "{'userName':'a','roles':[{'value':'old'}]}",
                "{'op':'replace','path':'roles','value':[{'primary':false,'type':'WindowsAzureActiveDirectoryRole','display':'Admin','value':'admin'}]}",
                "{'userName':'a','roles':[{'primary':false,'type':'WindowsAzureActiveDirectoryRole','display':'Admin','value':'admin'}]}");
    }

    @Test
    @DisplayName("OneLogin: an object for a multi-valued attribute")
    void objectForAList() {
        assertUser(
                "{'userName':'a','emails':[{'value':'old'}]}",
                "{'op':'replace','path':'emails','value':{'value':'x@y.z'}}",
                "{'userName':'a','emails':[{'value':'x@y.z'}]}");
    }

    @Test
    @DisplayName("Entra: names in paths in any case")
    void namesInAnyCase() {
        assertUser(
                "{'userName':'a'}",
                "{'op':'Add','path':'emails[type eq \\'other\\'].Value','value':'x'},{'op':'Add','path':'ADDRESSES[Type eq \\'other\\'].Formatted','value':'y'}",
                "{'userName':'a','emails':[{'type':'other','value':'x'}],'addresses':[{'type':'other','formatted':'y'}]}");
    }

    @Test
    @DisplayName("validator: a value path that matches nothing creates the element, which later operations find")
    void valuePathsCreate() {
        assertUser(
                "{'userName':'a','emails':[{'type':'home','value':'h','primary':true}]}",
                "{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'x@y'},{'op':'add','path':'emails[type eq \\'work\\'].primary','value':true}",
                "{'userName':'a','emails':[{'type':'home','value':'h','primary':false},{'type':'work','value':'x@y','primary':true}]}");
        assertUser(
                "{'userName':'a'}",
                "{'op':'Replace','path':'addresses[type eq \\'work\\'].formatted','value':'18/2111'}",
                "{'userName':'a','addresses':[{'type':'work','formatted':'18/2111'}]}");
        assertRefusedByRfc(
                user("{'userName':'a'}"),
                "{'op':'replace','path':'addresses[type eq \\'work\\'].formatted','value':'18/2111'}",
                "noTarget");
        assertRefused(
                user("{'userName':'a'}"),
                "{'op':'Replace','path':'addresses[type sw \\'w\\'].formatted','value':'x'}",
                "noTarget");
    }

    @Test
    @DisplayName("all: clearing what a filter does not match is done already, unless nobody could have made it")
    void clearingWithoutMatch() {
        assertUnchanged(
                user("{'userName':'a'}"), "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':''}");
        assertRefused(
                user("{'userName':'a'}"),
                "{'op':'replace','path':'emails[type ne \\'x\\'].value','value':null}",
                "noTarget");
    }

    @Test
    @DisplayName("Entra: a value path changes every match and leaves the rest of each element")
    void everyMatch() {
        assertUser(
                "{'userName':'a','phoneNumbers':[{'type':'mobile','value':'1','display':'d'},{'type':'mobile','value':'2'},{'type':'work','value':'3'}]}",
                "{'op':'Replace','path':'phoneNumbers[type eq \\'mobile\\'].display','value':'9'}",
                "{'userName':'a','phoneNumbers':[{'type':'mobile','value':'1','display':'9'},{'type':'mobile','value':'2','display':'9'},{'type':'work','value':'3'}]}");
    }

    @Test
    @DisplayName("Entra to Google: URN, attribute, filter and sub-attribute in one path")
    void valuePathBelowAUrn() {
        ResourceType type = cloudUser();
        ScimResource after = apply(
                ScimJson.decode("{\"userName\":\"a\"}", type),
                "{'op':'Add','path':'" + CLOUD + ":additionalOrganizations[type eq \\'work\\'].symbol','value':'S'},"
                        + "{'op':'Add','path':'" + CLOUD
                        + ":additionalOrganizations[primary eq true].symbol','value':'P'}");
        assertThat(after)
                .isEqualTo(ScimJson.decode(
                        json(
                                "{'userName':'a','" + CLOUD
                                        + "':{'additionalOrganizations':[{'type':'work','symbol':'S'},{'primary':true,'symbol':'P'}]}}"),
                        type));
    }

    private static ResourceType cloudUser() {
        AttributeDefinition organizations = AttributeDefinition.builder(
                        "additionalOrganizations", AttributeType.COMPLEX)
                .multiValued(true)
                .subAttributes(List.of(
                        AttributeDefinition.builder("type", AttributeType.STRING)
                                .build(),
                        AttributeDefinition.builder("primary", AttributeType.BOOLEAN)
                                .build(),
                        AttributeDefinition.builder("symbol", AttributeType.STRING)
                                .build()))
                .build();
        return ResourceType.of(
                "User",
                "/Users",
                "",
                StandardSchemas.USER,
                List.of(new ResourceType.Extension(Schema.of(CLOUD, "Cloud", "", List.of(organizations)), false)));
    }

    @Test
    @DisplayName("old Entra: a dot after the URN, when the switch is on")
    void dotAfterTheUrn() {
        String operation = "{'op':'add','path':'" + ENTERPRISE + ".department','value':'d'}";
        Dialect legacy = Dialect.tolerant().with(Leniency.LEGACY_DOT_URN, true);
        assertThat(Patch.decode(message(operation), User.TYPE, legacy)
                        .apply(user("{'userName':'a'}"))
                        .after())
                .isEqualTo(user("{'userName':'a','" + ENTERPRISE + "':{'department':'d'}}"));
        assertRefused(user("{'userName':'a'}"), operation, "invalidPath");
    }

    @Test
    @DisplayName("Okta's documentation: no blank before the quote")
    void noBlankBeforeTheQuote() {
        assertGroup(
                "{'displayName':'g','members':[{'value':'u1'},{'value':'u2'}]}",
                "{'op':'remove','path':'members[value eq\\'u1\\']'}",
                "{'displayName':'g','members':[{'value':'u2'}]}");
    }

    @Test
    @DisplayName("Entra: remove with a list of values removes those and never all")
    void removeListed() {
        String before =
                "{'displayName':'g','members':[{'value':'f648','display':'x','$ref':'../Users/f648'},{'value':'u2'}]}";
        assertGroup(
                before,
                "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'f648'}]}",
                "{'displayName':'g','members':[{'value':'u2'}]}");
        assertGroup(before, "{'op':'Remove','path':'members','value':[]}", before);
        assertGroup(before, "{'op':'remove','path':'members'}", "{'displayName':'g'}");
        assertUser(
                "{'userName':'a','emails':[{'type':'work','value':'x'},{'type':'home','value':'y'}]}",
                "{'op':'remove','path':'emails','value':[{'type':'work'}]}",
                "{'userName':'a','emails':[{'type':'home','value':'y'}]}");
    }

    @Test
    @DisplayName("all: removing a member that is not there, and adding one that is, are successes without change")
    void repeatsChangeNothing() {
        ScimResource group = group("{'displayName':'g','members':[{'value':'u1','type':'User'}]}");
        assertUnchanged(group, "{'op':'remove','path':'members[value eq \\'7f4b\\']'}");
        assertUnchanged(group, "{'op':'Add','path':'members','value':[{'value':'u1'}]}");
        assertUnchanged(group, "{'op':'Remove','path':'members','value':[{'value':'7f4b'}]}");
    }

    @Test
    @DisplayName("validator: replace of members replaces the set; ids stay strings")
    void replaceMembers() {
        assertGroup(
                "{'displayName':'g','members':[{'value':'u1'}]}",
                "{'op':'replace','path':'members','value':[{'value':'673'}]}",
                "{'displayName':'g','members':[{'value':'673'}]}");
        assertGroup(
                "{'displayName':'g','members':[{'value':'u1'}]}",
                "{'op':'replace','path':'members','value':[]}",
                "{'displayName':'g'}");
    }

    @Test
    @DisplayName("Okta: members with display")
    void membersWithDisplay() {
        assertGroup(
                "{'displayName':'g'}",
                "{'op':'add','path':'members','value':[{'value':'23a3','display':'t@x'}]}",
                "{'displayName':'g','members':[{'value':'23a3','display':'t@x'}]}");
    }

    @Test
    @DisplayName("Entra: a member is added and removed without reading the group")
    void membershipDelta() {
        Patch patch = Patch.decode(
                message(
                        "{'op':'Add','path':'members','value':[{'value':'u1'},{'value':'u2'}]},"
                                + "{'op':'Remove','path':'members','value':[{'value':'u2'}]},{'op':'remove','path':'members[value eq \\'u3\\']'}"),
                Group.TYPE,
                Dialect.tolerant());
        assertThat(patch.membershipDelta()).contains(new MembershipDelta(List.of("u1"), List.of("u2", "u3")));
    }

    // ---- help

    private static void assertUser(String before, String operations, String after) {
        assertThat(apply(user(before), operations)).isEqualTo(user(after));
    }

    private static void assertGroup(String before, String operations, String after) {
        assertThat(apply(group(before), operations)).isEqualTo(group(after));
    }

    private static void assertUnchanged(ScimResource resource, String operations) {
        PatchResult result = Patch.decode(message(operations), resource.type(), Dialect.tolerant())
                .apply(resource);
        assertThat(result.isChanged()).isFalse();
        assertThat(result.after()).isSameAs(resource);
    }

    private static void assertRefused(ScimResource resource, String operations, String scimType) {
        assertRefused(resource, operations, Dialect.tolerant(), scimType);
    }

    private static void assertRefusedByRfc(ScimResource resource, String operations, String scimType) {
        assertRefused(resource, operations, Dialect.rfc(), scimType);
    }

    private static void assertRefused(ScimResource resource, String operations, Dialect dialect, String scimType) {
        assertThatThrownBy(() -> Patch.decode(message(operations), resource.type(), dialect)
                        .apply(resource))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        e -> assertThat(e.error().scimType()).hasToString("Optional[" + scimType + "]"));
    }

    private static ScimResource apply(ScimResource resource, String operations) {
        return Patch.decode(message(operations), resource.type(), Dialect.tolerant())
                .apply(resource)
                .after();
    }

    private static String message(String operations) {
        return json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}");
    }

    private static ScimResource user(String json) {
        return ScimJson.decode(json(json), User.TYPE);
    }

    private static ScimResource group(String json) {
        return ScimJson.decode(json(json), Group.TYPE);
    }

    /** Single quotes stand for double quotes, so that the payloads stay readable. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
