package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What identity providers send in PATCH requests, to the letter, in both dialects; the numbers are those of the project's list of
 * quirks. Not about PATCH, and shown with the engine: 16, 18 to 20, 22 and 36 (bodies of POST and PUT), 38 (a password is never
 * written), 55 (unknown members), 56 (overlapping requests), 58 to 74 (queries) and 75 to 92 (lifecycle and HTTP). Of 28, 33, 35 and
 * 37 the part that a PATCH can hold is here.
 */
@DisplayName("PATCH of identity providers")
class IdentityProviderQuirksTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String CLOUD = "urn:ietf:params:scim:schemas:extension:google:2.0:CloudIdentityUser";
    private static final String PATCH_OP = "'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp']";

    private static final ResourceType CLOUD_USER = ResourceType.of(
            "User",
            "/Users",
            "",
            User.TYPE.schema(),
            List.of(new ResourceType.Extension(
                    Schema.of(
                            CLOUD,
                            "Cloud",
                            "",
                            List.of(AttributeDefinition.builder("additionalOrganizations", AttributeType.COMPLEX)
                                    .multiValued(true)
                                    .subAttributes(List.of(
                                            AttributeDefinition.builder("type", AttributeType.STRING)
                                                    .build(),
                                            AttributeDefinition.builder("primary", AttributeType.BOOLEAN)
                                                    .build(),
                                            AttributeDefinition.builder("symbol", AttributeType.STRING)
                                                    .build()))
                                    .build())),
                    false)));

    /** The outcome is the after-image, {@code =} for no change, or {@code !} and a scimType. */
    private static Arguments quirk(
            int number, String what, ResourceType type, String before, String operations, String tolerant, String rfc) {
        return Arguments.argumentSet("[" + number + "] " + what, type, before, operations, tolerant, rfc);
    }

    private static Arguments user(
            int number, String what, String before, String operations, String tolerant, String rfc) {
        return quirk(number, what, User.TYPE, "'userName':'a'" + before, operations, user(tolerant), user(rfc));
    }

    private static String user(String outcome) {
        return outcome.matches("[=!].*") ? outcome : "'userName':'a'" + outcome;
    }

    private static Arguments group(
            int number, String what, String before, String operations, String tolerant, String rfc) {
        return quirk(number, what, Group.TYPE, "'displayName':'g'" + before, operations, group(tolerant), group(rfc));
    }

    private static String group(String outcome) {
        boolean whole = outcome.matches("[=!].*") || outcome.startsWith(",'displayName'");
        return whole ? outcome.replaceFirst("^,", "") : "'displayName':'g'" + outcome;
    }

    private static String manager(String id) {
        return ",'" + ENTERPRISE + "':{'manager':{'value':'" + id + "'}}";
    }

    static Stream<Arguments> envelope() {
        String name = ",'name':{'familyName':'testFamily','givenName':'testGivenName'}";
        String keys = ",'displayName':'Bjfe','name':{'givenName':'Kkom','familyName':'Unua'},'" + ENTERPRISE
                + "':{'employeeNumber':'Aklq'}";
        return Stream.of(
                user(
                        1,
                        "Entra: the operation's name in capitals",
                        ",'displayName':'x'",
                        "{'op':'Replace','path':'displayName','value':'Pvlo'}",
                        ",'displayName':'Pvlo'",
                        ",'displayName':'Pvlo'"),
                group(
                        1,
                        "Entra: the operation's name in capitals",
                        "",
                        "{'op':'Replace','path':'displayName','value':'Pvlo'}",
                        ",'displayName':'Pvlo'",
                        ",'displayName':'Pvlo'"),
                group(
                        3,
                        "Microsoft's samples: unknown members",
                        "",
                        "{'name':'addMember','op':'add','path':'members','value':[{'displayName':'x','value':'u1'}]}",
                        ",'members':[{'value':'u1'}]",
                        "!invalidSyntax"),
                user(
                        4,
                        "Entra with its flag: keys are paths",
                        "",
                        "{'op':'replace','value':{'displayName':'Bjfe','name.givenName':'Kkom','name.familyName':'Unua','"
                                + ENTERPRISE + ":employeeNumber':'Aklq'}}",
                        keys,
                        "!invalidPath"),
                user(
                        5,
                        "third parties: keys are paths with filters",
                        ",'emails':[{'type':'work','value':'old'}]",
                        "{'op':'replace','value':{'emails[type eq \\'work\\'].value':'a@b','addresses[type eq \\'work\\'].country':'NO'}}",
                        ",'emails':[{'type':'work','value':'a@b'}],'addresses':[{'type':'work','country':'NO'}]",
                        "!invalidPath"),
                user(
                        6,
                        "Okta: without a path all else stays",
                        ",'active':true,'emails':[{'value':'x'}]",
                        "{'op':'replace','value':{'active':false}}",
                        ",'active':false,'emails':[{'value':'x'}]",
                        ",'active':false,'emails':[{'value':'x'}]"),
                group(
                        7,
                        "Okta: an equal id is ignored",
                        ",'id':'abf4dd94'",
                        "{'op':'replace','value':{'id':'abf4dd94','displayName':'Test SCIMv2'}}",
                        ",'displayName':'Test SCIMv2','id':'abf4dd94'",
                        ",'displayName':'Test SCIMv2','id':'abf4dd94'"),
                group(
                        7,
                        "Okta: another id is refused",
                        ",'id':'abf4dd94'",
                        "{'op':'replace','value':{'id':'other','displayName':'Test SCIMv2'}}",
                        "!mutability",
                        "!mutability"),
                group(
                        8,
                        "authentik: the whole group without a path",
                        ",'id':'g1'",
                        "{'op':'replace','value':{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'id':'g1','externalId':'7f','displayName':'g','members':[{'value':'u1'}]}}",
                        ",'id':'g1','externalId':'7f','members':[{'value':'u1'}]",
                        ",'id':'g1','externalId':'7f','members':[{'value':'u1'}]"),
                group(
                        9,
                        "Okta: members without a path are the whole set",
                        ",'members':[{'value':'u0'}]",
                        "{'op':'replace','value':{'members':[{'value':'u1'},{'value':'u2'}]}}",
                        ",'members':[{'value':'u1'},{'value':'u2'}]",
                        ",'members':[{'value':'u1'},{'value':'u2'}]"),
                user(
                        10,
                        "SailPoint: two parts of a name",
                        "",
                        "{'op':'replace','value':{'name':{'familyName':'testFamily'}}},{'op':'replace','value':{'name':{'givenName':'testGivenName'}}}",
                        name,
                        name),
                user(
                        11,
                        "Entra: a part of a name",
                        ",'name':{'givenName':'G','familyName':'Old'}",
                        "{'op':'Replace','path':'name','value':{'familyName':'New'}}",
                        ",'name':{'givenName':'G','familyName':'New'}",
                        ",'name':{'givenName':'G','familyName':'New'}"),
                user(
                        12,
                        "validator: remove, add and replace one attribute",
                        ",'externalId':'0'",
                        "{'op':'remove','path':'externalId'},{'op':'add','path':'externalId','value':'a'},{'op':'replace','path':'externalId','value':'b'}",
                        ",'externalId':'b'",
                        ",'externalId':'b'"),
                group(
                        13,
                        "validator: add a member and remove it",
                        "",
                        "{'op':'add','path':'members','value':[{'value':'u1'}]},{'op':'remove','path':'members[value eq \\'u1\\']'}",
                        "=",
                        "="));
    }

    static Stream<Arguments> values() {
        String role = "{\\'id\\':\\'827f\\',\\'value\\':\\'Admin\\',\\'displayName\\':\\'Admin\\'}";
        String roles =
                ",'roles':[{'primary':false,'type':'WindowsAzureActiveDirectoryRole','display':'Admin','value':'admin'}]";
        return Stream.of(
                user(
                        15,
                        "Entra: a boolean as a string",
                        ",'active':true",
                        "{'op':'Replace','path':'active','value':'False'}",
                        ",'active':false",
                        "!invalidValue"),
                user(
                        15,
                        "Entra: a boolean as a string, without a path",
                        ",'active':false",
                        "{'op':'replace','value':{'active':'true'}}",
                        ",'active':true",
                        "!invalidValue"),
                user(
                        17,
                        "Entra: a boolean as a string in a filter",
                        "",
                        "{'op':'add','path':'roles[primary eq \\'True\\'].value','value':'UOYT'}",
                        ",'roles':[{'primary':true,'value':'UOYT'}]",
                        "!invalidFilter"),
                group(
                        21,
                        "Entra: $ref null in a member",
                        "",
                        "{'op':'Add','path':'members','value':[{'$ref':null,'value':'f648f8d5'}]}",
                        ",'members':[{'value':'f648f8d5'}]",
                        ",'members':[{'value':'f648f8d5'}]"),
                user(
                        23,
                        "Logic App: an empty string clears",
                        ",'title':'t'",
                        "{'op':'replace','path':'title','value':''}",
                        "",
                        ",'title':''"),
                user(
                        23,
                        "Logic App: null clears",
                        ",'title':'t'",
                        "{'op':'replace','path':'title','value':null}",
                        "",
                        ""),
                user(
                        23,
                        "Logic App: an empty string clears below a filter",
                        ",'emails':[{'type':'work','value':'x'}]",
                        "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':''}",
                        ",'emails':[{'type':'work'}]",
                        ",'emails':[{'type':'work','value':''}]"),
                user(
                        23,
                        "Logic App: null clears below a filter",
                        ",'emails':[{'type':'work','value':'x'}]",
                        "{'op':'replace','path':'emails[type eq \\'work\\'].value','value':null}",
                        ",'emails':[{'type':'work'}]",
                        ",'emails':[{'type':'work'}]"),
                user(
                        23,
                        "Logic App: an empty string clears without a path",
                        ",'title':'t','active':true",
                        "{'op':'replace','value':{'title':'','active':false}}",
                        ",'active':false",
                        ",'title':'','active':false"),
                user(
                        23,
                        "Logic App: what is required cannot be cleared",
                        "",
                        "{'op':'replace','path':'userName','value':''}",
                        "!invalidValue",
                        "!invalidValue"),
                user(
                        24,
                        "Entra: adding an empty string does nothing",
                        "",
                        "{'op':'Add','path':'title','value':''}",
                        "=",
                        ",'title':''"),
                user(
                        25,
                        "Entra: the manager's id alone",
                        "",
                        "{'op':'Add','path':'" + ENTERPRISE + ":manager','value':'271'}",
                        manager("271"),
                        "!invalidValue"),
                user(
                        26,
                        "Entra's documentation: the manager without URN, in a list",
                        "",
                        "{'op':'Add','path':'manager','value':[{'$ref':'https://h/scim/Users/x','value':'x'}]}",
                        ",'" + ENTERPRISE + "':{'manager':{'$ref':'https://h/scim/Users/x','value':'x'}}",
                        "!invalidPath"),
                user(
                        26,
                        "Entra's documentation: two managers are refused",
                        "",
                        "{'op':'Add','path':'manager','value':[{'value':'x'},{'value':'y'}]}",
                        "!invalidValue",
                        "!invalidPath"),
                user(
                        27,
                        "validator: an empty manager",
                        manager("m"),
                        "{'op':'replace','path':'" + ENTERPRISE + ":manager','value':''}",
                        "",
                        "!invalidValue"),
                user(
                        27,
                        "validator: a manager without value",
                        manager("m"),
                        "{'op':'replace','path':'" + ENTERPRISE + ":manager','value':{'value':''}}",
                        "",
                        ",'" + ENTERPRISE + "':{'manager':{'value':''}}"),
                user(
                        28,
                        "validator: a manager that nobody is",
                        "",
                        "{'op':'add','value':{'" + ENTERPRISE + "':{'manager':{'value':'XYMKVVRYDIOO'}}}}",
                        manager("XYMKVVRYDIOO"),
                        manager("XYMKVVRYDIOO")),
                user(
                        29,
                        "old Entra: a list of one object for a string",
                        "",
                        "{'op':'Replace','path':'displayName','value':[{'$ref':null,'value':'User x'}]}",
                        ",'displayName':'User x'",
                        "!invalidValue"),
                user(
                        30,
                        "Entra: a role that is JSON in a string",
                        "",
                        "{'op':'Add','path':'roles','value':[{'value':'" + role + "'}]}",
                        ",'roles':[{'value':'" + role + "'}]",
                        ",'roles':[{'value':'" + role + "'}]"),
                user(
                        31,
                        "Entra: the complete set of roles",
                        ",'roles':[{'value':'old'}]",
                        "{'op':'replace','path':'roles','value':[{'primary':false,'type':'WindowsAzureActiveDirectoryRole','display':'Admin','value':'admin'}]}",
                        roles,
                        roles),
                user(
                        32,
                        "OneLogin: an object for a list",
                        ",'emails':[{'value':'old'}]",
                        "{'op':'replace','path':'emails','value':{'value':'x@y.z'}}",
                        ",'emails':[{'value':'x@y.z'}]",
                        ",'emails':[{'value':'x@y.z'}]"),
                user(
                        33,
                        "Microsoft's samples: names in other letters",
                        "",
                        "{'op':'add','value':{'Emails':[{'Primary':true,'type':'work','value':'a@b'}]}}",
                        ",'emails':[{'primary':true,'type':'work','value':'a@b'}]",
                        ",'emails':[{'primary':true,'type':'work','value':'a@b'}]"),
                user(
                        34,
                        "Entra: a path in other letters",
                        ",'emails':[{'type':'other','value':'o'}]",
                        "{'op':'Replace','path':'emails[type eq \\'other\\'].Value','value':'x'}",
                        ",'emails':[{'type':'other','value':'x'}]",
                        ",'emails':[{'type':'other','value':'x'}]"),
                user(
                        34,
                        "Entra: another path in other letters",
                        ",'addresses':[{'type':'other','formatted':'o'}]",
                        "{'op':'Replace','path':'addresses[type eq \\'other\\'].Formatted','value':'x'}",
                        ",'addresses':[{'type':'other','formatted':'x'}]",
                        ",'addresses':[{'type':'other','formatted':'x'}]"),
                user(
                        35,
                        "validator: random words for locale and URI",
                        "",
                        "{'op':'add','value':{'locale':'RJWNTUNNOHNZ','profileUrl':'BAPNQLJSRQGD','preferredLanguage':'jgo-CM'}}",
                        ",'locale':'RJWNTUNNOHNZ','profileUrl':'BAPNQLJSRQGD','preferredLanguage':'jgo-CM'",
                        ",'locale':'RJWNTUNNOHNZ','profileUrl':'BAPNQLJSRQGD','preferredLanguage':'jgo-CM'"),
                user(
                        37,
                        "OneLogin: e-mails without type, none primary",
                        "",
                        "{'op':'add','path':'emails','value':[{'value':'a@b'},{'value':'c@d'}]}",
                        ",'emails':[{'value':'a@b'},{'value':'c@d'}]",
                        ",'emails':[{'value':'a@b'},{'value':'c@d'}]"),
                user(
                        37,
                        "OneLogin: two primary e-mails are refused",
                        "",
                        "{'op':'add','path':'emails','value':[{'value':'a@b','primary':true},{'value':'c@d','primary':true}]}",
                        "!invalidValue",
                        "!invalidValue"));
    }

    static Stream<Arguments> valuePaths() {
        String symbols = "'userName':'a','" + CLOUD
                + "':{'additionalOrganizations':[{'type':'work','symbol':'S'},{'primary':true,'symbol':'P'}]}";
        return Stream.of(
                user(
                        39,
                        "Entra: adding through a filter that matches nothing",
                        "",
                        "{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'x@y'}",
                        ",'emails':[{'type':'work','value':'x@y'}]",
                        "!noTarget"),
                user(
                        40,
                        "Entra: replacing through a filter that matches nothing",
                        "",
                        "{'op':'Replace','path':'addresses[type eq \\'work\\'].formatted','value':'18/2111'}",
                        ",'addresses':[{'type':'work','formatted':'18/2111'}]",
                        "!noTarget"),
                user(
                        40,
                        "Entra: only eq terms create",
                        "",
                        "{'op':'Replace','path':'addresses[type sw \\'w\\'].formatted','value':'18/2111'}",
                        "!noTarget",
                        "!noTarget"),
                user(
                        41,
                        "validator: the element just made becomes primary",
                        ",'emails':[{'type':'home','value':'h','primary':true}]",
                        "{'op':'Add','path':'emails[type eq \\'work\\'].value','value':'x@y'},{'op':'add','path':'emails[type eq \\'work\\'].primary','value':true}",
                        ",'emails':[{'type':'home','value':'h','primary':false},{'type':'work','value':'x@y','primary':true}]",
                        "!noTarget"),
                user(
                        42,
                        "Entra: every match is changed, the rest of each stays",
                        ",'phoneNumbers':[{'type':'mobile','value':'1','display':'d'},{'type':'work','value':'3'}]",
                        "{'op':'Replace','path':'phoneNumbers[type eq \\'mobile\\'].value','value':'9'}",
                        ",'phoneNumbers':[{'type':'mobile','value':'9','display':'d'},{'type':'work','value':'3'}]",
                        ",'phoneNumbers':[{'type':'mobile','value':'9','display':'d'},{'type':'work','value':'3'}]"),
                quirk(
                        43,
                        "Entra to Google: URN, filter and sub-attribute",
                        CLOUD_USER,
                        "'userName':'a','" + CLOUD
                                + "':{'additionalOrganizations':[{'type':'work','symbol':'T'},{'primary':true,'symbol':'P'}]}",
                        "{'op':'Replace','path':'" + CLOUD
                                + ":additionalOrganizations[type eq \\'work\\'].symbol','value':'S'}",
                        symbols,
                        symbols),
                quirk(
                        44,
                        "Entra: a boolean without quotes in the filter",
                        CLOUD_USER,
                        "'userName':'a','" + CLOUD
                                + "':{'additionalOrganizations':[{'type':'work','symbol':'S'},{'primary':true,'symbol':'Q'}]}",
                        "{'op':'Replace','path':'" + CLOUD
                                + ":additionalOrganizations[primary eq true].symbol','value':'P'}",
                        symbols,
                        symbols),
                user(
                        45,
                        "old Entra: a dot after the URN, off unless switched on",
                        "",
                        "{'op':'add','path':'" + ENTERPRISE + ".department','value':'d'}",
                        "!invalidPath",
                        "!invalidPath"),
                group(
                        46,
                        "Okta's documentation: no blank before the quote",
                        ",'members':[{'value':'u1'},{'value':'u2'}]",
                        "{'op':'remove','path':'members[value eq\\'u1\\']'}",
                        ",'members':[{'value':'u2'}]",
                        ",'members':[{'value':'u2'}]"));
    }

    static Stream<Arguments> membership() {
        String two = ",'members':[{'value':'f648','display':'x','$ref':'../Users/f648'},{'value':'u2'}]";
        return Stream.of(
                group(
                        47,
                        "Entra: remove with a list of members",
                        two,
                        "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'f648'}]}",
                        ",'members':[{'value':'u2'}]",
                        ",'members':[{'value':'u2'}]"),
                group(48, "RFC: remove without a list removes all", two, "{'op':'remove','path':'members'}", "", ""),
                group(
                        48,
                        "RFC: remove with an empty list removes none",
                        two,
                        "{'op':'remove','path':'members','value':[]}",
                        "=",
                        "="),
                group(
                        49,
                        "Okta: removing who is no member",
                        two,
                        "{'op':'remove','path':'members[value eq \\'7f4b\\']'}",
                        "=",
                        "="),
                group(
                        50,
                        "Entra: adding who is a member",
                        two,
                        "{'op':'Add','path':'members','value':[{'value':'u2'}]}",
                        "=",
                        "="),
                group(
                        51,
                        "validator: replace as the full set",
                        two,
                        "{'op':'replace','path':'members','value':[{'value':'805d'}]}",
                        ",'members':[{'value':'805d'}]",
                        ",'members':[{'value':'805d'}]"),
                group(
                        52,
                        "Snipe-IT: ids of digits stay strings",
                        two,
                        "{'op':'replace','path':'members','value':[{'value':'673'}]}",
                        ",'members':[{'value':'673'}]",
                        ",'members':[{'value':'673'}]"),
                group(
                        52,
                        "Snipe-IT: a number is no id",
                        two,
                        "{'op':'replace','path':'members','value':[{'value':673}]}",
                        "!invalidValue",
                        "!invalidValue"),
                group(
                        53,
                        "Okta: members with display",
                        "",
                        "{'op':'add','path':'members','value':[{'value':'23a3','display':'t@x'}]}",
                        ",'members':[{'value':'23a3','display':'t@x'}]",
                        ",'members':[{'value':'23a3','display':'t@x'}]"),
                group(
                        54,
                        "authentik: an operation for each member",
                        "",
                        "{'op':'add','path':'members','value':[{'value':'x'}]},{'op':'add','path':'members','value':[{'value':'y'}]}",
                        ",'members':[{'value':'x'},{'value':'y'}]",
                        ",'members':[{'value':'x'},{'value':'y'}]"));
    }

    @ParameterizedTest
    @MethodSource({"envelope", "values", "valuePaths", "membership"})
    @DisplayName("is understood in tolerant, and taken by the letter in rfc")
    void inBothDialects(ResourceType type, String before, String operations, String tolerant, String rfc) {
        assertThat(outcome(type, before, operations, Dialect.tolerant())).isEqualTo(expected(type, tolerant));
        assertThat(outcome(type, before, operations, Dialect.rfc())).isEqualTo(expected(type, rfc));
    }

    private static Object outcome(ResourceType type, String before, String operations, Dialect dialect) {
        ScimResource resource = resource(type, before);
        try {
            PatchResult result = Patch.decode(
                            json("{" + PATCH_OP + ",'Operations':[" + operations + "]}"), type, dialect)
                    .apply(resource);
            return result.isChanged() ? result.after() : "=";
        } catch (ScimException e) {
            return "!" + e.error().scimType().orElseThrow();
        }
    }

    private static Object expected(ResourceType type, String outcome) {
        return outcome.matches("[=!].*") ? outcome : resource(type, outcome);
    }

    /** A resource as a server holds it, where an empty string is a value. */
    private static ScimResource resource(ResourceType type, String members) {
        return ScimJson.decode(
                json("{" + members + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                type,
                Dialect.tolerant().with(Leniency.EMPTY_STRING_CLEARS, false));
    }

    /** Single quotes stand for double quotes, so that the payloads stay readable. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    @DisplayName("[2] Entra: schemas after the operations, in both dialects")
    void schemasLast() {
        String message = json("{'Operations':[{'op':'add','path':'title','value':'x'}]," + PATCH_OP + "}");
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            assertThat(Patch.decode(message, User.TYPE, dialect)
                            .apply(resource(User.TYPE, "'userName':'a'"))
                            .after())
                    .isEqualTo(resource(User.TYPE, "'userName':'a','title':'x'"));
        }
    }

    @Test
    @DisplayName("[3] Microsoft's samples: unknown members beside the operations, in both dialects")
    void unknownMembersOfTheEnvelope() {
        String message = json("{'id':'5171'," + PATCH_OP + ",'Operations':[{'op':'remove','path':'title'}]}");
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            assertThat(Patch.decode(message, User.TYPE, dialect).isEmpty()).isFalse();
        }
    }

    @Test
    @DisplayName("[14] validator: many operations on a user who has only a userName, in both dialects")
    void manyOperations() {
        List<String> attributes = List.of("title", "nickName", "displayName", "userType", "locale", "timezone");
        String operations = IntStream.range(0, 1_200)
                .mapToObj(i -> "{'op':'add','path':'" + attributes.get(i % 6) + "','value':'v" + i + "'}")
                .collect(Collectors.joining(","));
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            ScimResource after = (ScimResource) outcome(User.TYPE, "'userName':'a'", operations, dialect);
            assertThat(after.find(User.TIMEZONE)).contains("v1199");
        }
    }

    @Test
    @DisplayName("[45] old Entra: a dot after the URN, when the switch is on")
    void dotAfterTheUrn() {
        Dialect legacy = Dialect.tolerant().with(Leniency.LEGACY_DOT_URN, true);
        assertThat(outcome(
                        User.TYPE,
                        "'userName':'a'",
                        "{'op':'add','path':'" + ENTERPRISE + ".department','value':'d'}",
                        legacy))
                .isEqualTo(resource(User.TYPE, "'userName':'a','" + ENTERPRISE + "':{'department':'d'}"));
    }

    @Test
    @DisplayName("[57] Entra: thousands of members are added and removed without reading the group, in both dialects")
    void membershipWithoutTheGroup() {
        List<String> ids = new ArrayList<>();
        IntStream.range(0, 5_000).forEach(i -> ids.add("u" + i));
        String added = ids.stream().map(id -> "{'value':'" + id + "'}").collect(Collectors.joining(","));
        String operations = "{'op':'Add','path':'members','value':[" + added + "]},"
                + "{'op':'Remove','path':'members','value':[{'value':'u7'}]},{'op':'remove','path':'members[value eq \\'x\\']'}";
        ids.remove("u7");
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            Patch patch =
                    Patch.decode(json("{" + PATCH_OP + ",'Operations':[" + operations + "]}"), Group.TYPE, dialect);
            assertThat(patch.membershipDelta()).contains(new MembershipDelta(ids, List.of("u7", "x")));
            assertThat(patch.withoutMembership().isEmpty()).isTrue();
        }
    }

    @Test
    @DisplayName("[57] Okta: a rename beside members leaves the membership a delta")
    void renameBesideMembers() {
        Patch patch = Patch.decode(
                json("{" + PATCH_OP + ",'Operations':[{'op':'replace','value':{'id':'g1','displayName':'h'}},"
                        + "{'op':'add','path':'members','value':[{'value':'u1'}]}]}"),
                Group.TYPE,
                Dialect.tolerant());
        assertThat(patch.membershipDelta()).isEmpty();
        assertThat(patch.membershipPart()).contains(new MembershipDelta(List.of("u1"), List.of()));
        assertThat(patch.withoutMembership()
                        .apply(resource(Group.TYPE, "'id':'g1','displayName':'g'"))
                        .after())
                .isEqualTo(resource(Group.TYPE, "'id':'g1','displayName':'h'"));
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("[57] what depends on the members that are there is no delta")
    void notADelta(String operation) {
        Patch patch = Patch.decode(
                json("{" + PATCH_OP + ",'Operations':[{'op':'add','path':'members','value':[{'value':'u1'}]},"
                        + operation + "]}"),
                Group.TYPE,
                Dialect.tolerant());
        assertThat(patch.membershipPart()).isEmpty();
        assertThat(patch.membershipDelta()).isEmpty();
    }

    static Stream<String> notADelta() {
        return Stream.of(
                "{'op':'remove','path':'members'}",
                "{'op':'replace','path':'members','value':[{'value':'u1'}]}",
                "{'op':'remove','path':'members[value eq \\'u1\\' and type eq \\'User\\']'}",
                "{'op':'remove','path':'members[value ne \\'u1\\']'}",
                "{'op':'remove','path':'members[type eq \\'User\\']'}",
                "{'op':'remove','path':'members.display'}",
                "{'op':'remove','path':'members[value eq \\'u1\\'].display'}",
                "{'op':'add','path':'members[value eq \\'u1\\']','value':{'display':'x'}}",
                "{'op':'add','path':'members','value':[{'display':'x'}]}");
    }
}
