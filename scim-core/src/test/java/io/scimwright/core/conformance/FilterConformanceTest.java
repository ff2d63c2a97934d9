package io.scimwright.core.conformance;

import static io.scimwright.core.conformance.Samples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Leniency;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.filter.Filter;
import io.scimwright.filter.FilterSyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Filters (RFC 7644 section 3.4.2.2)")
class FilterConformanceTest {

    private static final ScimResource ADA = user("'active':true,'title':'Countess','name':{'familyName':'Lovelace'},"
                    + "'emails':[{'type':'work','value':'ada@example.com','primary':true},{'type':'home','value':'ada@home.example'}],'"
                    + ENTERPRISE + "':{'department':'Engines','manager':{'value':'m1'}}")
            .withId("u1")
            .withMeta(Meta.none()
                    .created(Instant.parse("2026-01-01T00:00:00Z"))
                    .lastModified(Instant.parse("2026-01-02T00:00:00.5Z"))
                    .version("W/\"1\""));

    private static void assertNoFilter(String text) {
        assertThatThrownBy(() -> Filter.parse(json(text))).isInstanceOf(FilterSyntaxException.class);
    }

    private static void assertInvalid(String text) {
        assertRefused("invalidFilter", () -> filter(text, User.TYPE, TOLERANT));
    }

    @Test
    @DisplayName("[172] §3.4.2.2: names, operators and keywords in any case")
    void anyCase() {
        assertThat(matches(ADA, "USERNAME EQ 'ada' And NOT (Title pR AND emails.Type eQ 'other')"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eq 'ada'",
                "ne 'bob'",
                "co 'd'",
                "sw 'a'",
                "ew 'a'",
                "pr",
                "gt 'aaa'",
                "ge 'ada'",
                "lt 'b'",
                "le 'ada'"
            })
    @DisplayName("[173] §3.4.2.2: every operator works")
    void operators(String test) {
        assertThat(matches(ADA, "userName " + test)).isTrue();
    }

    @Test
    @DisplayName("[173] §3.4.2.2: another operator is refused by name")
    void unknownOperator() {
        assertThatThrownBy(() -> Filter.parse("userName regex \"a\""))
                .hasMessageContaining("regex")
                .hasMessageContaining("operator");
    }

    @Test
    @DisplayName("[174] §3.4.2.2: pr takes no value, every other operator one")
    void values() {
        assertNoFilter("title pr 'x'");
        assertNoFilter("title eq");
    }

    @Test
    @DisplayName("[175] §3.4.2.2: values are JSON with its escapes")
    void jsonValues() {
        assertThat(matches(user("").with(User.TITLE, "q\"\\\u00e9"), "title eq 'q\\'\\\\\\u00e9'"))
                .isTrue();
        assertThat(matches(thing("'count':5"), "count eq 5 and count lt 5.5 and count gt -1e2"))
                .isTrue();
    }

    @Test
    @DisplayName("[176] §3.4.2.2: values without or with single quotes are refused")
    void badQuotes() {
        assertThatThrownBy(() -> Filter.parse("userName eq 'ada'")).isInstanceOf(FilterSyntaxException.class);
        assertThatThrownBy(() -> Filter.parse("userName eq ada")).isInstanceOf(FilterSyntaxException.class);
    }

    @Test
    @DisplayName("[177][178] §3.4.2.2: and binds tighter than or, not tighter than and")
    void precedence() {
        assertThat(matches(ADA, "userName eq 'ada' or title eq 'x' and title eq 'y'"))
                .isTrue();
        assertThat(matches(ADA, "(userName eq 'ada' or title eq 'x') and title eq 'y'"))
                .isFalse();
        assertThat(matches(ADA, "not (title eq 'x') and userName eq 'bob'")).isFalse();
    }

    @Test
    @DisplayName("[179] §3.4.2.2: not needs parentheses and no blank")
    void not() {
        assertThat(matches(ADA, "not(title eq 'x')")).isTrue();
        assertThat(matches(ADA, "not (title eq 'x')")).isTrue();
        assertNoFilter("not title eq 'x'");
    }

    @Test
    @DisplayName("[180] §3.4.2.2: parentheses nest, to a limit")
    void nesting() {
        assertThat(matches(ADA, "(".repeat(20) + "title pr" + ")".repeat(20))).isTrue();
        assertNoFilter("(".repeat(10_000) + "title pr" + ")".repeat(10_000));
    }

    @Test
    @DisplayName("[181] §3.4.2.2: logic in brackets, and no brackets in brackets")
    void brackets() {
        assertThat(matches(ADA, "emails[(type eq 'work' or type eq 'x') and not (value ew '.org')]"))
                .isTrue();
        assertNoFilter("emails[emails[type eq 'work']]");
    }

    @Test
    @DisplayName("[182] Entra: a sub-attribute and operator after the brackets")
    void bracketsAndSubAttribute() {
        assertThat(matches(ADA, "emails[type eq 'work'].value eq 'ADA@example.com'"))
                .isTrue();
        assertThat(matches(ADA, "emails[type eq 'home'].value eq 'ada@example.com'"))
                .isFalse();
    }

    @Test
    @DisplayName("[183] §3.10: names with the URN of the core schema")
    void coreUrn() {
        assertThat(matches(ADA, CORE + ":userName eq 'ada'")).isTrue();
        assertThat(matches(ADA, CORE.toUpperCase(Locale.ROOT) + ":name.familyName eq 'lovelace'"))
                .isTrue();
        assertThat(matches(ADA, CORE + ":emails[type eq 'work']")).isTrue();
    }

    @Test
    @DisplayName("[184] §3.10: names with the URN of an extension")
    void extensionUrn() {
        assertThat(matches(ADA, ENTERPRISE + ":department eq 'engines'")).isTrue();
        assertThat(matches(ADA, ENTERPRISE + ":manager.value eq 'm1'")).isTrue();
        assertThat(matches(user(""), ENTERPRISE + ":department pr")).isFalse();
    }

    @Test
    @DisplayName("[185] §3.4.2.2: $ref is a name")
    void dollar() {
        assertThat(matches(group("'members':[{'value':'1','$ref':'/Users/1'}]"), "members[$ref eq '/Users/1']"))
                .isTrue();
    }

    @Test
    @DisplayName("[186] §3.4.2.2: no more than one sub-attribute")
    void depth() {
        assertNoFilter("name.familyName.x eq 'y'");
        assertInvalid("userName.x eq 'y'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "title pr)",
                "(title pr",
                "title pr garbage",
                "emails[type pr",
                "emails]",
                "title pr and"
            })
    @DisplayName("[187] §3.4.2.2: nothing is left over and nothing is missing")
    void garbage(String text) {
        assertNoFilter(text);
    }

    @Test
    @DisplayName("[188] §3.4.2.2: blanks more than needed")
    void blanks() {
        assertThat(matches(ADA, "  ( userName   eq 'ada' )  ")).isTrue();
    }

    @Test
    @DisplayName("[189] §3.4.2.2: a name that nobody defines is refused, with what may have been meant")
    void unknownNames() {
        assertInvalid("nobody eq 'x'");
        assertInvalid("emails.nobody eq 'x'");
        assertInvalid("urn:nobody:userName eq 'x'");
        assertThatThrownBy(() -> filter("usrName eq 'x'", User.TYPE, TOLERANT))
                .hasMessageContaining("did you mean 'userName'?");
        assertThatThrownBy(() -> filter("name.givename eq 'x'", User.TYPE, TOLERANT))
                .hasMessageContaining("did you mean 'name.givenName'?");
        assertThatThrownBy(() -> filter("emails[tpye eq 'x']", User.TYPE, TOLERANT))
                .hasMessageContaining("did you mean 'type'?");
    }

    @Test
    @DisplayName("[189] design: what is defined and not kept reads as unassigned, or is refused by the RFC's dialect")
    void unkeptNames() {
        ResourceType narrow = User.TYPE.keeping(List.of("userName"));
        ScimResource narrowUser = ScimResource.of(narrow, user("").attributes());
        assertThat(matches(narrowUser, "title pr or manager eq 'm'")).isFalse();
        assertThat(matches(narrowUser, "title eq null and userName eq 'ada'")).isTrue();
        assertRefused("invalidFilter", () -> filter("title pr", narrow, RFC));
        assertRefused("invalidFilter", () -> filter("nobody pr", narrow, TOLERANT));
    }

    @Test
    @DisplayName("[190] §3.4.2.2: a password cannot be asked for")
    void password() {
        assertInvalid("password eq 'x'");
        assertInvalid("password pr");
    }

    @Test
    @DisplayName("[191] §3.4.2.2: length, terms and depth are bounded")
    void bounds() {
        assertNoFilter("title eq '" + "x".repeat(10_000) + "'");
        assertNoFilter("title pr" + " or title pr".repeat(2_000));
    }

    @Test
    @DisplayName("[192] §3.4.2.2: strings compare without regard to case")
    void caseInsensitive() {
        for (String test :
                List.of("eq 'COUNTESS'", "co 'OUNT'", "sw 'COUNT'", "ew 'TESS'", "ge 'COUNTESS'", "le 'COUNTESS'")) {
            assertThat(matches(ADA, "title " + test)).as(test).isTrue();
        }
        assertThat(matches(ADA, "title ne 'COUNTESS'")).isFalse();
    }

    @Test
    @DisplayName("[193] §3.4.2.2: id, externalId, meta and references compare with regard to case")
    void caseExactOnes() {
        assertThat(matches(ADA, "id eq 'U1'")).isFalse();
        assertThat(matches(ADA, "meta.resourceType eq 'user'")).isFalse();
        assertThat(matches(ADA, "meta.version eq 'w/\\'1\\''")).isFalse();
    }

    @Test
    @DisplayName("[194] §3.4.2.2: sw, ew and co hold for the whole string")
    void wholeString() {
        assertThat(matches(ADA, "title sw 'countess' and title ew 'countess' and title co 'countess'"))
                .isTrue();
    }

    @Test
    @DisplayName("[195] §3.4.2.2: co, sw and ew compare strings only")
    void partsOfStringsOnly() {
        assertInvalid("active co 'r'");
        assertInvalid("meta.created sw '2026'");
        assertInvalid("name co 'x'");
        assertRefused("invalidFilter", () -> filter("count sw 1", THING, TOLERANT));
    }

    @Test
    @DisplayName("[196] §3.4.2.2: booleans and binaries have no order")
    void noOrder() {
        assertInvalid("active gt false");
        assertInvalid("x509Certificates.value lt 'AQID'");
    }

    @Test
    @DisplayName("[197][198] §3.4.2.2: points in time, numbers and strings each have their order")
    void orders() {
        assertThat(matches(ADA, "meta.created eq '2026-01-01T01:00:00+01:00'")).isTrue();
        assertThat(
                        matches(
                                ADA,
                                "meta.lastModified gt '2026-01-02T00:00:00.499999999Z' and meta.lastModified lt '2026-01-02T00:00:00.51Z'"))
                .isTrue();
        assertThat(matches(ADA, "meta.lastModified eq '2026-01-02T00:00:00.5000Z'"))
                .isTrue();
        assertThat(matches(thing("'amount':10"), "amount gt 9 and amount eq 10.0"))
                .isTrue();
        assertThat(matches(ADA, "title gt 'count' and title lt 'd'")).isTrue();
    }

    @Test
    @DisplayName("[199] §3.4.2.2: a value of another type is refused; booleans as strings where that is granted")
    void types() {
        assertRefused("invalidFilter", () -> filter("count eq '5'", THING, TOLERANT));
        assertInvalid("userName eq 5");
        assertInvalid("meta.created gt 'yesterday'");
        assertThat(matches(ADA, "active eq 'True' and emails[primary eq 'true']"))
                .isTrue();
        assertRefused("invalidFilter", () -> filter("active eq 'True'", User.TYPE, RFC));
    }

    @Test
    @DisplayName("[200] §3.4.2.2: pr asks for a value that is assigned")
    void present() {
        assertThat(matches(ADA, "emails pr and name pr and title pr and active pr"))
                .isTrue();
        assertThat(matches(ADA, "nickName pr or roles pr or name.givenName pr or addresses pr"))
                .isFalse();
    }

    @Test
    @DisplayName("[201][202][216] §3.4.2.2: what is unassigned equals nothing and differs from everything")
    void unassigned() {
        for (String operator : List.of("eq", "co", "sw", "ew", "gt", "ge", "lt", "le")) {
            assertThat(matches(ADA, "nickName " + operator + " 'x'"))
                    .as(operator)
                    .isFalse();
        }
        assertThat(matches(ADA, "nickName ne 'x'")).isTrue();
        assertThat(matches(ADA, "not (nickName eq 'x')")).isTrue();
    }

    @Test
    @DisplayName("[203] §3.4.2.2: eq null asks for what is unassigned; null has no order")
    void nulls() {
        assertThat(matches(ADA, "nickName eq null and title ne null")).isTrue();
        assertThat(matches(ADA, "nickName ne null or title eq null")).isFalse();
        assertInvalid("title gt null");
    }

    @Test
    @DisplayName("[204][205] §3.4.2.2: any value of several may match; ne holds when none is equal")
    void severalValues() {
        assertThat(matches(ADA, "emails.type eq 'home' and emails.type eq 'work'"))
                .isTrue();
        assertThat(matches(ADA, "emails.type ne 'home'")).isFalse();
        assertThat(matches(ADA, "emails.type ne 'other'")).isTrue();
        assertThat(matches(ADA, "emails[type ne 'home']")).isTrue();
    }

    @Test
    @DisplayName("[206] §3.4.2.2: one element satisfies all that stands in brackets")
    void sameElement() {
        assertThat(matches(ADA, "emails[type eq 'home' and value ew '@example.com']"))
                .isFalse();
        assertThat(matches(ADA, "emails.type eq 'home' and emails.value ew '@example.com'"))
                .isTrue();
    }

    @Test
    @DisplayName("[207] §3.4.2.2: a complex attribute compared itself means its value")
    void implicitValue() {
        assertThat(matches(ADA, "emails co '@home'")).isTrue();
        assertThat(matches(ADA, "manager eq 'm1'")).isTrue();
        assertThat(matches(group("'members':[{'value':'u1'}]"), "members eq 'u1'"))
                .isTrue();
    }

    @Test
    @DisplayName("[208] §3.4.2.2: a complex attribute without value names its sub-attributes")
    void complexWithoutValue() {
        assertThatThrownBy(() -> filter("name eq 'x'", User.TYPE, TOLERANT)).hasMessageContaining("givenName");
    }

    @Test
    @DisplayName("[209] §3.4.2.2: schemas compares as a URI, in any case")
    void schemas() {
        assertThat(matches(
                        ADA, "schemas eq '" + ENTERPRISE + "' and schemas eq '" + CORE.toUpperCase(Locale.ROOT) + "'"))
                .isTrue();
        assertThat(matches(user(""), "schemas eq '" + ENTERPRISE + "'")).isFalse();
    }

    @Test
    @DisplayName("[210] §3.4.2.2: meta can be filtered by")
    void meta() {
        assertThat(matches(
                        ADA,
                        "meta.resourceType eq 'User' and meta.version pr and meta.created lt '2027-01-01T00:00:00Z'"))
                .isTrue();
        assertThat(matches(ADA, "meta.resourceType eq 'Group'")).isFalse();
    }

    @Test
    @DisplayName("[212][213][214] Entra: the reference checks")
    void referenceChecks() {
        assertThat(matches(ADA, "id eq 'u1' and manager eq 'm1'")).isTrue();
        assertThat(matches(ADA, "manager eq 'm1' and id eq 'u1'")).isTrue();
        ScimResource group = group("'members':[{'value':'u1'}]").withId("g1");
        assertThat(matches(group, "id eq 'g1' and members eq 'u1'")).isTrue();
        assertThat(matches(group, "members[value eq 'u1'] and members.value eq 'u1'"))
                .isTrue();
        assertThat(matches(user("'externalId':'e'"), "externalId eq 'e'")).isTrue();
    }

    @Test
    @DisplayName("[213] design: without implicit extensions a bare extension name is unknown")
    void implicitExtensionOff() {
        assertRefused("invalidFilter", () -> filter("department eq 'x'", User.TYPE, RFC));
        assertThat(filter("department eq 'x'", User.TYPE, RFC.with(Leniency.IMPLICIT_EXTENSION, true)))
                .isNotNull();
    }

    @Test
    @DisplayName("[196] §3.4.2.2: binary values are equal when their bytes are, with or without padding")
    void binariesByTheirBytes() {
        ScimResource certified = user("'x509Certificates':[{'value':'AQIDBA=='}]");
        assertThat(matches(certified, "x509Certificates.value eq 'AQIDBA'")).isTrue();
        assertThat(matches(certified, "x509Certificates.value ne 'AQIDBA=='")).isFalse();
        assertThat(matches(certified, "x509Certificates.value eq 'aqidba=='")).isFalse();
        assertInvalid("x509Certificates.value eq 'no base64'");
    }

    @Test
    @DisplayName("[215] §5: case folds by Unicode's rules, on composed text, in no language")
    void unicode() {
        assertThat(matches(user("").with(User.TITLE, "STRASSE"), "title eq 'straße'"))
                .isTrue();
        assertThat(matches(user("").with(User.TITLE, "ΟΔΟΣ"), "title eq 'οδος'"))
                .isTrue();
        assertThat(matches(user("").with(User.TITLE, "E\u0301mile"), "title sw '\u00e9'"))
                .isTrue();
        assertThat(matches(user("").with(User.TITLE, "STRA\u1e9eE"), "title eq 'straße'"))
                .isTrue();
        assertThat(matches(user("").with(User.TITLE, "\u0131rmak"), "title eq 'irmak'"))
                .isFalse();
        assertThat(matches(user("").with(User.TITLE, "\u0131RMAK"), "title eq '\u0131rmak'"))
                .isTrue();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(matches(user("").with(User.TITLE, "TITLE"), "title eq 'title'"))
                    .isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    @DisplayName("[217] §3.4.2.2: filters see what is stored, not what is shown")
    void beforeProjection() {
        ResourceType withRequest = Group.TYPE;
        assertThat(matches(
                        ScimResource.of(
                                withRequest, group("'members':[{'value':'u1'}]").attributes()),
                        "members pr"))
                .isTrue();
    }

    @Test
    @DisplayName("[218] §3.4.2.2: % and _ are characters like others")
    void noWildcards() {
        assertThat(matches(ADA, "title eq '%' or title co '_' or title sw 'C%'"))
                .isFalse();
        assertThat(matches(user("").with(User.TITLE, "50%_x"), "title co '%_'")).isTrue();
    }
}
