package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What holds for every filter, tried on some thousands at random. */
class FilterLawsTest {

    private static final int CASES = 3000;

    @Test
    void parsingWhatIsPrintedGivesTheSameFilter() {
        for (int seed = 0; seed < CASES; seed++) {
            Filter filter = new RandomFilters(seed).filter();
            assertThat(Filter.parse(filter.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(filter)
                    .hasSameHashCodeAs(filter);
        }
    }

    @Test
    void theSpellingOfATextDoesNotMatter() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomFilters random = new RandomFilters(seed);
            Filter filter = random.filter();
            String text = random.spelled(filter);
            assertThat(Filter.parse(text))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(filter)
                    .hasToString(filter.toString());
        }
    }

    @Test
    void parsingWhatIsPrintedGivesTheSamePath() {
        for (int seed = 0; seed < CASES; seed++) {
            RandomFilters random = new RandomFilters(seed);
            PatchPath path = random.patchPath();
            AttributePath attribute = random.path();
            assertThat(PatchPath.parse(path.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(path)
                    .hasSameHashCodeAs(path);
            assertThat(AttributePath.parse(attribute.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(attribute);
        }
    }

    @Test
    void aDamagedTextIsAFilterOrAnErrorInsideTheText() {
        int filters = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomFilters random = new RandomFilters(seed);
            String text = random.damaged(random.spelled(random.filter()));
            if (SyntaxLaws.holdForFilter(text)) {
                filters++;
            }
            SyntaxLaws.holdForPath(random.damaged(random.patchPath().toString()));
        }
        // the damage has to do both for the law to say something
        assertThat(filters).isBetween(CASES / 20, CASES / 2);
    }

    @Test
    void printingNeverChangesTheMeaning() {
        for (int seed = 0; seed < CASES; seed++) {
            Formula formula = Formula.random(new Random(seed), 6);
            Filter filter = Filter.parse(formula.text(0));
            Filter again = Filter.parse(filter.toString());
            for (int values = 0; values < 16; values++) {
                assertThat(holds(filter, values))
                        .as("seed %d: %s", seed, formula.text(0))
                        .isEqualTo(formula.holds(values));
                assertThat(holds(again, values)).as("seed %d: %s", seed, filter).isEqualTo(formula.holds(values));
            }
        }
    }

    /** A formula of two-place connectives over four variables, printed and evaluated without any code of the parser. */
    private record Formula(String operator, List<Formula> parts) {

        private static final List<String> VARIABLES = List.of("a", "b", "c", "d");
        private static final Map<String, BiFunction<Boolean, Boolean, Boolean>> JUNCTORS =
                Map.of("and", Boolean::logicalAnd, "or", Boolean::logicalOr);

        static Formula random(Random random, int depth) {
            int kind = depth == 0 ? 3 : random.nextInt(4);
            return switch (kind) {
                case 0 -> new Formula("and", List.of(random(random, depth - 1), random(random, depth - 1)));
                case 1 -> new Formula("or", List.of(random(random, depth - 1), random(random, depth - 1)));
                case 2 -> new Formula("not", List.of(random(random, depth - 1)));
                default -> new Formula(VARIABLES.get(random.nextInt(4)), List.of());
            };
        }

        String text(int outer) {
            int own = List.of("or", "and").indexOf(operator) + 1;
            String text = switch (operator) {
                case "and", "or" ->
                    parts.get(0).text(own) + " " + operator + " " + parts.get(1).text(own);
                case "not" -> "not (" + parts.get(0).text(0) + ")";
                default -> operator + " pr";
            };
            return own > 0 && own < outer ? "(" + text + ")" : text;
        }

        boolean holds(int values) {
            if (operator.equals("not")) {
                return !parts.get(0).holds(values);
            }
            BiFunction<Boolean, Boolean, Boolean> junctor = JUNCTORS.get(operator);
            return junctor == null
                    ? (values >> VARIABLES.indexOf(operator) & 1) == 1
                    : junctor.apply(parts.get(0).holds(values), parts.get(1).holds(values));
        }
    }

    private static boolean holds(Filter filter, int values) {
        if (filter instanceof And and) {
            return and.operands().stream().allMatch(operand -> holds(operand, values));
        }
        if (filter instanceof Or or) {
            return or.operands().stream().anyMatch(operand -> holds(operand, values));
        }
        if (filter instanceof Not not) {
            return !holds(not.operand(), values);
        }
        String variable = ((Present) filter).path().attribute();
        return (values >> Formula.VARIABLES.indexOf(variable) & 1) == 1;
    }
}
