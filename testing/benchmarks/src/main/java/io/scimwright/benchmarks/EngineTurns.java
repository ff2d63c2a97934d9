package io.scimwright.benchmarks;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The requests of {@link EngineRequests} to all libraries by turns in one JVM, about ten milliseconds each: what else a machine does
 * slows all of them alike, so that the ratios hold where it is not quiet. Each library has its classes, and those that it needs, to
 * itself, so that the JVM compiles them for its work alone. They share one heap, and medians leave most collections of garbage out.
 */
public final class EngineTurns {

    private static final List<String> LIBRARIES = List.of("ScimSdk", "Ping", "PingTrees", "Scimwright");
    private static final long SECOND = 1_000_000_000;
    private static final long TURN = SECOND / 100;

    private EngineTurns() {}

    /**
     * Measures, and prints a Markdown table: medians of the times, and of the ratios to each other library in the same round.
     *
     * @param args the name of a request of {@link EngineRequests}, and seconds to measure; then the libraries, all without
     */
    public static void main(String[] args) throws ReflectiveOperationException, MalformedURLException {
        if (args.length < 2) {
            throw new IllegalArgumentException("a request and seconds, such as: post 20");
        }
        String request = args[0];
        int seconds = Integer.parseInt(args[1]);
        List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : LIBRARIES;
        List<Library> libraries = new ArrayList<>();
        for (String name : names) {
            libraries.add(new Library(name, request));
        }
        for (Library library : libraries) {
            library.warmUp();
        }
        List<Library> turns = new ArrayList<>(libraries);
        Random random = new Random(1);
        long end = System.nanoTime() + seconds * SECOND;
        while (System.nanoTime() < end) {
            Collections.shuffle(turns, random);
            for (Library library : turns) {
                library.takeTurn();
            }
        }
        print(request, libraries);
    }

    private static void print(String request, List<Library> libraries) {
        Library last = libraries.get(libraries.size() - 1);
        System.out.printf("%n| %s | us | %s's of it |%n|---|---:|---:|%n", request, last.name);
        for (Library library : libraries) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < library.times.size(); i++) {
                ratios.add(last.times.get(i) / library.times.get(i));
            }
            System.out.printf(
                    Locale.ROOT, "| %s | %.2f | %.3f |%n", library.name, median(library.times) / 1_000, median(ratios));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    /** One library with its server, its users, and its times: nanoseconds for a request, one for each turn. */
    private static final class Library {

        private final String name;
        private final List<Double> times = new ArrayList<>();
        private final ClassLoader own;
        private final Object run;
        private final Method ask;
        private int asked = 100;

        Library(String name, String request) throws ReflectiveOperationException, MalformedURLException {
            this.name = name;
            List<URL> classpath = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                classpath.add(Path.of(entry).toUri().toURL());
            }
            own = new URLClassLoader(classpath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(own);
            Class<?> type = Class.forName(EngineRequests.class.getName() + "$" + name, true, own);
            run = type.getConstructor().newInstance();
            type.getField("request").set(run, request);
            type.getMethod("prove").invoke(run);
            ask = type.getSuperclass().getDeclaredMethod("ask");
            ask.setAccessible(true);
        }

        void warmUp() throws ReflectiveOperationException {
            long end = System.nanoTime() + 4 * SECOND;
            while (System.nanoTime() < end) {
                asked = (int) Math.max(1, TURN / time());
            }
        }

        void takeTurn() throws ReflectiveOperationException {
            times.add(time());
        }

        private double time() throws IllegalAccessException, InvocationTargetException {
            Thread.currentThread().setContextClassLoader(own);
            long start = System.nanoTime();
            for (int i = 0; i < asked; i++) {
                ask.invoke(run);
            }
            return (double) (System.nanoTime() - start) / asked;
        }
    }
}
