package io.scimwright.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.utils.JsonHelper;
import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.directory.scim.spec.resources.ScimUser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing the full enterprise user of RFC 7643 section 8.3 as UTF-8. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class JsonWriting {

    private record Token(JsonToken type, String text) {}

    private final JsonFactory factory = new JsonFactory();
    private final List<Token> tokens = tokensOf(Users.enterpriseUser());
    private final ScimResource user =
            ScimJson.decode(Users.enterpriseUser(), io.scimwright.core.resource.User.TYPE, Dialect.tolerant());
    private final UserResource pingUser = Peers.pingUser(Users.enterpriseUser());
    private final ScimUser scimpleUser = Peers.scimpleUser(Users.enterpriseUser());
    private final User scimSdkUser = Peers.scimSdkUser(Users.enterpriseUser());

    private static List<Token> tokensOf(byte[] json) {
        List<Token> all = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken type = parser.nextToken(); type != null; type = parser.nextToken()) {
                all.add(new Token(type, type.isStructStart() || type.isStructEnd() ? "" : parser.getText()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** This library, all that is returned by default. */
    @Benchmark
    public Object scimwright() {
        return ScimJson.encodeUtf8(user, Projection.standard());
    }

    /** The floor: the tokens, known beforehand. */
    @Benchmark
    public Object tokens() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator generator = factory.createGenerator(bytes)) {
            for (Token token : tokens) {
                switch (token.type()) {
                    case START_OBJECT -> generator.writeStartObject();
                    case END_OBJECT -> generator.writeEndObject();
                    case START_ARRAY -> generator.writeStartArray();
                    case END_ARRAY -> generator.writeEndArray();
                    case FIELD_NAME -> generator.writeFieldName(token.text());
                    case VALUE_TRUE -> generator.writeBoolean(true);
                    case VALUE_FALSE -> generator.writeBoolean(false);
                    default -> generator.writeString(token.text());
                }
            }
        }
        return bytes.toByteArray();
    }

    /** Ping Identity's SCIM 2 SDK. */
    @Benchmark
    public Object ping() throws IOException {
        return JsonUtils.getObjectWriter().writeValueAsBytes(pingUser);
    }

    /** Apache Directory SCIMple. */
    @Benchmark
    public Object scimple() {
        return Peers.scimpleBytes(scimpleUser);
    }

    /** SCIM-SDK. */
    @Benchmark
    public Object scimSdk() {
        return JsonHelper.toJsonString(scimSdkUser).getBytes(StandardCharsets.UTF_8);
    }
}
