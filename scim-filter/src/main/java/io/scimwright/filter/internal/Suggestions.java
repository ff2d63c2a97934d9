package io.scimwright.filter.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people write in place of SCIM's own words, and what they mean by it. */
final class Suggestions {

    private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr");
    private static final List<String> JUNCTORS = List.of("and", "or");

    private static final Map<String, String> OTHER_OPERATORS = Map.ofEntries(
            Map.entry("=", "eq"),
            Map.entry("==", "eq"),
            Map.entry("===", "eq"),
            Map.entry("is", "eq"),
            Map.entry("equal", "eq"),
            Map.entry("equals", "eq"),
            Map.entry("!=", "ne"),
            Map.entry("!==", "ne"),
            Map.entry("<>", "ne"),
            Map.entry("neq", "ne"),
            Map.entry("like", "co"),
            Map.entry("contains", "co"),
            Map.entry("includes", "co"),
            Map.entry("startswith", "sw"),
            Map.entry("beginswith", "sw"),
            Map.entry("endswith", "ew"),
            Map.entry(">", "gt"),
            Map.entry(">=", "ge"),
            Map.entry("gte", "ge"),
            Map.entry("<", "lt"),
            Map.entry("<=", "le"),
            Map.entry("lte", "le"),
            Map.entry("present", "pr"),
            Map.entry("exists", "pr"));

    private static final Map<String, String> OTHER_JUNCTORS =
            Map.of("&&", "and", "&", "and", ",", "and", ";", "and", "||", "or", "|", "or");

    private static final Pattern URL_ENCODED =
            Pattern.compile("%(20|22|5[BbDd]|28|29)|\\+(eq|ne|co|sw|ew|g[te]|l[te]|pr)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLUS_NUMBER = Pattern.compile("\\+(\\d+(\\.\\d+)?)");

    private Suggestions() {}

    static @Nullable String operator(String word) {
        return quoted(meant(word, OTHER_OPERATORS, OPERATORS));
    }

    static @Nullable String junctor(String word) {
        return quoted(meant(word, OTHER_JUNCTORS, JUNCTORS));
    }

    /** An attribute's name in quotes where an operand should stand. */
    static @Nullable String operand(Scanner scanner) {
        if (scanner.type() != FilterGrammar.STRING) {
            return null;
        }
        String name = scanner.text().substring(scanner.start() + 1, scanner.tokenEnd() - 1);
        return AttributeSyntax.isPath(name) ? "'" + name + "'" : null;
    }

    /** The value that the token was meant to be. */
    static String value(Scanner scanner) {
        String word = scanner.token();
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false") || lower.equals("null")) {
            return "'" + lower + "'";
        }
        var plusNumber = PLUS_NUMBER.matcher(word);
        if (plusNumber.matches()) {
            return "'" + plusNumber.group(1) + "'";
        }
        return inDoubleQuotes(unquoted(scanner.text(), scanner.start(), scanner.tokenEnd()));
    }

    private static String unquoted(String text, int start, int end) {
        char open = text.charAt(start);
        if (open != '\'' && open != '\u2018' && open != '\u201c' && open != '\u201d' && open != '`') {
            return text.substring(start, end);
        }
        char close = open == '\u2018' ? '\u2019' : open == '\u201c' ? '\u201d' : open;
        int closing = text.indexOf(close, start + 1);
        return text.substring(start + 1, closing < 0 ? end : closing);
    }

    private static String inDoubleQuotes(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The run of operator symbols at the index, or the empty string. */
    static String symbolAt(String word, int index) {
        int end = index;
        while (end < word.length() && "=!<>~&|".indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        return word.substring(index, end);
    }

    static boolean looksUrlEncoded(String word) {
        return URL_ENCODED.matcher(word).find();
    }

    private static @Nullable String quoted(@Nullable String word) {
        return word == null ? null : "'" + word + "'";
    }

    private static @Nullable String meant(String word, Map<String, String> others, List<String> keywords) {
        String lower = word.toLowerCase(Locale.ROOT);
        String other = others.get(lower);
        if (other != null) {
            return other;
        }
        return keywords.stream()
                .filter(keyword -> isSlip(lower, keyword))
                .findFirst()
                .orElse(null);
    }

    /** Whether the word is the keyword with one char too many. */
    private static boolean isSlip(String word, String keyword) {
        if (word.length() != keyword.length() + 1) {
            return false;
        }
        int same = 0;
        while (same < keyword.length() && word.charAt(same) == keyword.charAt(same)) {
            same++;
        }
        return word.substring(same + 1).equals(keyword.substring(same));
    }
}
