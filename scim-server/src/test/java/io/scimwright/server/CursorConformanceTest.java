package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Pages by cursor (RFC 9865)")
class CursorConformanceTest {

    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-24T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hands clock = new Hands();
    private final Scim scim = server("k".repeat(32));

    private Scim server(String key) {
        Scim made = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .resource(new SmallProvider(Group.TYPE))
                .cursorKey(key.getBytes(StandardCharsets.UTF_8))
                .clock(clock));
        for (int i = 0; i < 7; i++) {
            made.create("user" + i);
        }
        return made;
    }

    private static ScimObject ok(ScimResponse response) {
        assertThat(response.status()).as(response.bodyText()).isEqualTo(200);
        return body(response);
    }

    private String first(String parameters) {
        return ok(scim.get("/Users?cursor" + parameters))
                .findString("nextCursor")
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "[238] [239] [240] RFC 9865 §2: an empty cursor begins; nextCursor leads on and is absent on the last page only")
    void turning() {
        for (String start : List.of("/Users?cursor&count=3", "/Users?cursor=&count=3")) {
            List<String> seen = new ArrayList<>();
            ScimObject page = ok(scim.get(start));
            int pages = 1;
            while (true) {
                assertThat(page.find("totalResults")).contains(ScimNumber.of(7));
                assertThat(page.has("startIndex")).isFalse();
                assertThat(page.has("previousCursor")).isFalse();
                seen.addAll(all(page, "userName"));
                Optional<String> next = page.findString("nextCursor");
                if (next.isEmpty()) {
                    break;
                }
                page = ok(scim.get("/Users?count=3&cursor=" + next.get()));
                pages++;
            }
            assertThat(pages).isEqualTo(3);
            assertThat(seen).containsExactly("user0", "user1", "user2", "user3", "user4", "user5", "user6");
        }
        assertThat(ok(scim.get("/Users?cursor&count=7")).has("nextCursor")).isFalse();
        assertThat(ok(scim.get("/Users?count=3")).has("nextCursor")).isFalse();
    }

    @Test
    @DisplayName("[241] RFC 9865 §2: a cursor is made of unreserved characters")
    void characters() {
        assertThat(first("&count=3")).matches("[A-Za-z0-9._~-]+");
    }

    @Test
    @DisplayName("[242] [243] RFC 9865 §2: never more than count; a negative one is 0, which gives the total only")
    void counts() {
        assertThat(ok(scim.get("/Users?cursor&count=2")).elements("Resources")).hasSize(2);
        for (String none : List.of("0", "-5")) {
            ScimObject page = ok(scim.get("/Users?cursor&count=" + none));
            assertThat(page.elements("Resources")).isEmpty();
            assertThat(page.find("totalResults")).contains(ScimNumber.of(7));
            assertThat(page.has("nextCursor")).isFalse();
        }
    }

    @Test
    @DisplayName("[244] [404] RFC 9865 §2.1: invalidCursor, expiredCursor, invalidCount")
    void errors() {
        String cursor = first("&count=3");
        assertError(scim.get("/Users?count=3&cursor=nonsense"), 400, "invalidCursor");
        assertError(scim.get("/Users?count=3&cursor=%00"), 400, "invalidCursor");
        assertError(scim.get("/Users?count=4&cursor=" + cursor), 400, "invalidCount");
        assertError(scim.get("/Users?cursor=" + cursor), 400, "invalidCount");
        assertError(scim.get("/Users?cursor&count=1001"), 400, "invalidCount");
        clock.now = clock.now.plus(Duration.ofMinutes(10));
        assertThat(scim.get("/Users?count=3&cursor=" + cursor).status()).isEqualTo(200);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertError(scim.get("/Users?count=3&cursor=" + cursor), 400, "expiredCursor");
    }

    @Test
    @DisplayName("[245] RFC 9865 §2: a cursor belongs to its query")
    void otherQuery() {
        String cursor = first("&count=3&sortBy=userName");
        String same = "/Users?count=3&cursor=" + cursor;
        assertThat(scim.get(same + "&sortBy=userName").status()).isEqualTo(200);
        assertThat(scim.get(same + "&sortBy=userName&sortOrder=ascending").status())
                .isEqualTo(200);
        assertError(scim.get(same), 400, "invalidCursor");
        assertError(scim.get(same + "&sortBy=userName&sortOrder=descending"), 400, "invalidCursor");
        assertError(scim.get(same + "&sortBy=userName&filter=title%20pr"), 400, "invalidCursor");
        assertError(scim.get(same + "&sortBy=userName&attributes=userName"), 400, "invalidCursor");
        assertError(scim.get("/?count=3&sortBy=userName&cursor=" + cursor), 400, "invalidCursor");
        assertError(scim.get("/Groups?count=3&cursor=" + first("&count=3")), 400, "invalidCursor");
    }

    @Test
    @DisplayName("[246] [247] RFC 9865 §2.4: without cursor the page is by index")
    void indexIsDefault() {
        ScimObject page = ok(scim.get("/Users?count=3"));
        assertThat(page.find("startIndex")).contains(ScimNumber.of(1));
        assertThat(page.has("nextCursor")).isFalse();
    }

    @Test
    @DisplayName("[248] [227] RFC 9865 §3: a search by POST takes cursor and count; pages honour filter and sort")
    void search() {
        String search = "{\"cursor\":\"%s\",\"count\":3,\"sortBy\":\"userName\",\"sortOrder\":\"descending\","
                + "\"filter\":\"userName ne \\\"user6\\\"\"}";
        ScimObject page = ok(scim.send("POST", "/Users/.search", String.format(search, "")));
        assertThat(all(page, "userName")).containsExactly("user5", "user4", "user3");
        ScimObject next = ok(scim.send(
                "POST",
                "/Users/.search",
                String.format(search, page.findString("nextCursor").orElseThrow())));
        assertThat(all(next, "userName")).containsExactly("user2", "user1", "user0");
        assertThat(next.has("nextCursor")).isFalse();
        assertThat(all(ok(scim.send("POST", "/.search", "{\"cursor\":\"\",\"count\":1}")), "userName"))
                .containsExactly("user0");
    }

    @Test
    @DisplayName("[249] [251] RFC 9865 §5.2: a cursor grants nothing; counts are taken anew with each page")
    void grantsNothing() {
        List<Set<Scope>> scopes = new ArrayList<>(List.of(Set.of(Scope.WRITE)));
        Scim limited = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .authenticator(headers -> new Principal("p", scopes.get(0))));
        limited.create("a");
        limited.create("b");
        String cursor = ok(limited.get("/Users?cursor&count=1"))
                .findString("nextCursor")
                .orElseThrow();
        scopes.set(0, Set.of(Scope.parse("read:Group")));
        assertError(limited.get("/Users?count=1&cursor=" + cursor), 403, "");
        scopes.set(0, Set.of(Scope.READ));
        assertThat(ok(limited.get("/Users?count=1&cursor=" + cursor)).find("totalResults"))
                .contains(ScimNumber.of(2));
    }

    @Test
    @DisplayName(
            "[250] RFC 9865 §5.2: a forged cursor is invalidCursor, whatever byte is touched; replicas may share the key")
    void forged() {
        String cursor = first("&count=3");
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertError(scim.get("/Users?count=3&cursor=" + forged), 400, "invalidCursor");
        }
        assertThat(server("k".repeat(32)).get("/Users?count=3&cursor=" + cursor).status())
                .isEqualTo(200);
        assertError(server("x".repeat(32)).get("/Users?count=3&cursor=" + cursor), 400, "invalidCursor");
        assertThatThrownBy(() -> ScimServer.builder().cursorKey(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("[252] RFC 9865 §5.3: cursors cost the server nothing: any number of them may live")
    void stateless() {
        List<String> cursors = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            cursors.add(first("&count=3"));
        }
        assertThat(scim.get("/Users?count=3&cursor=" + cursors.get(0)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("[253] RFC 9865 §2.4: startIndex and cursor exclude each other")
    void notBoth() {
        assertError(scim.get("/Users?cursor&startIndex=1"), 400, "invalidValue");
    }

    @Test
    void aProviderThatPagesByKeyIsAskedByKey() {
        List<String> asked = new ArrayList<>();
        KeyedProvider keyed = new KeyedProvider(asked);
        Scim server = new Scim(builder -> builder.resource(keyed));
        ScimObject page = ok(server.get("/Users?cursor&count=2"));
        ScimObject next = ok(server.get(
                "/Users?count=2&cursor=" + page.findString("nextCursor").orElseThrow()));
        assertThat(all(page, "userName")).containsExactly("a", "b");
        assertThat(all(next, "userName")).containsExactly("c");
        assertThat(next.has("nextCursor")).isFalse();
        assertThat(asked).containsExactly("", "after b");
    }

    @Test
    @DisplayName("[241] RFC 9865 §2: a cursor fits into a URL, whatever is sorted by")
    void shortCursors() {
        Scim memory = new Scim(
                builder -> builder.resource(MemoryProvider.of(User.TYPE)).resource(MemoryProvider.of(Group.TYPE)));
        for (String name : List.of("a", "b", "c")) {
            String members = IntStream.range(0, 2_000)
                    .mapToObj(i -> "{\"value\":\"" + name + i + "\"}")
                    .collect(Collectors.joining(","));
            memory.send(
                    "POST",
                    "/Groups",
                    "{\"displayName\":\"" + "x".repeat(5_000) + name + "\",\"members\":[" + members + "]}");
        }
        for (String sort : List.of("members", "displayName")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                ScimObject page = ok(memory.get("/Groups?count=1&sortBy=" + sort + "&cursor=" + cursor));
                seen.addAll(all(page, "displayName"));
                cursor = page.findString("nextCursor").orElse("");
                assertThat(cursor.length()).isLessThan(1_000);
            } while (!cursor.isEmpty());
            assertThat(seen).extracting(name -> name.substring(5_000)).containsExactly("a", "b", "c");
        }
    }
}
