package io.scimwright.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Breaks a text that was right: a token is exchanged, doubled, cut out or cut through. */
final class Mutation {

    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|-?\\d[\\d.eE+-]*+|\\w++|[^\\s\\w]");

    private static final List<String> PIECES = List.of(
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"a\\r\\nb\"",
            "\"%\"",
            "\"'\"",
            "\"../..\"",
            "\"<b>\"",
            "\"\u0130\"",
            "\"\ud83d\ude00\"",
            "\"null\"",
            "\"bulkId:x\"",
            "\"urn:\"",
            "\"$ref\"",
            "\"schemas\"",
            "\"id\"",
            "\"meta\"",
            "\"password\"",
            "\"2011-05-13T04:42:34Z\"",
            "\"0000-00-00T00:00:00Z\"",
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-0",
            "99999999999999999999",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "[{}]",
            "{\"value\":null}",
            "{\"\":\"\"}",
            "[1,1,1]",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "(",
            ")",
            "not",
            "and",
            "or",
            "eq",
            "pr",
            "regex",
            ".",
            "..",
            "emails[",
            "userName",
            "members.value",
            "\u0000",
            "\ufeff");

    private static final List<Character> REPEATED = List.of('[', '{', '(', 'A', '9', ' ', '"');

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** The text, broken in up to four places; now and then left as it is. */
    String of(String text) {
        String broken = text;
        for (int i = random.nextInt(5); i > 0 && !broken.isEmpty(); i--) {
            broken = once(broken);
        }
        return broken;
    }

    private String once(String text) {
        List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
        if (tokens.isEmpty()) {
            return text + piece();
        }
        MatchResult token = tokens.get(random.nextInt(tokens.size()));
        String before = text.substring(0, token.start());
        String after = text.substring(token.end());
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> before + piece() + after;
            case 3 -> before + token.group() + token.group() + after;
            case 4 -> before + after;
            case 5 -> text.substring(0, token.start() + random.nextInt(token.end() - token.start() + 1));
            case 6 -> before + tokens.get(random.nextInt(tokens.size())).group() + after;
            default -> before + String.valueOf(pick(REPEATED)).repeat(1 + random.nextInt(300)) + after;
        };
    }

    private String piece() {
        return pick(PIECES);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Some of many, at least one, in order. */
    <T> List<T> some(List<T> from) {
        List<T> chosen = new ArrayList<>();
        from.forEach(each -> {
            if (random.nextBoolean()) {
                chosen.add(each);
            }
        });
        return chosen.isEmpty() ? List.of(pick(from)) : chosen;
    }
}
