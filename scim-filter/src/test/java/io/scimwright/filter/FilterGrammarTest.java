package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every production of the grammar: a text and what it is canonically. */
class FilterGrammarTest {

    private static final char NO_QUOTE = '`';

    @ParameterizedTest
    @DisplayName("RFC 7644 section 3.4.2.2: the filters of the examples parse and print as they are")
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            userName eq "bjensen"
            name.familyName co "O'Malley"
            userName sw "J"
            urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"
            title pr
            meta.lastModified gt "2011-05-13T04:42:34Z"
            meta.lastModified ge "2011-05-13T04:42:34Z"
            meta.lastModified lt "2011-05-13T04:42:34Z"
            meta.lastModified le "2011-05-13T04:42:34Z"
            title pr and userType eq "Employee"
            title pr or userType eq "Intern"
            schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")
            userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")
            userType eq "Employee" and emails.type eq "work"
            userType eq "Employee" and emails[type eq "work" and value co "@example.com"]
            emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]
            """)
    void canonicalTextStaysAsItIs(String text) {
        assertThat(Filter.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            (a pr)                              | a pr
            ((((a pr))))                        | a pr
            a pr and b pr and c pr              | a pr and b pr and c pr
            (a pr and b pr) and c pr            | a pr and b pr and c pr
            a pr and (b pr and c pr)            | a pr and b pr and c pr
            a pr or (b pr or c pr)              | a pr or b pr or c pr
            a pr or b pr and c pr               | a pr or b pr and c pr
            a pr or (b pr and c pr)             | a pr or b pr and c pr
            (a pr or b pr) and c pr             | (a pr or b pr) and c pr
            a pr and b pr or c pr and d pr      | a pr and b pr or c pr and d pr
            not (a pr)                          | not (a pr)
            not(a pr)                           | not (a pr)
            not   ( a pr )                      | not (a pr)
            not ((a pr))                        | not (a pr)
            not (not (a pr))                    | not (not (a pr))
            not (a pr) and b pr                 | not (a pr) and b pr
            not (a pr and b pr)                 | not (a pr and b pr)
            not (a pr or b pr)                  | not (a pr or b pr)
            not (a pr) or not (b pr)            | not (a pr) or not (b pr)
            a[b pr]                             | a[b pr]
            a[ b pr ]                           | a[b pr]
            a[(b pr)]                           | a[b pr]
            a[b pr or c pr and not (d pr)]      | a[b pr or c pr and not (d pr)]
            a[(b pr or c pr) and d pr]          | a[(b pr or c pr) and d pr]
            a[b pr] and c[d pr]                 | a[b pr] and c[d pr]
            not (a[b pr])                       | not (a[b pr])
            a.b[c pr]                           | a.b[c pr]
            a[b.c pr]                           | a[b.c pr]
            urn:x:y:User:a[urn:x:y:User:b pr]   | urn:x:y:User:a[urn:x:y:User:b pr]
            a[b pr].c eq "x"                    | a[b pr and c eq "x"]
            a[b pr].c pr                        | a[b pr and c pr]
            a[b pr and c pr].d gt 5             | a[b pr and c pr and d gt 5]
            a[b pr or c pr].d ne true           | a[(b pr or c pr) and d ne true]
            a[not (b pr)].c pr and d pr         | a[not (b pr) and c pr] and d pr
            """)
    void structureIsFlatAndNeedsFewParentheses(String text, String canonical) {
        assertThat(Filter.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @DisplayName("RFC 7644 section 3.4.2.2: operators, 'and', 'or' and 'not' are case-insensitive")
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            a EQ 1 | a eq 1
            a Ne 1 | a ne 1
            a cO 1 | a co 1
            a SW 1 | a sw 1
            a Ew 1 | a ew 1
            a gT 1 | a gt 1
            a GE 1 | a ge 1
            a Lt 1 | a lt 1
            a lE 1 | a le 1
            a PR   | a pr
            a Pr AND b pR Or NOT(c pr) | a pr and b pr or not (c pr)
            a pr aNd b pr oR nOt (c pr) | a pr and b pr or not (c pr)
            """)
    void keywordsMayBeInAnyCase(String text, String canonical) {
        assertThat(Filter.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
             a pr |a pr
              a   eq   1  |a eq 1
            a  pr  and   b pr|a pr and b pr
            ( a pr )|a pr
            a eq"x"|a eq "x"
            a eq"x" and b co"y"|a eq "x" and b co "y"
            members[value eq"x"]|members[value eq "x"]
            """)
    void blanksAreToleratedWhereTheyLeaveNoDoubt(String text, String canonical) {
        assertThat(Filter.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            0           | 0
            -0          | 0
            7           | 7
            -12         | -12
            123456789012345678 | 123456789012345678
            999999999999999999 | 999999999999999999
            1234567890123456789 | 1234567890123456789
            12345678901234567890123 | 12345678901234567890123
            1.5         | 1.5
            1.50        | 1.50
            -0.001      | -0.001
            0.5         | 0.5
            1e3         | 1E+3
            1E3         | 1E+3
            1e+3        | 1E+3
            2.5e-10     | 2.5E-10
            1e10000     | 1E+10000
            1e-10000    | 1E-10000
            true        | true
            false       | false
            null        | null
            "x"         | "x"
            ""          | ""
            """)
    void valuesAreJson(String value, String canonical) {
        assertThat(Filter.parse("a eq " + value)).hasToString("a eq " + canonical);
        assertThat(Filter.parse("(a eq " + value + ")")).hasToString("a eq " + canonical);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            "\\""               | 22
            "\\\\"              | 5c
            "\\/"               | 2f
            "/"                 | 2f
            "\\b\\f\\n\\r\\t"   | 8 c a d 9
            "\\u0041"           | 41
            "\\u00e9\\u00E9"    | e9 e9
            "\\ud83d\\ude00"    | d83d de00
            "\\uD83D"           | d83d
            "é"                 | e9
            "😀"                | d83d de00
            "x\\u0000y"         | 78 0 79
            "(a)[b] and \\"or\\" not" | 28 61 29 5b 62 5d 20 61 6e 64 20 22 6f 72 22 20 6e 6f 74
            """)
    void stringsAreUnescaped(String literal, String hexOfChars) {
        Comparison comparison = (Comparison) Filter.parse("a eq " + literal);

        String value = ((Literal.Text) comparison.value()).value();
        assertThat(value.chars().mapToObj(Integer::toHexString)).containsExactly(hexOfChars.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            userName                                     | -                   | userName       | -
            $ref                                         | -                   | $ref           | -
            a$b-c_9                                      | -                   | a$b-c_9        | -
            name.familyName                              | -                   | name           | familyName
            members.$ref                                 | -                   | members        | $ref
            urn:x:y:User:userName                        | urn:x:y:User        | userName       | -
            URN:X:Y:user:USERNAME                        | URN:X:Y:user        | USERNAME       | -
            urn:ietf:params:scim:schemas:core:2.0:User:name.givenName | urn:ietf:params:scim:schemas:core:2.0:User | name | givenName
            urn:ietf:params:scim:schemas:core:2.0:User   | urn:ietf:params:scim:schemas:core:2.0 | User | -
            urn:x:2.0:User.department                    | urn:x:2.0           | User           | department
            http://example.com/2.0/Group:tag             | http://example.com/2.0/Group | tag    | -
            http://example.com:8080/a:b.c                | http://example.com:8080/a | b         | c
            eq                                           | -                   | eq             | -
            and                                          | -                   | and            | -
            or                                           | -                   | or             | -
            not                                          | -                   | not            | -
            pr                                           | -                   | pr             | -
            true                                         | -                   | true           | -
            null                                         | -                   | null           | -
            """)
    void attributesKeepTheirQualifierAsWritten(String text, String qualifier, String attribute, String sub) {
        Present present = (Present) Filter.parse(text + " pr");

        AttributePath path = present.path();
        assertThat(path).hasToString(text).isEqualTo(AttributePath.parse(text));
        assertThat(path.qualifier().orElse("-")).isEqualTo(qualifier);
        assertThat(path.attribute()).isEqualTo(attribute);
        assertThat(path.subAttribute().orElse("-")).isEqualTo(sub);
    }

    @Test
    void keywordsAreNamesWhereANameStands() {
        assertThat(Filter.parse("and pr and or pr or eq eq \"eq\" and not pr"))
                .isEqualTo(Or.of(
                        And.of(
                                AttributePath.of("and").present(),
                                AttributePath.of("or").present()),
                        And.of(
                                AttributePath.of("eq").eq("eq"),
                                AttributePath.of("not").present())));
    }

    @Test
    void theTreeHoldsWhatTheTextSays() {
        assertThat(Filter.parse("userName eq \"a\" and not (active eq false) or emails[type eq \"work\"]"))
                .isEqualTo(new Or(List.of(
                        new And(List.of(
                                new Comparison(AttributePath.of("userName"), ComparisonOperator.EQ, Literal.of("a")),
                                new Not(new Comparison(
                                        AttributePath.of("active"), ComparisonOperator.EQ, Literal.of(false))))),
                        new ValuePath(
                                AttributePath.of("emails"),
                                new Comparison(AttributePath.of("type"), ComparisonOperator.EQ, Literal.of("work"))))));
    }

    @Test
    void wordsWithoutQuotesAreStringsWhenTheParserIsTold() {
        FilterParser lenient = FilterParser.builder().bareWordValues(true).build();

        assertThat(lenient.parseFilter("externalId eq jyoung")).hasToString("externalId eq \"jyoung\"");
        assertThat(lenient.parseFilter("meta.Created gt 2015-10-10T14:38:21.86-07:00"))
                .hasToString("meta.Created gt \"2015-10-10T14:38:21.86-07:00\"");
        assertThat(lenient.parseFilter("name.familyName co O'Malley and active eq True"))
                .hasToString("name.familyName co \"O'Malley\" and active eq \"True\"");
        assertThat(lenient.parseFilter("a eq eq or a eq or")).hasToString("a eq \"eq\" or a eq \"or\"");
        assertThat(lenient.parseFilter("a eq 007 and b eq 7 and c eq true and d eq null"))
                .hasToString("a eq \"007\" and b eq 7 and c eq true and d eq null");
        assertThat(lenient.parsePath("members[value eq ü]")).hasToString("members[value eq \"ü\"]");
    }
}
