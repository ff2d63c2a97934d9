package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.schema.Uniqueness;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Resources (RFC 7643 sections 3 and 4)")
class ResourceConformanceTest {

    private static List<ScimValue> schemas(ScimResource resource) {
        return resource.attributes().elements("schemas");
    }

    private static final String WITH_DEPARTMENT = "'" + ENTERPRISE + "':{'department':'d'}";

    @Test
    @DisplayName("[51] RFC 7643 §3: a resource always names its schemas")
    void schemasAreThere() {
        assertThat(schemas(user(""))).containsExactly(ScimString.of(CORE));
        assertThat(schemas(sent("{'schemas':['" + CORE + "','" + CORE + "'],'userName':'a'}", User.TYPE, TOLERANT)))
                .hasSize(1);
    }

    @Test
    @DisplayName("[52] RFC 7643 §3: URIs that are no schema of the type are refused, or ignored where that is granted")
    void unknownSchemas() {
        String body = "{'schemas':['" + CORE + "','urn:nobody:knows'],'userName':'a'}";
        assertRefused("invalidValue", () -> sent(body, User.TYPE, RFC));
        assertThat(schemas(sent(body, User.TYPE, TOLERANT))).containsExactly(ScimString.of(CORE));
    }

    @Test
    @DisplayName("[53] RFC 7643 §3: the order of schemas says nothing")
    void orderOfSchemas() {
        assertThat(sent("{'schemas':['" + ENTERPRISE + "','" + CORE + "'],'userName':'ada'}", User.TYPE, RFC))
                .isEqualTo(sent("", RFC));
    }

    @Test
    @DisplayName("[54] RFC 7643 §3.3: schemas without the core schema is refused, or completed where that is granted")
    void coreSchemaIsMissing() {
        String body = "{'schemas':['" + ENTERPRISE + "'],'userName':'ada'}";
        assertRefused("invalidValue", () -> sent(body, User.TYPE, RFC));
        assertThat(sent(body, User.TYPE, TOLERANT)).isEqualTo(sent("", RFC));
    }

    @Test
    @DisplayName("[55] RFC 7643 §3.3: attributes of an extension stand below its URI and nowhere else")
    void extensionAttributes() {
        assertThat(ScimJson.encode(user(WITH_DEPARTMENT))).contains(json("'" + ENTERPRISE + "':{'department':'d'}"));
        assertThat(user("'department':'d'")).isEqualTo(user(""));
        assertRefused("invalidSyntax", () -> sent("'department':'d'", RFC));
    }

    @Test
    @DisplayName(
            "[56] identity providers: an extension that schemas does not name, and one that is named and not there")
    void schemasAndExtensionsDisagree() {
        assertThat(schemas(sent(WITH_DEPARTMENT, TOLERANT))).hasSize(2);
        assertThat(schemas(
                        sent("{'schemas':['" + CORE + "','" + ENTERPRISE + "'],'userName':'a'}", User.TYPE, TOLERANT)))
                .hasSize(1);
    }

    @Test
    @DisplayName("[57] RFC 7643 §3.3: schemas names an extension exactly while an attribute of it is there")
    void schemasFollowTheAttributes() {
        assertThat(schemas(user("").with(User.DEPARTMENT, "d"))).hasSize(2);
        assertThat(schemas(user(WITH_DEPARTMENT).without(User.DEPARTMENT))).hasSize(1);
        assertThat(schemas(patched(user(WITH_DEPARTMENT), "{'op':'remove','path':'" + ENTERPRISE + ":department'}")))
                .hasSize(1);
        String badge = "urn:example:scim:2.0:Badge";
        ResourceType type = User.TYPE.withExtension(Schema.of(
                badge,
                "Badge",
                "",
                List.of(AttributeDefinition.builder("number", AttributeType.STRING)
                        .build())));
        String number = "'" + badge + "':{'number':'7'}";
        assertThat(schemas(ScimJson.decode(json("{'userName':'a'," + number + "}"), type)))
                .containsExactly(ScimString.of(CORE), ScimString.of(badge));
        assertThat(schemas(ScimJson.decode(json("{'userName':'a'," + WITH_DEPARTMENT + "," + number + "}"), type)))
                .containsExactly(ScimString.of(CORE), ScimString.of(ENTERPRISE), ScimString.of(badge));
    }

    @Test
    @DisplayName("[58] RFC 7643 §3.3: an extension of which nothing is shown leaves no empty object")
    void noEmptyExtension() {
        assertThat(ScimJson.encode(user(WITH_DEPARTMENT), Projection.only(User.TYPE, List.of("userName"), RFC)))
                .doesNotContain(ENTERPRISE + "\":{");
    }

    @Test
    @DisplayName("[59] RFC 7644 §3.10: the URI of an extension matches in any case")
    void extensionUriInAnyCase() {
        assertThat(user("'" + ENTERPRISE.toUpperCase(java.util.Locale.ROOT) + "':{'department':'d'}"))
                .isEqualTo(user(WITH_DEPARTMENT));
    }

    @Test
    @DisplayName("[63] RFC 7643 §3.1: an id that a client sends is not taken")
    void idsOfClients() {
        assertThat(sent("'id':'mine'", RFC).findId()).isEmpty();
    }

    @Test
    @DisplayName("[64] RFC 7643 §3.1: id compares with regard to case")
    void idIsCaseExact() {
        assertThat(matches(user("").withId("abc"), "id eq 'ABC'")).isFalse();
        assertThat(matches(user("").withId("abc"), "id eq 'abc'")).isTrue();
    }

    @Test
    @DisplayName("[65][66] RFC 7643 §3.1: externalId is the client's, compared with regard to case")
    void externalId() {
        assertThat(sent("'externalId':'Ext-1'", RFC).find(User.EXTERNAL_ID)).contains("Ext-1");
        assertThat(matches(user("'externalId':'Ext-1'"), "externalId eq 'ext-1'"))
                .isFalse();
        assertThat(sent("", RFC).find(User.EXTERNAL_ID)).isEmpty();
    }

    @Test
    @DisplayName("[68] RFC 7643 §3.1: meta of a client is ignored on POST and PUT and refused in PATCH")
    void metaOfClients() {
        assertThat(sent("'meta':{'created':'2019-09-18T18:15:26.5788954+00:00','resourceType':'Rabbit'}", RFC))
                .isEqualTo(sent("", RFC));
        assertRefused(
                "mutability",
                () -> patched(user(""), "{'op':'add','path':'meta.created','value':'2019-09-18T18:15:26Z'}"));
    }

    @Test
    @DisplayName("[74] RFC 7643 §3.1: a PATCH that changes nothing gives the very same resource")
    void noOp() {
        ScimResource user = user("'title':'t'");
        assertThat(patched(user, "{'op':'replace','path':'title','value':'t'}")).isSameAs(user);
    }

    @Test
    @DisplayName("[75] RFC 7643 §4.1.1: userName is required, not empty, unique, and compares without regard to case")
    void userName() {
        assertRefused("invalidValue", () -> sent("{'userName':''}", User.TYPE, TOLERANT));
        assertRefused("invalidValue", () -> sent("{'schemas':['" + CORE + "'],'userName':''}", User.TYPE, RFC));
        assertThat(StandardSchemas.USER.attribute("userName").orElseThrow().uniqueness())
                .isEqualTo(Uniqueness.SERVER);
        assertThat(matches(user(""), "userName eq 'ADA'")).isTrue();
    }

    @Test
    @DisplayName("[76] RFC 7644 §5: userName compares in its composed form, by Unicode's case folding")
    void unicodeUserName() {
        ScimResource user = user("").with(User.USER_NAME, "Stra\u00dfe-\u00c9");
        assertThat(matches(user, "userName eq 'STRASSE-E\u0301'")).isTrue();
    }

    @Test
    @DisplayName("[78][79] RFC 7643 §4.1.1: locale, language, time zone and URL are taken as they are")
    void noFormatChecks() {
        assertThat(sent(
                        "'locale':'en_US','preferredLanguage':'jgo-CM','timezone':'Nowhere','profileUrl':'BAPNQLJSRQGD'",
                        RFC))
                .isNotNull();
        assertThat(sent("'locale':'RJWNTUNNOHNZ'", RFC)).isNotNull();
    }

    @Test
    @DisplayName("[80] RFC 7643 §4.1.1: a password is in no answer")
    void password() {
        ScimResource user = user("'password':'pa55'");
        assertThat(ScimJson.encode(user)).doesNotContain("pa55");
        assertThat(ScimJson.encode(user, Projection.only(User.TYPE, List.of("password"), TOLERANT)))
                .doesNotContain("pa55");
        assertThat(user.toString()).doesNotContain("pa55");
    }

    @Test
    @DisplayName("[83] RFC 7643 §4.1.2: an address may be primary")
    void primaryAddress() {
        assertThat(ScimJson.encode(user("'addresses':[{'locality':'x','primary':true}]")))
                .contains("\"primary\":true");
    }

    @Test
    @DisplayName("[84][85] RFC 7643 §4.1.2: country and e-mail address are taken as they are")
    void countryAndMail() {
        assertThat(ScimJson.encode(
                        sent("'addresses':[{'country':'Belize'}],'emails':[{'value':'ADA@Example.COM'}]", RFC)))
                .contains("Belize", "ADA@Example.COM");
    }

    @Test
    @DisplayName("[86] RFC 7643 §4.1.2: a certificate is base64")
    void certificates() {
        assertThat(sent("'x509Certificates':[{'value':'MIIDQzCCAqygAwIBAgICEAAwDQ=='}]", RFC))
                .isNotNull();
        assertRefused("invalidValue", () -> sent("'x509Certificates':[{'value':'-----BEGIN CERTIFICATE-----'}]", RFC));
    }

    @Test
    @DisplayName("[87] RFC 7643 §4.1.2: groups of a user is readOnly")
    void groupsOfAUser() {
        assertThat(sent("'groups':[{'value':'g'}]", RFC)).isEqualTo(sent("", RFC));
        assertRefused("mutability", () -> patched(user(""), "{'op':'replace','path':'groups','value':[]}", RFC));
        assertRefused(
                "mutability",
                () -> patched(user("'groups':[{'value':'g'}]"), "{'op':'remove','path':'groups[value eq \\'g\\']'}"));
    }

    @Test
    @DisplayName("[90] RFC 7643 §4.2: displayName of a group is required")
    void displayNameOfAGroup() {
        assertRefused("invalidValue", () -> sent("{'members':[]}", Group.TYPE, TOLERANT));
        assertRefused("mutability", () -> patched(group(""), "{'op':'remove','path':'displayName'}"));
        assertRefused("invalidValue", () -> patched(group(""), "{'op':'replace','path':'displayName','value':null}"));
    }

    @Test
    @DisplayName("[91] RFC 7643 §4.2: a membership is changed by removing and adding")
    void membersAreImmutable() {
        assertRefused(
                "mutability",
                () -> patched(
                        group("'members':[{'value':'a'}]"),
                        "{'op':'replace','path':'members[value eq \\'a\\'].value','value':'b'}"));
        assertThat(
                        patched(
                                group("'members':[{'value':'a'}]"),
                                "{'op':'remove','path':'members[value eq \\'a\\']'},{'op':'add','path':'members','value':[{'value':'b'}]}"))
                .isEqualTo(group("'members':[{'value':'b'}]"));
    }

    @Test
    @DisplayName("[93] RFC 7643 §4.2: members may have a display")
    void displayOfMembers() {
        assertThat(ScimJson.encode(group("'members':[{'value':'a','display':'Ada'}]")))
                .contains("Ada");
    }

    @Test
    @DisplayName("[96] RFC 7643 §4.3: the enterprise extension has its URI")
    void enterprise() {
        assertThat(StandardSchemas.ENTERPRISE_USER.id()).isEqualTo(ENTERPRISE);
        assertThat(user(WITH_DEPARTMENT).find(User.DEPARTMENT)).contains("d");
    }

    @Test
    @DisplayName(
            "[97] RFC 7643 §4.3: the manager's name is the server's, the manager's id compares with regard to case")
    void manager() {
        assertRefused("mutability", () -> patched(user(""), "{'op':'add','path':'manager.displayName','value':'x'}"));
        assertThat(matches(
                        user("'" + ENTERPRISE + "':{'manager':{'value':'m1'}}"), ENTERPRISE + ":manager.value eq 'M1'"))
                .isFalse();
    }

    @Test
    @DisplayName("[98] RFC 7643 §4.3: a manager whom nobody knows is accepted")
    void unknownManager() {
        assertThat(sent("'" + ENTERPRISE + "':{'manager':{'value':'XYMKVVRYDIOO'}}", RFC)
                        .find(User.MANAGER.value()))
                .contains("XYMKVVRYDIOO");
    }

    @Test
    @DisplayName(
            "[99] RFC 7643 §3.2: a resource type of one's own is read, filtered, patched and written like the RFC's")
    void ownTypes() {
        ScimResource thing = thing("'text':'x','flags':['a']");
        assertThat(matches(thing, "flags eq 'A' and text sw 'X'")).isTrue();
        assertThat(ScimJson.encode(patched(
                        thing, "{'op':'add','path':'flags','value':['b']},{'op':'replace','path':'count','value':3}")))
                .isEqualTo(json("{'schemas':['urn:example:2.0:Thing'],'text':'x','flags':['a','b'],'count':3}"));
    }

    @Test
    @DisplayName("[114] RFC 7643 §6: a required extension has to be there")
    void requiredExtension() {
        ResourceType strict = ResourceType.of(
                "User",
                "/Users",
                "",
                StandardSchemas.USER,
                List.of(new ResourceType.Extension(StandardSchemas.ENTERPRISE_USER, true)));
        assertRefused("invalidValue", () -> sent("{'userName':'a'}", strict, TOLERANT));
        assertThat(sent("{'userName':'a'," + WITH_DEPARTMENT + "}", strict, TOLERANT))
                .isNotNull();
    }
}
