package io.scimwright.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done in a quicker way than by the book comes to the same. */
@DisplayName("Shortcuts")
class ShortcutsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T08:05:09.007Z",
                "2026-11-30T08:05:09Z",
                "2026-11-30T08:05:09.120Z",
                "2026-11-30T08:05:09.007001Z",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59.999Z",
                "0999-12-31T23:59:59.999Z",
                "1000-01-01T00:00:00.001Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00.001Z",
                "-0001-01-01T00:00:00.001Z"
            })
    @DisplayName("write an instant as it writes itself")
    void instants(String text) {
        assertThat(Dates.text(Instant.parse(text))).isEqualTo(text.replaceFirst("^[+]", ""));
    }

    @Test
    @DisplayName("write the farthest and random instants as they write themselves")
    void anyInstant() {
        assertThat(Dates.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(Dates.text(Instant.MAX)).isEqualTo(Instant.MAX.toString().substring(1));
        new Random(1).longs(10_000, -100_000_000_000_000L, 300_000_000_000_000L).forEach(millis -> {
            Instant instant = Instant.ofEpochMilli(millis);
            assertThat(Dates.text(instant)).isEqualTo(instant.toString().replaceFirst("^[+]", ""));
        });
    }

    @Test
    @DisplayName("find elements distinct only where no two are the same value")
    void distinctElements() {
        Random random = new Random(2);
        int[] distinct = {0};
        for (String name : List.of("emails", "addresses")) {
            AttributeDefinition attribute = User.TYPE.schema().attribute(name).orElseThrow();
            for (int i = 0; i < 10_000; i++) {
                List<ScimValue> elements = new ArrayList<>();
                Set<Object> identities = new HashSet<>();
                for (int count = 1 + random.nextInt(3); count > 0; count--) {
                    ScimObject element = element(random);
                    elements.add(element);
                    identities.add(Identity.of(attribute, element));
                }
                if (Identity.areSurelyDistinct(elements)) {
                    distinct[0]++;
                    assertThat(identities).as(elements.toString()).hasSameSizeAs(elements);
                }
            }
        }
        assertThat(distinct[0]).isGreaterThan(5_000);
    }

    private static ScimObject element(Random random) {
        ScimObject.Builder element = ScimObject.builder();
        for (String part : List.of("value", "type", "locality", "country")) {
            if (random.nextInt(3) == 0) {
                element.put(part, List.of("a", "A", "b", "ß").get(random.nextInt(4)));
            }
        }
        return element.put("display", "d").build();
    }
}
