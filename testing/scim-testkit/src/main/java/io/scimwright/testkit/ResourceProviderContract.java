package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tells whether a {@link io.scimwright.server.spi.ResourceProvider} is right. Extend it and give it the provider:
 *
 * <pre>{@code
 * class ConsumerProviderContract extends ResourceProviderContract {
 *     protected ResourceProvider provider() {
 *         return new ConsumerProvider(new EmptyGateway());
 *     }
 * }
 * }</pre>
 *
 * <p>A {@code ResourceRepository} is tested the same way, through {@code RepositoryProvider.of(repository, mapper)}. What the
 * provider declares that it leaves to the engine is skipped, with the reason. The provider is called as the engine calls it, from
 * several threads where concurrency is tested.
 */
public abstract class ResourceProviderContract extends MembershipContract {

    private static final int WRITERS = 16;
    private static final int PATIENCE_SECONDS = 60;

    @Test
    @DisplayName("concurrency: members added at the same time are all there, whatever else is changed meanwhile")
    void parallelAdditionsLoseNothing() {
        requireMembers();
        String group = create(1).id();
        together(writer -> {
            if (writer % 2 == 0) {
                patchAsEngine(group, replaceText("State " + writer));
            }
            return patchAsEngine(group, add(writer));
        });
        assertThat(members(group))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, WRITERS).mapToObj(this::member).toList());
    }

    @Test
    @DisplayName("concurrency: changes of two attributes made at the same time are both there")
    void parallelPatchesLoseNothing() {
        assumeTrue(
                kept("active").isPresent() && kept(text().toString()).isPresent(),
                "the type has no two attributes to change");
        ScimResource created = create(1);
        together(writer -> patchAsEngine(
                created.id(),
                writer % 2 == 0 ? replaceText("Changed") : "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
        ScimResource found = require(created.id());
        assertThat(found.find(text())).contains("Changed");
        assertThat(found.find(User.ACTIVE)).contains(false);
    }

    @Test
    @DisplayName("concurrency: of several creates of one unique value exactly one succeeds")
    void oneOfParallelCreatesSucceeds() {
        assumeTrue(unique().isPresent(), "the type has no unique attribute");
        List<Integer> statuses = together(writer -> {
            try {
                create(1);
                return 201;
            } catch (ScimException refused) {
                return refused.status();
            }
        });
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(all()).hasSize(1);
    }

    @Test
    @DisplayName("concurrency: who reads meanwhile sees the state before or after, and no error")
    void readersSeeWholeStates() {
        ScimResource created = create(1);
        patch(created.id(), replaceText("State 0"));
        List<String> seen = together(writer -> {
            if (writer % 2 == 0) {
                patchAsEngine(created.id(), replaceText("State " + writer));
            }
            return require(created.id()).find(text()).orElse("(unassigned)");
        });
        assertThat(seen).allMatch(text -> text.startsWith("State "));
    }

    @Test
    @DisplayName("concurrency: of a change and a deletion meant for one version only one happens")
    void aVersionIsUsedOnce() {
        assumeTrue(subject().capabilities().keepsVersions(), "the provider declares that it keeps no versions");
        ResourceProvider other = anotherNode();
        ScimResource created = create(1);
        Precondition seen = Precondition.unchangedSince(created);
        List<Integer> statuses = together(writer -> status(() -> {
            if (writer % 2 == 0) {
                patch(created.id(), replaceText("Changed"), seen);
            } else {
                other.delete(new DeleteRequest(context(), created.id(), seen));
            }
        }));
        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 404, 412);
    }

    @Test
    @DisplayName(
            "concurrency: a deletion that nobody made conditional happens though others write, and what is deleted stays gone")
    void whatIsDeletedMeanwhileStaysGone() {
        ResourceProvider other = anotherNode();
        String id = create(1).id();
        List<Integer> statuses = together(writer -> status(() -> asEngine(() -> {
            if (writer == 0) {
                other.delete(new DeleteRequest(context(), id));
            } else {
                patch(id, replaceText("Changed " + writer));
            }
        })));
        assertThat(statuses.get(0)).as("status of the deletion").isEqualTo(200);
        assertThat(statuses).as("statuses of the changes").isSubsetOf(200, 404);
        assertThat(find(id)).isEmpty();
        assertThat(all()).isEmpty();
    }

    private static int status(Runnable call) {
        try {
            call.run();
            return 200;
        } catch (ScimException refused) {
            return refused.status();
        }
    }

    /** The engine reads and writes again when it loses a race that the client did not ask to be told of. */
    private int patchAsEngine(String id, String operations) {
        return asEngine(() -> patch(id, operations));
    }

    private static int asEngine(Runnable write) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                write.run();
                return 200;
            } catch (ScimException refused) {
                if (refused.status() != 412) {
                    throw refused;
                }
            }
        }
        throw new AssertionError("a write lost 100 races in a row");
    }

    private interface Work<R> {
        R run(int writer) throws Exception;
    }

    private static <R> List<R> together(Work<R> work) {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        try {
            List<Future<R>> started = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                Callable<R> task = () -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return work.run(writer);
                };
                started.add(threads.submit(task));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : started) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + WRITERS + " concurrent calls failed", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("concurrent calls do not come back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
