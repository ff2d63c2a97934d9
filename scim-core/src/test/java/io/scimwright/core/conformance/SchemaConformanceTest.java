package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.SchemaDocument;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.schema.Uniqueness;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Schema and attributes (RFC 7643 sections 2 and 7)")
class SchemaConformanceTest {

    @Test
    @DisplayName("[1] RFC 7643 §2.1: names match in any case and are written in their own")
    void namesMatchInAnyCase() {
        assertThat(ScimJson.encode(
                        sent("{'SCHEMAS':['" + CORE + "'],'USERNAME':'ada','Name':{'GIVENNAME':'A'}}", User.TYPE, RFC)))
                .isEqualTo(json("{'schemas':['" + CORE + "'],'userName':'ada','name':{'givenName':'A'}}"));
    }

    @Test
    @DisplayName("[2] RFC 7643 §2.1: a definition whose name is no attribute name is refused")
    void badNamesAreRefused() {
        for (String name : List.of("", "1a", "a b", "a.b", "a:b", "-a", "ä")) {
            assertThatThrownBy(() -> AttributeDefinition.builder(name, AttributeType.STRING)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(AttributeDefinition.builder("$ref", AttributeType.REFERENCE)
                        .build()
                        .name())
                .isEqualTo("$ref");
        assertThat(AttributeDefinition.builder("a-b_c$1", AttributeType.STRING)
                        .build()
                        .name())
                .isEqualTo("a-b_c$1");
    }

    @Test
    @DisplayName("[2] RFC 7643 §2.1, §7: a schema that is none is refused, with the member that is wrong")
    void badSchemasAreRefused() {
        assertThatThrownBy(() -> Schema.of("not a uri", "n", "", List.of())).hasMessageContaining("not a uri");
        AttributeDefinition x =
                AttributeDefinition.builder("x", AttributeType.STRING).build();
        AttributeDefinition other =
                AttributeDefinition.builder("X", AttributeType.STRING).build();
        assertThatThrownBy(() -> Schema.of("urn:x:a", "n", "", List.of(x, other)))
                .hasMessageContaining("'X' twice");
        assertThatThrownBy(() -> AttributeDefinition.builder("c", AttributeType.COMPLEX)
                        .subAttributes(List.of(x, other))
                        .build())
                .hasMessageContaining("'X' twice");
        for (String wrong : List.of(
                "'type':5",
                "'multiValued':'true'",
                "'required':1",
                "'caseExact':'no'",
                "'returned':true",
                "'canonicalValues':'a'",
                "'canonicalValues':[1]",
                "'subAttributes':{'name':'a'}",
                "'description':[1]")) {
            String member = wrong.substring(0, wrong.indexOf(':')).replace("'", "");
            assertThatThrownBy(() -> SchemaDocument.read(
                            ScimJson.read(json("{'id':'urn:x:a','attributes':[{'name':'b'," + wrong + "}]}"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + member + "'");
        }
    }

    @Test
    @DisplayName("[121] RFC 7643 §3.1: what a schema says of id or meta does not hold")
    void commonAttributesAreNotRedefined() {
        AttributeDefinition id = AttributeDefinition.builder("id", AttributeType.STRING)
                .required(true)
                .build();
        AttributeDefinition schemas = AttributeDefinition.builder("Schemas", AttributeType.STRING)
                .multiValued(true)
                .build();
        AttributeDefinition name =
                AttributeDefinition.builder("name", AttributeType.STRING).build();
        ResourceType thing = ResourceType.of(
                "Thing", "/Things", "", Schema.of("urn:x:thing", "Thing", "", List.of(id, schemas, name)), List.of());
        assertThat(thing.schema().attributes()).containsExactly(name);
        ScimResource sent = sent("{'schemas':['urn:x:thing'],'id':'mine','name':'a'}", thing, TOLERANT);
        assertThat(sent.findId()).isEmpty();
        assertThat(ScimJson.encode(sent.withId("1")))
                .isEqualTo(json("{'schemas':['urn:x:thing'],'id':'1','name':'a'}"));
    }

    @Test
    @DisplayName("[3] RFC 7643 §2.1: two members that differ only in case are refused")
    void duplicatesInAnyCaseAreRefused() {
        assertRefused("invalidSyntax", () -> sent("'title':'a','TITLE':'b'", TOLERANT));
        assertRefused("invalidSyntax", () -> sent("'name':{'givenName':'a','givenname':'b'}", TOLERANT));
        assertRefused("invalidSyntax", () -> ScimJson.read(json("{'a':1,'A':2}")));
    }

    @Test
    @DisplayName("[4] RFC 7643 §2.2: characteristics have their defaults")
    void defaults() {
        AttributeDefinition plain =
                AttributeDefinition.builder("x", AttributeType.STRING).build();
        assertThat(plain.isRequired()).isFalse();
        assertThat(plain.isCaseExact()).isFalse();
        assertThat(plain.mutability()).isEqualTo(Mutability.READ_WRITE);
        assertThat(plain.returned()).isEqualTo(Returned.DEFAULT);
        assertThat(plain.uniqueness()).isEqualTo(Uniqueness.NONE);
        assertThat(plain.canonicalValues()).isEmpty();
        assertThat(plain.isMultiValued()).isFalse();
    }

    @Test
    @DisplayName("[5] RFC 7643 §2.3: eight types, binary among them")
    void types() {
        assertThat(Stream.of(AttributeType.values()).map(AttributeType::keyword))
                .containsExactlyInAnyOrder(
                        "string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex");
    }

    @Test
    @DisplayName("[6] RFC 7643 §2.3.1: a string has to be a JSON string")
    void strings() {
        for (String value : List.of("7", "true", "{'a':1}", "['a','b']")) {
            assertRefused("invalidValue", () -> sent("'title':" + value, TOLERANT));
            assertRefused("invalidValue", () -> sent("'title':" + value, RFC));
        }
    }

    @Test
    @DisplayName("[7] RFC 7643 §2.3.1: values beyond the canonical ones are accepted")
    void canonicalValuesAreSuggestions() {
        assertThat(sent("'emails':[{'value':'x','type':'secret lair'}]", RFC)).isNotNull();
    }

    @Test
    @DisplayName("[7] RFC 7643 §2.3.1: a type may be restricted to the canonical values")
    void canonicalValuesMayBeTheOnlyOnes() {
        ResourceType strict = User.TYPE.withCanonicalValuesOnly("emails.type");
        assertThat(sent(
                                "{'schemas':['" + CORE + "'],'userName':'a','emails':[{'value':'x','type':'Work'}]}",
                                strict,
                                RFC)
                        .find(User.EMAILS.ofType("work").value()))
                .contains("x");
        assertThatThrownBy(() -> sent(
                        "{'schemas':['" + CORE + "'],'userName':'a','emails':[{'value':'x','type':'lair'}]}",
                        strict,
                        RFC))
                .hasMessage("emails.type: expected one of work, home, other");
        assertThatThrownBy(() -> User.TYPE.withCanonicalValuesOnly("userName"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> User.TYPE.withCanonicalValuesOnly("externalId"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("[15] RFC 7643 §2.3.6: base64url where a definition allows it")
    void base64Url() {
        AttributeDefinition.Builder key = AttributeDefinition.builder("key", AttributeType.BINARY);
        ResourceType plain = typeOf(key.build());
        ResourceType urlSafe = typeOf(key.base64Url(true).build());
        assertThat(sent("{'key':'-_-_'}", urlSafe, TOLERANT).attributes().findString("key"))
                .contains("-_-_");
        assertThat(sent("{'key':'+/+/'}", urlSafe, TOLERANT).attributes().findString("key"))
                .contains("+/+/");
        assertRefused("invalidValue", () -> sent("{'key':'-_-_'}", plain, TOLERANT));
        assertThatThrownBy(() -> AttributeDefinition.builder("text", AttributeType.STRING)
                        .base64Url(true)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ResourceType typeOf(AttributeDefinition attribute) {
        return ResourceType.of(
                "Keyed", "/Keyed", "", Schema.of("urn:example:2.0:Keyed", "Keyed", "", List.of(attribute)), List.of());
    }

    @Test
    @DisplayName("[8] RFC 7643 §2.3.2: a boolean is true or false and is written so")
    void booleans() {
        assertThat(ScimJson.encode(sent("'active':true", RFC))).contains("\"active\":true");
        assertThat(ScimJson.encode(sent("'active':'False'", TOLERANT))).contains("\"active\":false");
    }

    @Test
    @DisplayName("[9] identity providers: a boolean as a string, where that is granted")
    void booleansAsStrings() {
        for (String text : List.of("True", "true", "TRUE")) {
            assertThat(sent("'active':'" + text + "'", TOLERANT).find(User.ACTIVE))
                    .contains(true);
            assertRefused("invalidValue", () -> sent("'active':'" + text + "'", RFC));
        }
        assertRefused("invalidValue", () -> sent("'active':'banana'", TOLERANT));
        assertRefused("invalidValue", () -> sent("'active':1", TOLERANT));
    }

    @Test
    @DisplayName("[10] RFC 7643 §2.3.3: a decimal keeps every digit")
    void decimals() {
        String number = "12345678901234567890.12345678901234567890";
        assertThat(thing("'amount':" + number).find(io.scimwright.core.attribute.Attribute.decimal("amount")))
                .contains(new BigDecimal(number));
        assertThat(ScimJson.encode(thing("'amount':" + number))).contains(number);
    }

    @Test
    @DisplayName("[11] RFC 7643 §2.3.4: an integer has neither fraction nor exponent")
    void integers() {
        assertThat(thing("'count':123456789012345678901234567890")).isNotNull();
        for (String value : List.of("1.0", "1e3", "1.5", "'1'", "true")) {
            assertRefused("invalidValue", () -> thing("'count':" + value));
        }
    }

    @Test
    @DisplayName("[12] RFC 7643 §2.3.5: a dateTime has a date and a time")
    void datesWithoutTime() {
        for (String value : List.of(
                "2011-05-13",
                "04:42:34Z",
                "2011-05-13 04:42:34Z",
                "2011-13-01T00:00:00Z",
                "2011-02-29T00:00:00Z",
                "2011-05-13T24:42:34Z",
                "2011-05-13T04:42Z",
                "2011-05-13T04:42:34.Z",
                "2011-05-13T04:42:34+2",
                "",
                "yesterday")) {
            assertRefused("invalidValue", () -> thing("'time':'" + value + "'"));
        }
    }

    @Test
    @DisplayName("[13] RFC 7643 §2.3.5: fractions of any length and any offset")
    void datesOfAnyPrecision() {
        for (String value : List.of(
                "2019-09-18T18:15:26.5788954+00:00",
                "2019-09-18T18:15:26Z",
                "2019-09-18T18:15:26-05:30",
                "2019-09-18T18:15:26.123456789012345Z",
                "2020-02-29T00:00:00.1+14:00")) {
            assertThat(ScimJson.encode(thing("'time':'" + value + "'"))).contains(value);
        }
    }

    @Test
    @DisplayName("[14] RFC 7643 §2.3.6: binary is base64, with or without padding")
    void binaries() {
        for (String value : List.of("AQID", "AQI=", "AQI", "AQ==", "AQ", "+/+/")) {
            assertThat(thing("'bytes':'" + value + "'")).isNotNull();
        }
        for (String value : List.of("A", "AQI==", "AQ=", "A Q I", "-_-_", "AQ=I", "====", "!")) {
            assertRefused("invalidValue", () -> thing("'bytes':'" + value + "'"));
        }
    }

    @Test
    @DisplayName("[17] RFC 7643 §2.3.7: references compare with regard to case, whatever the schema says")
    void referencesAreCaseExact() {
        assertThat(AttributeDefinition.builder("x", AttributeType.REFERENCE)
                        .caseExact(false)
                        .build()
                        .isCaseExact())
                .isTrue();
        assertThat(matches(user("'profileUrl':'https://x/A'"), "profileUrl eq 'https://x/a'"))
                .isFalse();
    }

    @Test
    @DisplayName("[19] RFC 7643 §2.3.8: the order of members says nothing")
    void orderOfMembers() {
        assertThat(user("'name':{'givenName':'a','familyName':'b'},'title':'t'"))
                .isEqualTo(user("'title':'t','name':{'familyName':'b','givenName':'a'}"));
    }

    @Test
    @DisplayName("[20] RFC 7643 §2.3.8: complex attributes do not nest")
    void complexAttributesDoNotNest() {
        AttributeDefinition inner = complex(
                "inner", AttributeDefinition.builder("x", AttributeType.STRING).build());
        assertThatThrownBy(() -> Schema.of("urn:x", "x", "", List.of(complex("outer", inner))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inner");
        assertThat(StandardSchemas.SCHEMA.attribute("attributes").orElseThrow().subAttribute("subAttributes"))
                .isPresent();
    }

    private static AttributeDefinition complex(String name, AttributeDefinition sub) {
        return AttributeDefinition.builder(name, AttributeType.COMPLEX)
                .subAttributes(List.of(sub))
                .build();
    }

    @Test
    @DisplayName("[21] RFC 7643 §1.2: a sub-attribute may be multi-valued and is checked element by element")
    void multiValuedSubAttributes() {
        assertThat(ScimJson.encode(thing("'part':{'kind':'k','labels':['a','b']}")))
                .contains(json("'labels':['a','b']"));
        assertRefused("invalidValue", () -> thing("'part':{'kind':'k','labels':['a',7]}"));
        assertRefused("invalidValue", () -> thing("'part':{'kind':'k','labels':'a'}"));
    }

    @Test
    @DisplayName("[22] RFC 7643 §2.3.8: a complex attribute shows neither uniqueness nor caseExact")
    void complexAttributesHaveNoUniqueness() {
        String document = ScimJson.write(io.scimwright.core.schema.SchemaDocument.write(StandardSchemas.USER));
        String name = document.substring(document.indexOf("\"name\":\"name\""), document.indexOf("\"subAttributes\""));
        assertThat(name).doesNotContain("uniqueness").doesNotContain("caseExact");
    }

    @Test
    @DisplayName("[23] RFC 7643 §2.4: a multi-valued attribute is always an array")
    void arrays() {
        assertThat(ScimJson.encode(sent("'emails':{'value':'x'}", TOLERANT)))
                .contains(json("'emails':[{'value':'x'}]"));
        assertRefused("invalidValue", () -> sent("'emails':{'value':'x'}", RFC));
    }

    @Test
    @DisplayName("[24] RFC 7643 §2.4: at most one element is primary")
    void onePrimary() {
        String two = "'emails':[{'value':'x','primary':true},{'value':'y','primary':true}]";
        assertRefused("invalidValue", () -> sent(two, TOLERANT));
        assertRefused("invalidValue", () -> sent(two, RFC));
        assertThat(sent("'emails':[{'value':'x','primary':true},{'value':'y','primary':false}]", RFC))
                .isNotNull();
    }

    @Test
    @DisplayName("[25] RFC 7643 §2.4: an absent primary is false in filters")
    void absentPrimary() {
        assertThat(matches(user("'emails':[{'value':'x'}]"), "emails[primary eq false]"))
                .isTrue();
        assertThat(matches(user("'emails':[{'value':'x'}]"), "emails.primary eq false"))
                .isTrue();
        assertThat(matches(user("'emails':[{'value':'x'}]"), "emails[primary ne true]"))
                .isTrue();
        assertThat(matches(user(""), "emails.primary eq false")).isFalse();
    }

    @Test
    @DisplayName("[26] RFC 7643 §2.4: the same value of the same type stands once")
    void noDuplicates() {
        assertThat(sent("'emails':[{'value':'x','type':'work'},{'value':'X','type':'Work'}]", RFC)
                        .require(User.EMAILS))
                .hasSize(1);
        assertThat(patched(
                                user("'emails':[{'value':'x','type':'work'}]"),
                                "{'op':'add','path':'emails','value':[{'value':'x','type':'work'}]}")
                        .require(User.EMAILS))
                .hasSize(1);
    }

    @Test
    @DisplayName("[27] RFC 7643 §2.4: the same value may have two types")
    void twoTypes() {
        assertThat(sent("'emails':[{'value':'x','type':'work'},{'value':'x','type':'home'}]", RFC)
                        .require(User.EMAILS))
                .hasSize(2);
    }

    @Test
    @DisplayName("[29] RFC 7643 §2.4: references that differ by the version segment only are equal")
    void versionSegments() {
        assertThat(matches(
                        group("'members':[{'value':'1','$ref':'https://h/v2/Users/1'}]"),
                        "members[$ref eq 'https://h/Users/1']"))
                .isTrue();
        assertThat(matches(group("'members':[{'value':'1','$ref':'/Users/1'}]"), "members[$ref eq '/v2/Users/1']"))
                .isTrue();
        assertThat(matches(group("'members':[{'value':'1','$ref':'/Users/1'}]"), "members[$ref eq '/v2/Users/2']"))
                .isFalse();
    }

    @Test
    @DisplayName("[30] RFC 7643 §2.5: null and [] are unassigned")
    void unassigned() {
        for (String nothing : List.of("null", "[]")) {
            assertThat(sent("'emails':" + nothing + ",'title':" + nothing, RFC)).isEqualTo(sent("", RFC));
            assertThat(matches(user("'emails':" + nothing), "emails pr")).isFalse();
            assertThat(patched(
                            user("'emails':[{'value':'x'}]"),
                            "{'op':'replace','path':'emails','value':" + nothing + "}"))
                    .isEqualTo(user(""));
        }
    }

    @Test
    @DisplayName("[31] RFC 7643 §2.5: what is unassigned is not written")
    void unassignedIsNotWritten() {
        assertThat(ScimJson.encode(sent("'title':null,'name':{},'roles':[]", RFC)))
                .doesNotContain("null", "name\":{", "roles", "title");
    }

    @Test
    @DisplayName("[32] RFC 7643 §2.5: an empty string is a value by the RFC and unassigns where that is granted")
    void emptyStrings() {
        assertThat(sent("'title':''", RFC).find(User.TITLE)).contains("");
        assertThat(sent("'title':''", TOLERANT).find(User.TITLE)).isEmpty();
    }

    @Test
    @DisplayName("[33] RFC 7643 §2.5: a complex value without parts is unassigned")
    void emptyComplexValues() {
        assertThat(sent("'name':{},'emails':[{}],'" + ENTERPRISE + "':{'manager':{'value':null}}", RFC))
                .isEqualTo(sent("", RFC));
    }

    @Test
    @DisplayName("[34] RFC 7643 §7: what is required has to be there")
    void required() {
        assertRefused("invalidValue", () -> sent("{'schemas':['" + CORE + "'],'title':'x'}", User.TYPE, RFC));
        assertRefused("invalidValue", () -> sent("{'userName':null}", User.TYPE, TOLERANT));
        assertThatThrownBy(() -> sent("{'userName':'','active':'x','name':7}", User.TYPE, TOLERANT))
                .hasMessageContainingAll(
                        "userName: is required", "active: expected true or false", "name: expected an object");
    }

    @Test
    @DisplayName("[35] RFC 7643 §7: a required sub-attribute is required where its attribute is there")
    void requiredSubAttributes() {
        assertThat(thing("'text':'x'")).isNotNull();
        assertRefused("invalidValue", () -> thing("'part':{'labels':['a']}"));
    }

    @Test
    @DisplayName("[36] RFC 7643 §7: caseExact decides how values compare")
    void caseExact() {
        assertThat(matches(thing("'text':'Abc'"), "text eq 'aBC'")).isTrue();
        assertThat(matches(thing("'exact':'Abc'"), "exact eq 'aBC'")).isFalse();
    }

    @Test
    @DisplayName("[37] RFC 7643 §7: the case that was sent is kept")
    void caseIsKept() {
        assertThat(sent("'title':'StRaße'", RFC).find(User.TITLE)).contains("StRaße");
    }

    @Test
    @DisplayName("[38] RFC 7643 §7: readOnly values of a client change nothing, not even by being wrong")
    void readOnly() {
        assertThat(sent("'id':'x','groups':[{'value':'g'}],'meta':{'created':'rubbish'}", RFC))
                .isEqualTo(sent("", RFC));
        assertThat(sent("'" + ENTERPRISE + "':{'manager':{'value':'m','displayName':'D'}}", RFC))
                .isEqualTo(sent("'" + ENTERPRISE + "':{'manager':{'value':'m'}}", RFC));
        assertRefused("mutability", () -> patched(user(""), "{'op':'add','path':'groups','value':[{'value':'g'}]}"));
        assertThat(patched(user(""), "{'op':'add','path':'manager','value':{'value':'m','displayName':'D'}}"))
                .isEqualTo(user("'" + ENTERPRISE + "':{'manager':{'value':'m'}}"));
    }

    private static final ResourceType SEALED = ResourceType.of(
            "Sealed",
            "/Sealed",
            "",
            Schema.of(
                    "urn:example:2.0:Sealed",
                    "Sealed",
                    "",
                    List.of(
                            characteristic("born", Mutability.IMMUTABLE, Returned.DEFAULT),
                            characteristic("secret", Mutability.WRITE_ONLY, Returned.NEVER),
                            characteristic("always", Mutability.READ_WRITE, Returned.ALWAYS),
                            characteristic("asked", Mutability.READ_WRITE, Returned.REQUEST),
                            characteristic("normal", Mutability.READ_WRITE, Returned.DEFAULT))),
            List.of());

    private static AttributeDefinition characteristic(String name, Mutability mutability, Returned returned) {
        return AttributeDefinition.builder(name, AttributeType.STRING)
                .mutability(mutability)
                .returned(returned)
                .build();
    }

    private static io.scimwright.core.resource.ScimResource sealed(String members) {
        return sent("{" + members + "}", SEALED, TOLERANT);
    }

    @Test
    @DisplayName("[39] RFC 7643 §7: what is immutable can be set once")
    void immutable() {
        assertThat(patched(sealed("'normal':'x'"), "{'op':'add','path':'born','value':'a'}"))
                .isEqualTo(sealed("'normal':'x','born':'a'"));
        assertThat(patched(sealed("'born':'a'"), "{'op':'replace','path':'born','value':'a'}"))
                .isEqualTo(sealed("'born':'a'"));
        assertRefused("mutability", () -> patched(sealed("'born':'a'"), "{'op':'replace','path':'born','value':'b'}"));
        assertRefused("mutability", () -> patched(sealed("'born':'a'"), "{'op':'remove','path':'born'}"));
        assertRefused("mutability", () -> sealed("'born':'a'").replacedBy(sealed("'born':'b'")));
        assertThat(sealed("'born':'a','normal':'x'").replacedBy(sealed("'normal':'y'")))
                .isEqualTo(sealed("'born':'a','normal':'y'"));
    }

    private static final String ALL = "'secret':'s','always':'a','asked':'q','normal':'n'";

    private static String shown(List<String> attributes, List<String> excluded) {
        Projection projection = !attributes.isEmpty()
                ? Projection.only(SEALED, attributes, TOLERANT)
                : excluded.isEmpty() ? Projection.standard() : Projection.without(SEALED, excluded, TOLERANT);
        return ScimJson.encode(sealed(ALL), projection);
    }

    @Test
    @DisplayName("[40] RFC 7643 §7: writeOnly values are in no answer")
    void writeOnly() {
        assertThat(shown(List.of("secret"), List.of())).doesNotContain("secret");
        assertThat(ScimJson.encode(sent("'password':'pa55'", RFC))).doesNotContain("pa55");
        assertThat(sent("'password':'pa55'", RFC).attributes().toString())
                .contains("password")
                .doesNotContain("pa55");
        AttributeDefinition pin = AttributeDefinition.builder("pin", AttributeType.STRING)
                .mutability(Mutability.WRITE_ONLY)
                .build();
        assertThat(pin.returned()).isEqualTo(Returned.NEVER);
    }

    @Test
    @DisplayName("[41] RFC 7643 §7: returned=always is returned whatever is asked for")
    void returnedAlways() {
        assertThat(shown(List.of("normal"), List.of())).contains("always");
        assertThat(shown(List.of(), List.of("always", "schemas"))).contains("always", "schemas");
    }

    @Test
    @DisplayName("[42] RFC 7643 §7: returned=never is never returned")
    void returnedNever() {
        assertThat(shown(List.of("secret", "normal"), List.of()))
                .contains("normal")
                .doesNotContain("secret");
    }

    @Test
    @DisplayName("[43] RFC 7643 §7: returned=default is returned unless others are asked for or it is excluded")
    void returnedDefault() {
        assertThat(shown(List.of(), List.of())).contains("normal");
        assertThat(shown(List.of("asked"), List.of())).doesNotContain("normal");
        assertThat(shown(List.of(), List.of("normal"))).doesNotContain("normal");
    }

    @Test
    @DisplayName("[44] RFC 7643 §7: returned=request is returned when named")
    void returnedRequest() {
        assertThat(shown(List.of(), List.of())).doesNotContain("asked");
        assertThat(shown(List.of("asked"), List.of())).contains("asked");
    }

    @Test
    @DisplayName("[45] RFC 7643 §7: what is never returned cannot be filtered by")
    void neverReturnedIsNotFiltered() {
        assertRefused("invalidFilter", () -> filter("secret eq 's'", SEALED, TOLERANT));
        assertRefused("invalidFilter", () -> filter("secret pr", SEALED, RFC));
    }

    @Test
    @DisplayName("[49] RFC 7643 §7: referenceTypes belong to references only")
    void referenceTypes() {
        assertThatThrownBy(() -> AttributeDefinition.builder("x", AttributeType.STRING)
                        .referenceTypes(List.of("User"))
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CommonAttributes.META.subAttribute("location").orElseThrow().type())
                .isEqualTo(AttributeType.REFERENCE);
    }
}
