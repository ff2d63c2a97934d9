package io.scimwright.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.scimwright.core.Dialect;
import io.scimwright.core.json.JsonOutput;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing a hundred full users of which {@code userName} and {@code emails.value} are asked for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProjectedList {

    private final Projection projection =
            Projection.only(User.TYPE, List.of("userName", "emails.value"), Dialect.tolerant());
    private final List<ScimResource> users = IntStream.range(0, 100)
            .mapToObj(i -> ScimJson.decode(Users.enterpriseUser(i), User.TYPE, Dialect.tolerant()))
            .toList();
    private final JsonFactory factory = new JsonFactory();

    /** This library. */
    @Benchmark
    public Object scimwright() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonOutput out = JsonOutput.to(bytes)) {
            out.startObject().startArray("Resources");
            for (ScimResource user : users) {
                out.resource(user, projection);
            }
            out.endArray().endObject();
        }
        return bytes;
    }

    /** The floor: the same members written by hand. */
    @Benchmark
    public Object byHand() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator out = factory.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("Resources");
            for (ScimResource user : users) {
                out.writeStartObject();
                out.writeArrayFieldStart("schemas");
                for (ScimValue uri : user.attributes().elements("schemas")) {
                    out.writeString(((ScimString) uri).value());
                }
                out.writeEndArray();
                out.writeStringField("id", user.id());
                out.writeStringField("userName", user.require(User.USER_NAME));
                out.writeArrayFieldStart("emails");
                for (ScimValue email : user.attributes().elements("emails")) {
                    out.writeStartObject();
                    out.writeStringField(
                            "value", ((ScimObject) email).findString("value").orElseThrow());
                    out.writeEndObject();
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes;
    }
}
