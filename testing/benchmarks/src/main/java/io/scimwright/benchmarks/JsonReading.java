package io.scimwright.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading the full enterprise user of RFC 7643 section 8.3. This library checks every value, the others read what is there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonReading {

    private final byte[] json = Users.enterpriseUser();
    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();

    /** This library. */
    @Benchmark
    public ScimResource scimwright() {
        return ScimJson.decode(json, User.TYPE, Dialect.tolerant());
    }

    /** The floor: the tokens, and nothing made of them. */
    @Benchmark
    public int tokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = factory.createParser(json)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** The JSON library's own tree. */
    @Benchmark
    public Object jacksonTree() throws IOException {
        return mapper.readTree(json);
    }

    /** Ping Identity's SCIM 2 SDK. */
    @Benchmark
    public Object ping() {
        return Peers.pingUser(json);
    }

    /** SCIM-SDK, which takes text and checks nothing yet; its server checks in a second pass. */
    @Benchmark
    public Object scimSdk() {
        return Peers.scimSdkUser(json);
    }
}
