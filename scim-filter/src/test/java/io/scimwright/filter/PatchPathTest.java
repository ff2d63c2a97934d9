package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every production and every error of a PATCH path. */
class PatchPathTest {

    private static final char NO_QUOTE = '`';

    @ParameterizedTest
    @DisplayName("RFC 7644 section 3.5.2: each form of a path parses")
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            members                                        | members
            name.familyName                                | name.familyName
            addresses[type eq "work"]                      | addresses[type eq "work"]
            members[value eq "2819c223"].displayName       | members[value eq "2819c223"].displayName
            members[value eq"2819c223"]                    | members[value eq "2819c223"]
            emails[type eq "work" and not (primary eq true)].value | emails[type eq "work" and not (primary eq true)].value
            urn:x:y:2.0:User:department                    | urn:x:y:2.0:User:department
            urn:x:y:2.0:User:manager.value                 | urn:x:y:2.0:User:manager.value
            urn:x:y:2.0:User:orgs[type eq "work"].symbol   | urn:x:y:2.0:User:orgs[type eq "work"].symbol
            urn:x:y:2.0:User                               | urn:x:y:2.0:User
            name.parts[type pr]                            | name.parts[type pr]
            schemas eq "urn:x"                             | schemas[value eq "urn:x"]
            schemas EQ"urn:x"                              | schemas[value eq "urn:x"]
            tags pr                                        | tags[value pr]
            emails.type eq "work"                          | emails[type eq "work"]
            urn:x:y:User:tags sw "a"                       | urn:x:y:User:tags[value sw "a"]
            urn:x:y:User:tags.kind sw "a"                  | urn:x:y:User:tags[kind sw "a"]
            urn:acme:2.0                                   | urn:acme:2.0
            http://example.com/2.0/Group                   | http://example.com/2.0/Group
            http://example.com/2.0/Group:tag               | http://example.com/2.0/Group:tag
            $ref                                           | $ref
            or                                             | or
            or[and eq "not"].eq                            | or[and eq "not"].eq
            """)
    void eachFormParses(String text, String canonical) {
        PatchPath path = PatchPath.parse(text);

        assertThat(path).hasToString(canonical);
        assertThat(PatchPath.parse(path.toString())).isEqualTo(path);
        assertThat(PatchPath.parse("  " + text + " ")).isEqualTo(path).hasSameHashCodeAs(path);
    }

    @Test
    void aPathNamesAnAttribute() {
        AttributeTarget manager = (AttributeTarget) PatchPath.parse("urn:a:2.0:User:manager.value");

        assertThat(manager.path().qualifier()).contains("urn:a:2.0:User");
        assertThat(manager.path().attribute()).isEqualTo("manager");
        assertThat(manager.path().subAttribute()).contains("value");
    }

    @Test
    void aPathNamesElementsOrASubAttributeOfThem() {
        ElementTarget elements = (ElementTarget) PatchPath.parse("emails[type eq \"work\"]");
        ElementTarget values = (ElementTarget) PatchPath.parse("emails[type eq \"work\"].value");

        assertThat(elements.attribute()).isEqualTo(AttributePath.of("emails"));
        assertThat(elements.filter()).isEqualTo(AttributePath.of("type").eq("work"));
        assertThat(elements.subAttribute()).isEmpty();
        assertThat(values.subAttribute()).contains("value");
        assertThat(values).isEqualTo(elements.withSubAttribute("value")).isNotEqualTo(elements);
        assertThat(elements)
                .isEqualTo(ElementTarget.of(
                        AttributePath.of("emails"), AttributePath.of("type").eq("work")))
                .isNotEqualTo(ElementTarget.of(
                        AttributePath.of("ims"), AttributePath.of("type").eq("work")))
                .isNotEqualTo(ElementTarget.of(
                        AttributePath.of("emails"), AttributePath.of("type").eq("home")))
                .isNotEqualTo(new AttributeTarget(AttributePath.of("emails")));
    }

    @Test
    void aTextThatNamesNoAttributeIsASchema() {
        assertThat(PatchPath.parse("urn:acme:2.0")).isEqualTo(new SchemaTarget("urn:acme:2.0"));
        assertThat(PatchPath.parse("urn:acme:2.0:User")).isInstanceOf(AttributeTarget.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new SchemaTarget("urn:acme:2.0:User"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SchemaTarget("acme"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SchemaTarget("urn:a b"));
    }

    @Test
    void elementsHaveOneLevelOfSubAttributesAndNoNestedValuePath() {
        ElementTarget parts = ElementTarget.of(
                AttributePath.of("name", "parts"), AttributePath.of("type").present());
        Filter nested = AttributePath.of("a").where(AttributePath.of("b").present());

        assertThatIllegalArgumentException().isThrownBy(() -> parts.withSubAttribute("x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ElementTarget.of(AttributePath.of("a"), nested));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ElementTarget.of(AttributePath.of("a"), nested.not()).withSubAttribute("b"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            members[                        | 8  | an attribute name, 'not (' or '('
            members[]                       | 8  | an attribute name, 'not (' or '('
            members[value eq "x"            | 20 | 'and', 'or' or ']'
            members[value]                  | 13 | an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)
            members[value = "x"]            | 14 | an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)
            members[value eq x]             | 17 | a value (a string in double quotes, a number, true, false or null)
            members[a[b pr]]                | 9  | no value path inside another one
            members [value pr]              | 8  | '[', an operator or the end of the path
            members value                   | 8  | '[', an operator or the end of the path
            members and emails              | 8  | '[', an operator or the end of the path
            members)                        | 7  | '[', an operator or the end of the path
            members[value pr] pr            | 18 | '.' and a sub-attribute, or the end of the path
            members[value pr]value          | 17 | '.' and a sub-attribute, or the end of the path
            members[value pr].a b           | 20 | the end of the path
            members[value pr].a[b pr]       | 19 | the end of the path
            members[value pr].a eq "x"      | 20 | the end of the path
            schemas eq "x" and b pr         | 15 | the end of the path
            schemas eq "x" y                | 15 | the end of the path
            tags pr x                       | 8  | the end of the path
            members[value pr].a.b           | 17 | no second '.': sub-attributes have none of their own
            members[value pr].              | 17 | the name of a sub-attribute after '.'
            a.b[c pr].d                     | 9  | no second '.': sub-attributes have none of their own
            a.b.c                           | 3  | no second '.': sub-attributes have none of their own
            a.                              | 2  | the name of a sub-attribute after '.'
            urn:acme:2.0[a pr]              | 9  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            urn:acme:2.0 eq "x"             | 9  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            1                               | 0  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            "members"                       | 0  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            (members)                       | 0  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            /members                        | 0  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            *                               | 0  | an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')
            """)
    void eachErrorSaysWhereAndWhat(String text, int offset, String expected) {
        PathSyntaxException error = catchThrowableOfType(PathSyntaxException.class, () -> PatchPath.parse(text));

        assertThat(error.expected()).isEqualTo(expected);
        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error)
                .hasMessage(text + "\n" + " ".repeat(offset) + "^ expected " + expected
                        + error.suggestion()
                                .map(hint -> "; did you mean " + hint + "?")
                                .orElse(""));
    }

    @Test
    void nothingIsNoPath() {
        assertThat(catchThrowableOfType(PathSyntaxException.class, () -> PatchPath.parse("")))
                .hasMessageStartingWith("\n^ expected an attribute name");
    }
}
