package io.scimwright.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.RandomScim;
import io.scimwright.core.internal.Text;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.filter.Filter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Planned filters")
class PlannedFilterTest {

    @RepeatedTest(20)
    @DisplayName("Law: the planned predicate means what the reference says")
    void planEqualsReference(RepetitionInfo repetition) {
        ResourceType type = repetition.getCurrentRepetition() % 4 == 0 ? Group.TYPE : User.TYPE;
        RandomScim random = new RandomScim(repetition.getCurrentRepetition(), type);
        List<ScimResource> resources =
                IntStream.range(0, 30).mapToObj(i -> random.resource()).toList();
        int matches = 0;
        int tests = 0;
        for (int i = 0; i < 300; i++) {
            Filter filter = random.filter(3);
            ResolvedFilter resolved = resolved(filter, type);
            if (resolved == null) {
                continue;
            }
            Predicate<ScimResource> planned = resolved.plan();
            for (ScimResource resource : resources) {
                boolean expected = resolved.matches(resource);
                assertThat(planned.test(resource))
                        .as("%s on %s", filter, resource.attributes())
                        .isEqualTo(expected);
                matches += expected ? 1 : 0;
                tests++;
            }
        }
        assertThat(tests).isGreaterThan(1_000);
        assertThat(matches).isBetween(tests / 20, tests * 19 / 20);
    }

    /** Null where a random operator does not suit a random type. */
    private static @org.jspecify.annotations.Nullable ResolvedFilter resolved(Filter filter, ResourceType type) {
        try {
            return ResolvedFilter.of(filter, type, Dialect.tolerant());
        } catch (io.scimwright.core.error.ScimException doesNotCompare) {
            return null;
        }
    }

    @Test
    @DisplayName("Law: comparing with a fold needs no fold of the text")
    void foldComparisons() {
        RandomScim random = new RandomScim(7, User.TYPE);
        List<String> alphabet = List.of(
                "a", "A", "b", "ß", "SS", "s", "ſ", "é", "e", "\u0301", "K", "k", "İ", "i", "\u0307", "Σ", "ς", "σ",
                "ﬁ", "😀", "z");
        for (int i = 0; i < 200_000; i++) {
            String text = word(random, alphabet);
            String folded = Text.fold(word(random, alphabet));
            String fold = Text.fold(text);
            assertThat(Text.foldEquals(text, folded))
                    .as("%s = %s", text, folded)
                    .isEqualTo(fold.equals(folded));
            assertThat(Text.foldStartsWith(text, folded))
                    .as("%s sw %s", text, folded)
                    .isEqualTo(fold.startsWith(folded));
            assertThat(Text.foldEndsWith(text, folded))
                    .as("%s ew %s", text, folded)
                    .isEqualTo(fold.endsWith(folded));
            assertThat(Text.foldContains(text, folded))
                    .as("%s co %s", text, folded)
                    .isEqualTo(fold.contains(folded));
            assertThat(Integer.signum(Text.compareFold(text, folded)))
                    .as("%s ? %s", text, folded)
                    .isEqualTo(Integer.signum(Text.byCodePoint(fold, folded)));
        }
    }

    private static String word(RandomScim random, List<String> alphabet) {
        StringBuilder word = new StringBuilder();
        for (int i = random.random().nextInt(5); i > 0; i--) {
            word.append(random.pick(alphabet));
        }
        return word.toString();
    }
}
