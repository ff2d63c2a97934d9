package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two servers change one person at the same time, their calls in every order that a seed comes to. Once both are done the person
 * has what follows from what APIM says of them, whichever of the changes was the last.
 */
@DisplayName("Interleavings of two servers")
class InterleavingTest extends EmulatedService {

    /** How many orders are tried; more with {@code -Dinterleavings=}. */
    private static final long SEEDS = Long.getLong("interleavings", 60);

    private static final int STEPS = 3;

    private static final Map<String, Set<String>> BROUGHT_BY_ROLE =
            Map.of("basic", Set.of("starter"), "full", Set.of("unlimited"));

    private final TurnTaking turns = new TurnTaking();
    private String first = "";
    private String second = "";
    private String club = "";
    private String ada = "";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("nobody has a key that nothing brings, and nobody lacks one")
    void atRestEverybodyHasWhatTheyShould(long seed) throws Exception {
        Random random = new Random(seed);
        List<ApimService> servers = servers();
        begin(random);
        List<String> story = new ArrayList<>();
        List<Runnable> works = new ArrayList<>();
        for (ApimService server : servers) {
            List<Runnable> requests = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                requests.add(request(server, random, story));
            }
            works.add(() -> requests.forEach(InterleavingTest::insist));
        }
        turns.run(seed, works);
        assertThat(live())
                .as("seed %s, %s: %s %s", seed, story, user(ada), subscriptions(ada))
                .isEqualTo(wanted());
        if (isActive()) {
            assertThat(user(ada).groups().contains(club))
                    .as("seed %s, %s: %s", seed, story, user(ada))
                    .isEqualTo(hasRole("full"));
        }
    }

    private List<ApimService> servers() {
        first = createGroup("{\"displayName\":\"first\"}").id();
        second = createGroup("{\"displayName\":\"second\"}").id();
        club = createGroup("{\"displayName\":\"club\"}").id();
        AccessMapping mapping = MappingReader.read("test", """
                groups:
                  - {idp: first, apim: %s, products: [{id: starter}]}
                  - {idp: second, apim: %s, products: [{id: starter}, {id: unlimited}]}
                roles:
                  - {value: basic, products: [{id: starter}]}
                  - {value: full, groups: [%s], products: [{id: unlimited}]}
                """.formatted(first, second, club));
        Supplier<AccessMapping> current = () -> mapping;
        serve(connected.withMapping(current));
        createGroup("{\"displayName\":\"first\"}");
        createGroup("{\"displayName\":\"second\"}");
        return List.of(
                connect(turns.of(0)).withMapping(current), connect(turns.of(1)).withMapping(current));
    }

    /** Somebody in a state that is as random as what happens to them. */
    private void begin(Random random) {
        ada = createUser("{\"userName\":\"ada@example.com\",\"roles\":" + roles(random) + "}")
                .id();
        if (random.nextBoolean()) {
            join(ada, first);
        }
        if (random.nextBoolean()) {
            join(ada, second);
        }
        if (random.nextBoolean()) {
            setActive(ada, false);
        }
        assertThat(live()).isEqualTo(wanted());
    }

    private Runnable request(ApimService server, Random random, List<String> story) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                String group = random.nextBoolean() ? first : second;
                boolean in = random.nextBoolean();
                yield patching(server.groups(), group, in ? added(ada) : removed(ada), story);
            }
            case 2 ->
                patching(
                        server.users(),
                        ada,
                        "{\"op\":\"replace\",\"path\":\"roles\",\"value\":" + roles(random) + "}",
                        story);
            default ->
                patching(
                        server.users(),
                        ada,
                        "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + random.nextBoolean() + "}",
                        story);
        };
    }

    private static Runnable patching(ResourceProvider provider, String id, String operation, List<String> story) {
        story.add(operation);
        return () -> patch(
                RequestContext.of(new Principal("test"), "c", Dialect.tolerant()), provider, id, operation, false);
    }

    private static String roles(Random random) {
        List<String> roles = new ArrayList<>();
        for (String role : List.of("basic", "full")) {
            if (random.nextBoolean()) {
                roles.add("{\"value\":\"" + role + "\"}");
            }
        }
        return "[" + String.join(",", roles) + "]";
    }

    /** As an identity provider does: what failed for a moment is sent again. */
    private static void insist(Runnable request) {
        for (int attempt = 1; ; attempt++) {
            try {
                request.run();
                return;
            } catch (ScimException e) {
                assertThat(attempt).as(e.getMessage()).isLessThan(3);
            }
        }
    }

    private boolean isActive() {
        return user(ada).state().equals("active");
    }

    private boolean hasRole(String role) {
        return String.valueOf(user(ada).note()).contains("{\"value\":\"" + role + "\"}");
    }

    private Set<String> wanted() {
        Set<String> products = new TreeSet<>();
        if (isActive()) {
            BROUGHT_BY_ROLE.forEach((role, brought) -> products.addAll(hasRole(role) ? brought : Set.of()));
            products.addAll(user(ada).groups().contains(first) ? Set.of("starter") : Set.of());
            products.addAll(user(ada).groups().contains(second) ? Set.of("starter", "unlimited") : Set.of());
        }
        return products;
    }

    private Set<String> live() {
        Set<String> products = new TreeSet<>();
        subscriptions(ada).forEach((product, state) -> {
            if (state.equals("active")) {
                products.add(product);
            }
        });
        return products;
    }
}
