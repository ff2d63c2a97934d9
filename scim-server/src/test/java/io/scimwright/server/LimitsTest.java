package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.filter.ParserLimits;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void thePageThatNobodyNamesIsNoLargerThanTheLargest() {
        assertThatThrownBy(() -> Limits.standard().withPageSize(500, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500")
                .hasMessageContaining("10");
        assertThat(Limits.standard().withPageSize(10, 10).pageSize()).isEqualTo(10);
    }

    @Test
    void filtersAreBoundedByTheLimitsOfTheServer() {
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            Scim scim = new Scim(
                    dialect,
                    Limits.standard().withFilter(ParserLimits.standard().withTerms(2)));
            assertThat(scim.filter("/Users", "title pr or userName pr").status())
                    .isEqualTo(200);
            assertError(scim.filter("/Users", "title pr or userName pr or title pr"), 400, "invalidFilter");
            assertError(scim.filter("/", "id pr or id pr or id pr"), 400, "invalidFilter");
        }
    }

    @Test
    void aProviderLearnsByWhenAnAnswerIsWanted() {
        List<Optional<Instant>> deadlines = new ArrayList<>();
        Scim scim = new Scim(builder -> builder.limits(Limits.standard().withRequestTime(Duration.ofHours(2)))
                .resource(new Delegating(MemoryProvider.of(User.TYPE)) {
                    @Override
                    public Optional<ScimResource> find(FindRequest request) {
                        deadlines.add(request.context().deadline());
                        return super.find(request);
                    }
                }));
        Instant before = Instant.now();
        scim.get("/Users/" + scim.create("ada"));
        assertThat(deadlines).hasSize(1);
        assertThat(deadlines.get(0).orElseThrow())
                .isBetween(before.plus(Duration.ofHours(2)), Instant.now().plus(Duration.ofHours(2)));
        assertThatThrownBy(() -> Limits.standard().withRequestTime(Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aScanEndsWhenTheTimeOfItsRequestIsOver() {
        List<Integer> asked = new ArrayList<>();
        Scim scim = new Scim(builder -> builder.limits(
                        Limits.standard().withRequestTime(Duration.ofSeconds(1)).withPageSize(1, 1))
                .resource(new Delegating(MemoryProvider.of(User.TYPE)) {
                    @Override
                    public Capabilities capabilities() {
                        return Capabilities.none();
                    }

                    @Override
                    public QueryResult query(QueryRequest request) {
                        asked.add(request.query().startIndex());
                        while (!Instant.now()
                                .isAfter(request.context().deadline().orElseThrow())) {
                            Thread.onSpinWait();
                        }
                        return super.query(request);
                    }
                }));
        scim.create("ada");
        scim.create("bob");
        ScimResponse late = scim.filter("/Users", "title pr");
        assertError(late, 503, "");
        assertThat(late.header("Retry-After")).contains("1");
        assertThat(asked).containsExactly(1);
    }
}
