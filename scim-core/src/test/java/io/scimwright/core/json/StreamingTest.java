package io.scimwright.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.RandomScim;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

@DisplayName("Streaming")
class StreamingTest {

    private static final ResourceType NARROW = User.TYPE.keeping(
            List.of("userName", "name.givenName", "emails.value", "emails.primary", "active", "meta.created"));

    @RepeatedTest(10)
    @DisplayName("Law: what is read back is what was written")
    void roundTrip(RepetitionInfo repetition) {
        RandomScim random = new RandomScim(repetition.getCurrentRepetition(), User.TYPE);
        for (int i = 0; i < 100; i++) {
            ScimResource resource = ScimJson.shape(random.tree(), User.TYPE, Dialect.tolerant(), ignored -> {})
                    .without(User.PASSWORD);
            assertThat(ScimJson.decode(ScimJson.encode(resource), User.TYPE)).isEqualTo(resource);
        }
    }

    /** The tree and its shaping are the reference; mutated text makes every wrong type and name. */
    @RepeatedTest(10)
    @DisplayName("Law: reading a stream is reading a tree and shaping it, failures included")
    void streamEqualsTree(RepetitionInfo repetition) {
        RandomScim random = new RandomScim(100 + repetition.getCurrentRepetition(), User.TYPE);
        for (int i = 0; i < 300; i++) {
            String json = mutated(write(random.tree()), random.random());
            ResourceType type = random.pick(List.of(User.TYPE, NARROW));
            Dialect dialect = random.pick(List.of(Dialect.tolerant(), Dialect.rfc()));
            assertThat(outcome(ignored -> ScimJson.submitted(utf8(json), type, dialect, ignored::add)))
                    .as(json)
                    .isEqualTo(
                            outcome(ignored -> ScimJson.submitted(ScimJson.read(json), type, dialect, ignored::add)));
        }
    }

    private static byte[] utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String write(ScimObject tree) {
        return ScimJson.write(tree);
    }

    private static String mutated(String json, Random random) {
        String text = json;
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            text = switch (random.nextInt(9)) {
                case 0 -> text.replaceFirst("\"[a-z]+\":\"[^\"]*\"", "\"title\":7");
                case 1 -> text.replaceFirst("true", "\"True\"");
                case 2 -> text.replaceFirst("\\[", "[null,{},[],");
                case 3 -> text.replaceFirst("\"emails\":", "\"EMAILS\":{\"VALUE\":\"x\"},\"nothing\":");
                case 4 -> text.replaceFirst("\"type\":", "\"tYpe\":");
                case 5 -> text.replaceFirst("\"value\":\"[^\"]*\"", "\"value\":\"\"");
                case 6 -> text.replaceFirst("\\{", "{\"unknown\":{\"a\":1},\"manager\":\"x\",");
                case 7 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
                default -> text.replaceFirst("\"familyName\":", "\"familyName\":{\"value\":\"x\"},\"FAMILYNAME\":");
            };
        }
        return text;
    }

    private static Object outcome(Function<List<String>, ScimResource> reading) {
        List<String> ignored = new ArrayList<>();
        try {
            return List.of(reading.apply(ignored), List.copyOf(ignored));
        } catch (ScimException e) {
            // Which of several faults of the syntax is met first may differ; that it is refused as such may not.
            return e.error().scimType().orElseThrow();
        }
    }
}
