package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error of a filter: where, what, what instead. A {@code -} stands for no token or no suggestion. */
class SyntaxErrorTest {

    private static final char NO_QUOTE = '`';

    private static final String OPERAND = "an attribute name, 'not (' or '('";
    private static final String OPERATOR = "an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)";
    private static final String VALUE = "a value (a string in double quotes, a number, true, false or null)";
    private static final String NAME = "an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')";
    private static final String NAME_CHAR = "a letter A-Z, digit, '-', '_' or '$' in the name";
    private static final String MORE = "'and', 'or' or the end of the filter";

    private static FilterSyntaxException errorOf(String text) {
        FilterSyntaxException error = catchThrowableOfType(FilterSyntaxException.class, () -> Filter.parse(text));
        assertThat(error).as(text).isNotNull();
        return error;
    }

    private static void check(String text, int offset, String token, String expected, String suggestion) {
        FilterSyntaxException error = errorOf(text);
        assertThat(error.expected()).isEqualTo(expected);
        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error.token()).isEqualTo(token.equals("-") ? "" : token);
        assertThat(error.suggestion().orElse("-")).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            ()                       | 1  | )        | -
            (                        | 1  | -        | -
            )                        | 0  | )        | -
            [a pr]                   | 0  | [        | -
            ]                        | 0  | ]        | -
            a[]                      | 2  | ]        | -
            not ()                   | 5  | )        | -
            not (                    | 5  | -        | -
            a pr and                 | 8  | -        | -
            a pr or                  | 7  | -        | -
            a pr and ()              | 10 | )        | -
            and                      | 0  | and      | -
            or a pr                  | 0  | or       | -
            and a pr                 | 0  | and      | -
            a pr or or b pr          | 8  | or       | -
            a pr and AND b pr        | 9  | AND      | -
            1a pr                    | 0  | 1a       | -
            5 eq a                   | 0  | 5        | -
            -a pr                    | 0  | -a       | -
            "userName" eq "x"        | 0  | "userName" | 'userName'
            "user name" eq "x"       | 0  | "user name" | -
            !(a pr)                  | 0  | !        | 'not (...)'
            !a pr                    | 0  | !a       | 'not (...)'
            """)
    void whereAnOperandIsExpected(String text, int offset, String token, String suggestion) {
        check(text, offset, token, OPERAND, suggestion);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "    "})
    void nothingIsNoFilter(String text) {
        check(text, text.length(), "-", OPERAND, "-");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            a                        | 1  | -          | -
            a regex "x"              | 2  | regex      | -
            user name eq "x"         | 5  | name       | -
            a "x"                    | 2  | "x"        | -
            a"x"                     | 1  | "x"        | -
            a 5                      | 2  | 5          | -
            a (b pr)                 | 2  | (          | -
            (a) pr                   | 2  | )          | -
            a)                       | 1  | )          | -
            a]                       | 1  | ]          | -
            a and b pr               | 2  | and        | -
            a not (b pr)             | 2  | not        | -
            a[b pr].c                | 9  | -          | -
            a[b pr].c and d pr       | 10 | and        | -
            a[b pr].c[d pr]          | 9  | [          | -
            a = "x"                  | 2  | =          | 'eq'
            a == "x"                 | 2  | ==         | 'eq'
            a === "x"                | 2  | ===        | 'eq'
            a="x"                    | 1  | =          | 'eq'
            a.b=="x"                 | 3  | ==         | 'eq'
            a!="x"                   | 1  | !=         | 'ne'
            a!=="x"                  | 1  | !==        | 'ne'
            a>=5                     | 1  | >=         | 'ge'
            a <> "x"                 | 2  | <>         | 'ne'
            a > 5                    | 2  | >          | 'gt'
            a < 5                    | 2  | <          | 'lt'
            a <= 5                   | 2  | <=         | 'le'
            a is "x"                 | 2  | is         | 'eq'
            a equal "x"              | 2  | equal      | 'eq'
            a Equals "x"             | 2  | Equals     | 'eq'
            a neq "x"                | 2  | neq        | 'ne'
            a like "x"               | 2  | like       | 'co'
            a contains "x"           | 2  | contains   | 'co'
            a includes "x"           | 2  | includes   | 'co'
            a startsWith "x"         | 2  | startsWith | 'sw'
            a beginsWith "x"         | 2  | beginsWith | 'sw'
            a endsWith "x"           | 2  | endsWith   | 'ew'
            a gte 5                  | 2  | gte        | 'ge'
            a lte 5                  | 2  | lte        | 'le'
            a present                | 2  | present    | 'pr'
            a exists                 | 2  | exists     | 'pr'
            a eq1 "x"                | 2  | eq1        | 'eq'
            a eeq "x"                | 2  | eeq        | 'eq'
            a exq "x"                | 2  | exq        | 'eq'
            a xyz "x"                | 2  | xyz        | -
            """)
    void whereAnOperatorIsExpected(String text, int offset, String token, String suggestion) {
        check(text, offset, token, OPERATOR, suggestion);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            a eq                     | 4  | -          | -
            a eq and b pr            | 5  | and        | "and"
            a eq (5)                 | 5  | (          | -
            a eq )                   | 5  | )          | -
            a eq ["x"]               | 5  | [          | -
            a eq not (b pr)          | 5  | not        | -
            a eq bob                 | 5  | bob        | "bob"
            a eq eq                  | 5  | eq         | "eq"
            a eq 'bob'               | 5  | 'bob'      | "bob"
            a eq 'bob smith'         | 5  | 'bob       | "bob smith"
            a eq 'bob                | 5  | 'bob       | "bob"
            a eq ‘bob’               | 5  | ‘bob’      | "bob"
            a eq “bob”               | 5  | “bob”      | "bob"
            a eq ”bob”               | 5  | ”bob”      | "bob"
            a eq C:\\bob             | 5  | C:\\bob    | "C:\\\\bob"
            a eq 'say "x"'           | 5  | 'say       | "say \\"x\\""
            a eq True                | 5  | True       | 'true'
            a eq FALSE               | 5  | FALSE      | 'false'
            a eq Null                | 5  | Null       | 'null'
            a eq +1                  | 5  | +1         | '1'
            a eq +1.5                | 5  | +1.5       | '1.5'
            a eq +x                  | 5  | +x         | "+x"
            a eq 01                  | 5  | 01         | "01"
            a eq -01                 | 5  | -01        | "-01"
            a eq 1.                  | 5  | 1.         | "1."
            a eq .5                  | 5  | .5         | ".5"
            a eq 1e                  | 5  | 1e         | "1e"
            a eq 1e+                 | 5  | 1e+        | "1e+"
            a eq 1e5x                | 5  | 1e5x       | "1e5x"
            a eq 1.5.2               | 5  | 1.5.2      | "1.5.2"
            a eq -                   | 5  | -          | "-"
            a eq 12ab                | 5  | 12ab       | "12ab"
            a eq 2011-05-13T04:42:34Z | 5 | 2011-05-13T04:42:34Z | "2011-05-13T04:42:34Z"
            """)
    void whereAValueIsExpected(String text, int offset, String token, String suggestion) {
        FilterSyntaxException error = errorOf(text);
        assertThat(error.expected()).isEqualTo(VALUE);
        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error.token()).isEqualTo(offset == text.length() ? "" : token);
        assertThat(error.suggestion().orElse("-")).isEqualTo(suggestion);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = NO_QUOTE, delimiter = '|', textBlock = """
            a pr b                   | 5  | b          | -
            a pr eq 5                | 5  | eq         | -
            a eq 5 6                 | 7  | 6          | -
            a eq "x" extra values    | 9  | extra      | -
            a eq "x" (b pr)          | 9  | (          | -
            (a pr)()                 | 6  | (          | -
            a pr)                    | 4  | )          | -
            a pr]                    | 4  | ]          | -
            (a pr))                  | 6  | )          | -
            a[b pr] pr               | 8  | pr         | -
            a[b pr]]                 | 7  | ]          | -
            a[b pr] .c eq 5          | 8  | .c         | -
            a pr .b eq 5             | 5  | .b         | -
            a pr && b pr             | 5  | &&         | 'and'
            a pr & b pr              | 5  | &          | 'and'
            a pr , b pr              | 5  | ,          | 'and'
            a pr ; b pr              | 5  | ;          | 'and'
            a pr ands b pr           | 5  | ands       | 'and'
            a pr xor b pr            | 5  | xor        | 'or'
            a pr ors b pr            | 5  | ors        | 'or'
            a eq "x"y                | 8  | y          | \\" for a quote inside the string
            a eq "x" "y"             | 9  | "y"        | -
            """)
    void whereTheFilterMayGoOnOrEnd(String text, int offset, String token, String suggestion) {
        check(text, offset, token, MORE, suggestion);
    }

    @Test
    void barsAreTakenForOr() {
        check("a pr || b pr", 5, "||", MORE, "'or'");
        check("a pr | b pr", 5, "|", MORE, "'or'");
    }

    @Test
    void unclosedParenthesesAndBracketsAreMissed() {
        check("(a pr", 5, "-", "'and', 'or' or ')'", "-");
        check("(a pr]", 5, "]", "'and', 'or' or ')'", "-");
        check("not (a pr and b pr", 18, "-", "'and', 'or' or ')'", "-");
        check("a[b pr", 6, "-", "'and', 'or' or ']'", "-");
        check("a[b pr)", 6, ")", "'and', 'or' or ']'", "-");
        check("a[(b pr]", 7, "]", "'and', 'or' or ')'", "-");
        check("(a pr && b pr)", 6, "&&", "'and', 'or' or ')'", "'and'");
    }

    @Test
    void presenceTakesNoValue() {
        String noValue = MORE + "; 'pr' takes no value";
        check("a pr \"x\"", 5, "\"x\"", noValue, "-");
        check("a pr 5", 5, "5", noValue, "-");
        check("a pr true", 5, "true", noValue, "-");
        check("a pr false", 5, "false", noValue, "-");
        check("a pr null", 5, "null", noValue, "-");
    }

    @Test
    void theWordsBetweenOperandsNeedBlanks() {
        check("a eq \"x\"and b pr", 8, "and", "a blank before 'and'", "-");
        check("(a pr)or b pr", 6, "or", "a blank before 'or'", "-");
        check("a[b pr]AND b pr", 7, "AND", "a blank before 'AND'", "-");
        check("a pr and(b pr)", 5, "and", "a blank after 'and'", "-");
        check("a pr or\"b\" pr", 5, "or", "a blank after 'or'", "-");
        check("a [b pr]", 2, "[", "no blank before '['", "-");
    }

    @Test
    void notNeedsAParenthesis() {
        check("not a pr", 4, "a", "'(' after 'not'", "-");
        check("a pr and NOT b eq 5", 13, "b", "'(' after 'not'", "-");
        check("not a[b pr]", 4, "a", "'(' after 'not'", "-");
        check("not not (a pr)", 4, "not", "'(' after 'not'", "-");
        check("not", 3, "-", "'(' after 'not'", "-");
    }

    @Test
    void valuePathsDoNotNest() {
        check("a[b[c pr]]", 3, "[", "no value path inside another one", "-");
        check("a[b pr and (c[d pr])]", 13, "[", "no value path inside another one", "-");
    }

    @Test
    void namesHaveOneLevelOfSubAttributes() {
        String one = "no second '.': sub-attributes have none of their own";
        check("a.b.c pr", 3, ".c", one, "-");
        check("a[b pr].c.d pr", 7, ".c.d", one, "-");
        check("a.b[c pr].d pr", 9, ".d", one, "-");
        check("a. pr", 2, "-", "the name of a sub-attribute after '.'", "-");
        check("a..b pr", 2, ".b", "the name of a sub-attribute after '.'", "-");
        check("a[b pr]. pr", 7, ".", "the name of a sub-attribute after '.'", "-");
        check("a[b pr].1 pr", 7, ".1", "the name of a sub-attribute after '.'", "-");
        check("a[b pr]..b pr", 7, "..b", "the name of a sub-attribute after '.'", "-");
    }

    @Test
    void namesAreMadeOfAsciiLetters() {
        check(".a pr", 0, ".a", NAME, "-");
        check("$ pr", 0, "$", NAME, "-");
        check("$1 pr", 0, "$1", NAME, "-");
        check("_a pr", 0, "_a", NAME, "-");
        check("ü pr", 0, "ü", NAME, "-");
        check("a,b pr", 1, ",b", NAME_CHAR, "-");
        check("straße pr", 4, "ße", NAME_CHAR, "-");
        check("a.b,c pr", 3, ",c", NAME_CHAR, "-");
        check("= pr", 0, "=", NAME, "-");
    }

    @Test
    void aQualifierIsAUri() {
        String uri = "a schema URI before the last ':'";
        check(":a pr", 0, "-", uri, "-");
        check("x:a pr", 0, "x", uri, "-");
        check("x::a pr", 0, "x:", uri, "-");
        check("1x:y:a pr", 0, "1x:y:a", OPERAND, "-");
        check("$x:y:a pr", 0, "$x:y", uri, "-");
        check("a.b/c:d:e pr", 0, "a.b/c:d", uri, "-");
        check("urn:ü:a pr", 0, "urn:ü", uri, "-");
        check("urn:x:2.0 pr", 6, "2.0", NAME, "-");
        check("urn:x:y: pr", 8, "-", NAME, "-");
    }

    @Test
    void stringsEndAndEscapeAsInJson() {
        String escapes = "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX after the backslash";
        check("a eq \"x", 5, "\"x", "a string that ends in a double quote", "-");
        check("a eq \"", 5, "\"", "a string that ends in a double quote", "-");
        check("a eq \"x\\\"", 5, "\"x\\\"", "a string that ends in a double quote", "-");
        check("a eq \"\\a\"", 6, "\\a", escapes, "-");
        check("a eq \"\\'\"", 6, "\\'", escapes, "-");
        check("a eq \"\\", 6, "\\", escapes, "-");
        check("a eq \"\\\0\"", 6, "\\\0", escapes, "-");
        check("a eq \"\\u12\"", 6, "\\u12", "four hexadecimal digits after \\u", "-");
        check("a eq \"\\u12G4\"", 6, "\\u12", "four hexadecimal digits after \\u", "-");
        check("a eq \"\\u", 6, "\\u", "four hexadecimal digits after \\u", "-");
        check("a eq \"\\u١٢٣٤\"", 6, "\\u", "four hexadecimal digits after \\u", "-");
        check("a eq \"\\uFFF\uFF21\"", 6, "\\uFFF", "four hexadecimal digits after \\u", "-");
        check("a eq \"x\ty\"", 7, "\t", "\\t in place of a control character", "-");
        check("a eq \"x\ny\"", 7, "\n", "\\n in place of a control character", "-");
        check("a eq \"\r\"", 6, "\r", "\\r in place of a control character", "-");
        check("a eq \"\b\"", 6, "\b", "\\b in place of a control character", "-");
        check("a eq \"\f\"", 6, "\f", "\\f in place of a control character", "-");
        check("a eq \"\0\"", 6, "\0", "\\u0000 in place of a control character", "-");
        check("a eq \"\u001f\"", 6, "\u001f", "\\u001f in place of a control character", "-");
    }

    @Test
    void onlyBlanksSeparate() {
        String blank = "a blank in place of a tab or other control character";
        check("a\tpr", 1, "\t", blank, "-");
        check("a pr\n", 4, "\n", blank, "-");
        check("\0", 0, "\0", blank, "-");
        check("a \u007f", 2, "\u007f", blank, "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName%20eq%20%22x%22",
                "userName+eq+\"x\"",
                "emails%5Btype+eq+%22work%22%5D",
                "a+PR",
                "%28a+pr%29"
            })
    void encodedTextIsRecognised(String text) {
        assertThat(errorOf(text).expected()).isEqualTo("a filter that is no longer URL-encoded");
        assertThat(errorOf(text).offset()).isZero();
    }

    @Test
    void numbersAreBounded() {
        String bounds = "a number of at most 1000 digits and an exponent within -10000 and 10000";
        String digits = "1".repeat(1000);
        assertThat(Filter.parse("a eq " + digits)).hasToString("a eq " + digits);
        assertThat(errorOf("a eq " + digits + "1").expected()).isEqualTo(bounds);
        check("a eq 1e10001", 5, "1e10001", bounds, "-");
        check("a eq 1e-10001", 5, "1e-10001", bounds, "-");
        check("a eq -1e99999999999999999999", 5, "-1e99999999999999999999", bounds, "-");
        assertThat(errorOf("a eq 0." + "0".repeat(2000) + "1").expected()).isEqualTo(bounds);
    }

    @Test
    void theFirstFaultIsReported() {
        assertThat(errorOf("a=\"x").expected()).isEqualTo(OPERATOR);
        assertThat(errorOf("a eq bob\t").expected()).isEqualTo(VALUE);
        assertThat(errorOf("a eq \"x\" b \"").expected()).isEqualTo(MORE);
    }

    @Test
    void quotedWordsRemainRefusedWhenBareWordsAreAccepted() {
        FilterParser lenient = FilterParser.builder().bareWordValues(true).build();

        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> lenient.parseFilter("a eq 'Group'"))
                .satisfies(error -> assertThat(error.suggestion()).contains("\"Group\""));
    }

    @Test
    void theMessageShowsTheTextWithACaretUnderTheFault() {
        assertThat(errorOf("userName = \"ada\"")).hasMessage("""
                userName = "ada"
                         ^ expected an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr); did you mean 'eq'?""");
        assertThat(errorOf("a pr and").getMessage()).isEqualTo("a pr and\n        ^ expected " + OPERAND);
        assertThat(errorOf("userName = \"ada\"").excerpt()).isEqualTo("userName = \"ada\"\n         ^");
        assertThat(errorOf("userName = \"ada\"").summary())
                .isEqualTo("offset 9: expected " + OPERATOR + "; did you mean 'eq'?");
        assertThat(errorOf("a").summary()).isEqualTo("offset 1: expected " + OPERATOR);
    }

    @Test
    void theExcerptIsAWindowOnALongText() {
        String names = "a pr and ".repeat(50);
        assertThat(errorOf("= " + names).excerpt()).isEqualTo("= " + names.substring(0, 72) + "...\n^");
        assertThat(errorOf(names + "=").excerpt())
                .isEqualTo("..." + (names + "=").substring(names.length() + 1 - 74) + "\n" + " ".repeat(76) + "^");
        assertThat(errorOf(names + "= " + names).excerpt())
                .isEqualTo("..." + (names + "= " + names).substring(names.length() - 37, names.length() + 37) + "...\n"
                        + " ".repeat(40) + "^");
        assertThat(errorOf("= " + "a".repeat(78)).excerpt()).isEqualTo("= " + "a".repeat(78) + "\n^");
    }

    @Test
    void theExcerptIsOneLineThatHidesNothing() {
        assertThat(errorOf("a\tb\u202ec\u2028\ud83d\ude00\ud83d\n").excerpt()).isEqualTo("a·b·c·\ud83d\ude00··\n ^");
        assertThat(errorOf("\udb40\udc01 pr").excerpt()).isEqualTo("·· pr\n^");
    }

    @Test
    void aLongTokenIsCut() {
        assertThat(errorOf("a eq " + "x".repeat(60)).token()).isEqualTo("x".repeat(60));
        assertThat(errorOf("a eq " + "x".repeat(61)).token()).isEqualTo("x".repeat(60) + "...");
    }
}
