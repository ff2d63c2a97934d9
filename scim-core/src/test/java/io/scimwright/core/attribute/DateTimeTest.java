package io.scimwright.core.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points in time are read, written and compared alike, in every year that xsd:dateTime has. */
@DisplayName("RFC 7643 §2.3.5: dateTime")
class DateTimeTest {

    private static final String EXTENSION = "urn:example:scim:2.0:Employee";
    private static final SimpleAttribute<Instant> HIRED = Attribute.dateTime(EXTENSION + ":hired");
    private static final ResourceType TYPE = User.TYPE.withExtension(Schema.of(
            EXTENSION,
            "Employee",
            "With a date",
            List.of(AttributeDefinition.builder("hired", AttributeType.DATE_TIME)
                    .build())));

    private static ScimResource decoded(String date) {
        return ScimJson.decode(
                "{\"schemas\":[\"" + TYPE.schema().id() + "\",\"" + EXTENSION + "\"],\"userName\":\"ada\",\""
                        + EXTENSION + "\":{\"hired\":\"" + date + "\"}}",
                TYPE,
                Dialect.rfc());
    }

    private static String written(Instant moment) {
        return HIRED.set(ScimObject.empty(), moment)
                .find(EXTENSION)
                .map(ScimObject.class::cast)
                .flatMap(extension -> extension.findString("hired"))
                .orElseThrow();
    }

    private static boolean matches(ScimResource resource, String operator, String date) {
        Filter filter = Filter.parse(EXTENSION + ":hired " + operator + " \"" + date + "\"");
        ResolvedFilter resolved = ResolvedFilter.of(filter, TYPE, Dialect.rfc());
        assertThat(Query.all(1).withFilter(resolved).predicate().test(resource))
                .as(filter.toString())
                .isEqualTo(resolved.matches(resource));
        return resolved.matches(resource);
    }

    @ParameterizedTest
    @CsvSource({
        "10000-01-01T00:00:00Z,10000-01-01T00:00:00Z",
        "999999999-12-31T23:59:59Z,999999999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-00:01,10000-01-01T00:00:59Z",
        "0000-01-01T00:00:00Z,0000-01-01T00:00:00Z",
        "-0044-03-15T12:00:00Z,-0044-03-15T12:00:00Z",
        "-12000-03-15T12:00:00Z,-12000-03-15T12:00:00Z"
    })
    void ofAnyYearAreWrittenAsTheyCanBeRead(String sent, String shown) {
        Instant moment = decoded(sent).require(HIRED);
        assertThat(written(moment)).isEqualTo(shown);
        assertThat(decoded(shown).require(HIRED)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "010000-01-01T00:00:00Z",
                "999999999-12-31T23:59:59-00:01",
                "-999999999-01-01T00:00:00+00:01"
            })
    void areRefusedWhereNobodyCouldWriteThem(String date) {
        assertThatThrownBy(() -> decoded(date)).isInstanceOf(ScimException.class);
    }

    @Test
    void whatIsReadIsWrittenReadAndFoundAgain() {
        Random random = new Random(405);
        for (int i = 0; i < 20_000; i++) {
            String date = date(random);
            Instant moment = decoded(date).require(HIRED);
            String shown = written(moment);
            ScimResource again = decoded(shown);
            assertThat(again.require(HIRED)).as(date).isEqualTo(moment);
            assertThat(written(again.require(HIRED))).isEqualTo(shown);
            assertThat(matches(again, "eq", date)).as(date).isTrue();
            assertThat(matches(again, "ge", date)).as(date).isTrue();
            assertThat(matches(again, "gt", date)).as(date).isFalse();
            Instant other = decoded(date(random)).require(HIRED);
            assertThat(matches(again, "lt", written(other))).as(date).isEqualTo(moment.isBefore(other));
        }
    }

    private static String date(Random random) {
        int bound = List.of(10, 3000, 20_000, 999_999_998).get(random.nextInt(4));
        int year = random.nextInt(bound) * (random.nextInt(3) == 0 ? -1 : 1);
        String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000);
        String offset = List.of("Z", "", "+00:00", "-18:00", "+14:30").get(random.nextInt(5));
        return String.format(
                        Locale.ROOT,
                        "%s%04d-%02d-%02dT%02d:%02d:%02d",
                        year < 0 ? "-" : "",
                        Math.abs(year),
                        random.nextInt(12) + 1,
                        random.nextInt(28) + 1,
                        random.nextInt(24),
                        random.nextInt(60),
                        random.nextInt(60))
                + fraction
                + offset;
    }
}
