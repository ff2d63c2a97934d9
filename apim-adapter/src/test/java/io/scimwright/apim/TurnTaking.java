package io.scimwright.apim;

import io.scimwright.apim.traffic.CallListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Lets servers make one call at a time, in an order that a seed decides: after each answer a server waits for its next turn before
 * it learns it.
 */
final class TurnTaking {

    private static final int NOBODY = -1;

    private final TreeSet<Integer> atWork = new TreeSet<>();
    private final TreeSet<Integer> waiting = new TreeSet<>();
    private Random random = new Random(0);
    private int turn = NOBODY;

    /** To be told about the calls of a server. */
    CallListener of(int server) {
        return (kind, status, took) -> await(server);
    }

    /** Does the work of each server on a thread of its own. */
    void run(long seed, List<Runnable> works) throws InterruptedException, ExecutionException {
        random = new Random(seed);
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            begin(works.size());
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < works.size(); i++) {
                int server = i;
                running.add(threads.submit(() -> {
                    await(server);
                    try {
                        works.get(server).run();
                    } finally {
                        leave(server);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private synchronized void begin(int servers) {
        for (int i = 0; i < servers; i++) {
            atWork.add(i);
        }
    }

    private synchronized void await(int server) {
        if (!atWork.contains(server)) {
            return;
        }
        waiting.add(server);
        choose();
        while (turn != server) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        waiting.remove(server);
        turn = NOBODY;
    }

    private synchronized void leave(int server) {
        atWork.remove(server);
        choose();
    }

    /** Once all wait, one of them goes on. */
    private void choose() {
        if (turn == NOBODY && !waiting.isEmpty() && waiting.equals(atWork)) {
            turn = List.copyOf(waiting).get(random.nextInt(waiting.size()));
            notifyAll();
        }
    }
}
