package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a provider promises and does not keep is a failure of the server, and never a lie to the client. */
class ProviderMistakesTest {

    private static final List<ScimResource> FIVE = Stream.of("a", "b", "c", "d", "e")
            .map(name -> ScimJson.decode("{\"userName\":\"" + name + "\"}", User.TYPE)
                    .withId(name))
            .toList();

    private static Scim listing(QueryResult answer) {
        return serving(new Delegating(MemoryProvider.of(User.TYPE)) {
            @Override
            public QueryResult query(QueryRequest request) {
                return answer;
            }
        });
    }

    private static Scim serving(ResourceProvider provider) {
        return new Scim(builder -> builder.resource(provider));
    }

    @Test
    void aPageLongerThanItWasAskedForIsNotShown() {
        Scim scim = listing(new QueryResult(FIVE, 5));
        assertError(scim.get("/Users?count=2"), 500, "");
        assertError(scim.get("/Users?count=2&cursor"), 500, "");
        assertThat(body(scim.get("/Users?count=5")).find("totalResults")).contains(ScimNumber.of(5));
    }

    @Test
    void aTotalBelowWhatIsShownIsNotShown() {
        assertError(listing(new QueryResult(FIVE, 4)).get("/Users"), 500, "");
    }

    @Test
    void aKeyThatLeadsNowhereEndsInAnErrorAndNotInACircle() {
        assertError(listing(new QueryResult(FIVE, 9).followedBy("")).get("/Users?count=5&cursor"), 500, "");
        Scim circling = listing(new QueryResult(FIVE, 9).followedBy("e"));
        String cursor = body(circling.get("/Users?count=5&cursor"))
                .findString("nextCursor")
                .orElseThrow();
        assertError(circling.get("/Users?count=5&cursor=" + cursor), 500, "");
    }

    @Test
    void somebodyElseIsNotShownInPlaceOfWhoWasAskedFor() {
        Scim scim = serving(new Delegating(MemoryProvider.of(User.TYPE)) {
            @Override
            public Optional<ScimResource> find(FindRequest request) {
                return Optional.of(FIVE.get(0));
            }

            @Override
            public WriteOutcome patch(PatchRequest request) {
                return WriteOutcome.changed(FIVE.get(0), List.of());
            }
        });
        assertError(scim.get("/Users/nobody"), 404, "");
        assertThat(scim.get("/Users/a").status()).isEqualTo(200);
        String operation = "{\"op\":\"remove\",\"path\":\"title\"}";
        assertError(scim.send("PATCH", "/Users/nobody", patch(operation)), 500, "");
        assertThat(scim.send("PATCH", "/Users/a", patch(operation)).status()).isEqualTo(200);
    }
}
