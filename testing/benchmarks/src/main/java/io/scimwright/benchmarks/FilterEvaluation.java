package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.filter.resources.FilterResourceResolver;
import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.directory.scim.spec.exception.ScimResourceInvalidException;
import org.apache.directory.scim.spec.filter.FilterExpressions;
import org.apache.directory.scim.spec.resources.ScimResource;
import org.apache.directory.scim.spec.resources.ScimUser;
import org.apache.directory.scim.spec.schema.Schemas;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Testing the full enterprise user with the complex filter of {@link FilterParsing}, which holds; the filter has been read before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterEvaluation {

    private static final int MANY = 10_000;

    /** With {@code emails.value} for {@code emails}, which the RFC means by it and not every library understands. */
    private static final String TEXT = FilterTexts.named("complex").text().replace("emails co", "emails.value co");

    private final ResolvedFilter reference =
            ResolvedFilter.of(io.scimwright.filter.Filter.parse(TEXT), User.TYPE, Dialect.tolerant());
    private final Predicate<io.scimwright.core.resource.ScimResource> planned = reference.plan();
    private final io.scimwright.core.resource.ScimResource user =
            ScimJson.decode(Users.enterpriseUser(), User.TYPE, Dialect.tolerant());
    private final List<io.scimwright.core.resource.ScimResource> users = IntStream.range(0, MANY)
            .mapToObj(i -> ScimJson.decode(Users.enterpriseUser(i), User.TYPE, Dialect.tolerant()))
            .toList();

    private final FilterPeers peers = new FilterPeers();
    private final com.unboundid.scim2.common.filters.Filter pingFilter = peers.ping(TEXT);
    private final JsonNode pingUser = Peers.pingTree();
    private final ScimUser scimpleUser = Peers.scimpleUser(Users.enterpriseUser());
    private final Predicate<ScimResource> scimpleTest = scimpleTest();
    private final FilterNode scimSdkFilter = peers.scimSdk(TEXT);
    private final ServiceProvider scimSdkSettings = new ServiceProvider();
    private final List<de.captaingoldfish.scim.sdk.common.resources.User> scimSdkUsers =
            List.of(Peers.scimSdkUser(Users.enterpriseUser()));

    private Predicate<ScimResource> scimpleTest() {
        try {
            return FilterExpressions.inMemory(peers.scimple(TEXT), Schemas.schemaFor(ScimUser.class));
        } catch (ScimResourceInvalidException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses to measure a library that gives the wrong answer. */
    @Setup
    public void check(BenchmarkParams benchmark) throws ScimException {
        String method =
                benchmark.getBenchmark().substring(benchmark.getBenchmark().lastIndexOf('.') + 1);
        boolean holds = switch (method) {
            case "scimwright" -> scimwright();
            case "reference" -> reference();
            case "byHand" -> byHand();
            case "amongTenThousand" -> amongTenThousand() == MANY;
            case "ping" -> ping();
            case "scimple" -> scimple();
            case "scimSdk" -> scimSdk() == 1;
            default -> throw new IllegalStateException(method);
        };
        if (!holds) {
            throw new IllegalStateException(method + " does not find the user");
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
        for (io.scimwright.core.resource.ScimResource each : users) {
            matches += planned.test(each) ? 1 : 0;
        }
        return matches;
    }

    /** Ping Identity's SCIM 2 SDK, on the JSON library's tree as it works. */
    @Benchmark
    public boolean ping() throws ScimException {
        return FilterEvaluator.evaluate(pingFilter, pingUser);
    }

    /** Apache Directory SCIMple, on its own object. */
    @Benchmark
    public boolean scimple() {
        return scimpleTest.test(scimpleUser);
    }

    /** SCIM-SDK, which tests lists: here a list of one. */
    @Benchmark
    public int scimSdk() {
        return FilterResourceResolver.filterResources(scimSdkSettings, scimSdkUsers, scimSdkFilter)
                .size();
    }

    /** The floor: the same test written by hand for this one filter, case folded for ASCII only. */
    @Benchmark
    public boolean byHand() {
        ScimObject tree = user.attributes();
        return tree.value("userType") instanceof ScimString type
                && type.value().equalsIgnoreCase("Employee")
                && (hasMail(tree, null, "example.com") || hasMail(tree, "work", "@example.org"))
                && !(tree.value("meta") instanceof ScimObject meta
                        && meta.value("lastModified") instanceof ScimString time
                        && time.value().compareTo("2011-05-13T04:42:34Z") < 0);
    }

    private static boolean hasMail(ScimObject tree, @Nullable String type, String part) {
        return tree.elements("emails").stream()
                .anyMatch(email -> email instanceof ScimObject object
                        && (type == null || isText(object.value("type"), type))
                        && object.value("value") instanceof ScimString value
                        && value.value().toLowerCase(Locale.ROOT).contains(part));
    }

    private static boolean isText(ScimValue value, String expected) {
        return value instanceof ScimString text && text.value().equalsIgnoreCase(expected);
    }
}
