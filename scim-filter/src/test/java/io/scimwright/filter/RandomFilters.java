package io.scimwright.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Filters at random, and their texts in every spelling that the grammar allows. The same seed gives the same filters. */
final class RandomFilters {

    private static final List<String> NAMES = List.of(
            "userName",
            "emails",
            "value",
            "type",
            "$ref",
            "a",
            "x-1",
            "a$b",
            "and",
            "or",
            "not",
            "eq",
            "pr",
            "true",
            "null");
    private static final List<String> QUALIFIERS =
            List.of("urn:ietf:params:scim:schemas:core:2.0:User", "urn:x:2.0", "http://example.com:80/a?b=c", "URN:x");
    private static final List<String> STRINGS = List.of(
            "",
            "work",
            "a b",
            "\"",
            "\\",
            "\\u0041",
            " and (",
            "x] or y",
            "not",
            "\u0000\u001f\t\n\r\b\f",
            "\u007f\u00a0",
            "é",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00\ud83d",
            "/",
            "'",
            "\u2028");

    private final Random random;

    RandomFilters(long seed) {
        this.random = new Random(seed);
    }

    Filter filter() {
        return filter(4, false);
    }

    private Filter filter(int depth, boolean inBrackets) {
        int kind = depth == 0 ? 3 + random.nextInt(5) : random.nextInt(9);
        return switch (kind) {
            case 0 -> new And(operands(depth, inBrackets));
            case 1 -> new Or(operands(depth, inBrackets));
            case 2 -> filter(depth - 1, inBrackets).not();
            case 3 -> path().present();
            case 8 -> inBrackets ? path().present() : path().where(filter(depth - 1, true));
            default -> path().compare(oneOf(List.of(ComparisonOperator.values())), literal());
        };
    }

    private List<Filter> operands(int depth, boolean inBrackets) {
        List<Filter> operands = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            operands.add(filter(depth - 1, inBrackets));
        }
        return operands;
    }

    PatchPath patchPath() {
        return switch (random.nextInt(4)) {
            case 0 -> new AttributeTarget(path());
            case 1 -> new SchemaTarget("urn:x:" + random.nextInt(9) + ".0");
            case 2 -> ElementTarget.of(path(), filter(3, true));
            default ->
                ElementTarget.of(path().withoutSubAttribute(), filter(3, true)).withSubAttribute(oneOf(NAMES));
        };
    }

    AttributePath path() {
        AttributePath path = AttributePath.of(oneOf(NAMES));
        if (random.nextInt(3) == 0) {
            path = path.withSubAttribute(oneOf(NAMES));
        }
        return random.nextInt(4) == 0 ? path.withQualifier(oneOf(QUALIFIERS)) : path;
    }

    Literal literal() {
        return switch (random.nextInt(6)) {
            case 0 -> Literal.of(random.nextBoolean());
            case 1 -> Literal.ofNull();
            case 2 -> Literal.of(random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(100));
            case 3 -> Literal.of(new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(60) - 30));
            case 4 -> Literal.of(oneOf(STRINGS) + oneOf(STRINGS));
            default -> Literal.of(anyString());
        };
    }

    private String anyString() {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append((char) random.nextInt(random.nextBoolean() ? 128 : 0x10000));
        }
        return out.toString();
    }

    /** The filter in any spelling: needless blanks and parentheses, keywords in any case, needless escapes. */
    String spelled(Filter filter) {
        return pad() + spelled(filter, 0) + pad();
    }

    private String spelled(Filter filter, int outer) {
        int own = filter instanceof Or ? 1 : filter instanceof And ? 2 : 3;
        String text = filter.accept(new Spelling());
        return own < outer || random.nextInt(8) == 0 ? "(" + pad() + text + pad() + ")" : text;
    }

    private String pad() {
        return " ".repeat(Math.max(0, random.nextInt(6) - 3));
    }

    private String gap() {
        return " ".repeat(Math.max(1, random.nextInt(6) - 2));
    }

    private String anyCase(String keyword) {
        StringBuilder out = new StringBuilder();
        keyword.chars()
                .map(c -> random.nextInt(3) == 0 ? Character.toUpperCase(c) : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private String spelled(Literal literal) {
        if (!(literal instanceof Literal.Text text)) {
            return gap() + literal;
        }
        StringBuilder out = new StringBuilder(random.nextBoolean() ? gap() : "").append('"');
        text.value().chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || random.nextInt(6) == 0) {
                out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", c));
            } else if (c == '/' && random.nextBoolean()) {
                out.append("\\/");
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }

    /** A text with some chars removed, doubled, swapped or replaced by pieces of the grammar. */
    String damaged(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && out.length() > 0; i--) {
            int at = random.nextInt(out.length());
            Supplier<String> piece = () -> oneOf(List.of(
                    "(", ")", "[", "]", "\"", "\\", " ", ".", ":", "=", "'", "\t", "é", "\ud83d", "and", " or ", "not ",
                    "eq", "1", "-"));
            switch (random.nextInt(4)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, piece.get());
                case 2 -> out.replace(at, at + 1, piece.get());
                default -> out.insert(at, out.charAt(random.nextInt(out.length())));
            }
        }
        return out.toString();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private final class Spelling implements FilterVisitor<String> {

        @Override
        public String visitAnd(And and) {
            return join(and.operands(), "and", 2);
        }

        @Override
        public String visitOr(Or or) {
            return join(or.operands(), "or", 1);
        }

        private String join(List<Filter> operands, String keyword, int level) {
            StringBuilder out = new StringBuilder(spelled(operands.get(0), level));
            for (Filter operand : operands.subList(1, operands.size())) {
                out.append(gap()).append(anyCase(keyword)).append(gap()).append(spelled(operand, level));
            }
            return out.toString();
        }

        @Override
        public String visitNot(Not not) {
            return anyCase("not") + pad() + "(" + pad() + spelled(not.operand(), 0) + pad() + ")";
        }

        @Override
        public String visitComparison(Comparison comparison) {
            return comparison.path() + gap() + anyCase(comparison.operator().keyword()) + spelled(comparison.value());
        }

        @Override
        public String visitPresent(Present present) {
            return present.path() + gap() + anyCase("pr");
        }

        @Override
        public String visitValuePath(ValuePath valuePath) {
            return valuePath.path() + "[" + pad() + spelled(valuePath.filter(), 0) + pad() + "]";
        }
    }
}
