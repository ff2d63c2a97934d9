package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Testing users with a filter of logic, a value path, a boolean and a point in time that has been read before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterEvaluation {

    private static final int MANY = 10_000;

    private static final String TEXT = "(userName sw \"bjensen\" or name.familyName co \"sen\")"
            + " and emails[type eq \"work\" and value ew \"@example.com\"]"
            + " and active eq true and meta.lastModified gt \"2010-01-01T00:00:00Z\"";

    private final ResolvedFilter reference =
            ResolvedFilter.of(io.scimwright.filter.Filter.parse(TEXT), User.TYPE, Dialect.tolerant());
    private final Predicate<ScimResource> planned = reference.plan();
    private final ScimResource user = ScimJson.decode(Users.enterpriseUser(), User.TYPE, Dialect.tolerant());
    private final List<ScimResource> users = IntStream.range(0, MANY)
            .mapToObj(i -> ScimJson.decode(Users.enterpriseUser(i), User.TYPE, Dialect.tolerant()))
            .toList();
    private final Filter pingFilter = pingFilter();
    private final JsonNode pingUser = pingUser();

    private static Filter pingFilter() {
        try {
            return Filter.fromString(TEXT);
        } catch (ScimException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode pingUser() {
        try {
            return new ObjectMapper().readTree(Users.enterpriseUser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This library, planned. */
    @Benchmark
    public boolean scimwright() {
        return planned.test(user);
    }

    /** This library, the reference meaning. */
    @Benchmark
    public boolean reference() {
        return reference.matches(user);
    }

    /** This library, planned, over ten thousand users; the time of one. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public int amongTenThousand() {
        int matches = 0;
        for (ScimResource each : users) {
            matches += planned.test(each) ? 1 : 0;
        }
        return matches;
    }

    /** Ping Identity's SCIM 2 SDK, on the JSON library's tree as it works. */
    @Benchmark
    public boolean ping() throws ScimException {
        return FilterEvaluator.evaluate(pingFilter, pingUser);
    }

    /** The floor: the same test written by hand for this one filter, case folded for ASCII only. */
    @Benchmark
    public boolean byHand() {
        ScimObject tree = user.attributes();
        return (startsWith(tree, "userName", "bjensen") || familyNameContains(tree, "sen"))
                && hasWorkMail(tree)
                && tree.findBoolean("active").orElse(false)
                && tree.findObject("meta")
                        .flatMap(meta -> meta.findString("lastModified"))
                        .filter(time -> time.compareTo("2010-01-01T00:00:00Z") > 0)
                        .isPresent();
    }

    private static boolean startsWith(ScimObject tree, String name, String prefix) {
        return tree.value(name) instanceof ScimString text
                && text.value().regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean familyNameContains(ScimObject tree, String part) {
        return tree.findObject("name")
                .flatMap(name -> name.findString("familyName"))
                .filter(text -> text.toLowerCase(Locale.ROOT).contains(part))
                .isPresent();
    }

    private static boolean hasWorkMail(ScimObject tree) {
        String end = "@example.com";
        return tree.elements("emails").stream()
                .anyMatch(email -> email instanceof ScimObject object
                        && object.findString("type")
                                .filter("work"::equalsIgnoreCase)
                                .isPresent()
                        && object.value("value") instanceof ScimString text
                        && text.value()
                                .regionMatches(true, text.value().length() - end.length(), end, 0, end.length()));
    }
}
