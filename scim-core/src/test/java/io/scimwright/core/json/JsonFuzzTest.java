package io.scimwright.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import java.util.List;

/**
 * What has to hold for any bytes that a client may send as a body. An ordinary test run tries the seeds in src/test/resources;
 * the Maven profile {@code fuzz} goes on from them. What it finds becomes a seed.
 */
class JsonFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void anyJsonIsReadOrExplained(byte[] body) {
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            check(body, User.TYPE, dialect);
            check(body, Group.TYPE, dialect);
        }
    }

    private static void check(byte[] body, ResourceType type, Dialect dialect) {
        ScimResource read;
        try {
            read = ScimJson.decode(body, type, dialect);
        } catch (ScimException e) {
            assertThat(e.error().status()).isEqualTo(400);
            assertThat(e.error().detail()).isNotBlank();
            return;
        }
        assertThatWritingKeepsIt(read);
        try {
            ScimJson.submitted(body, type, dialect, ignored -> {});
        } catch (ScimException e) {
            assertThat(e.error().status()).isEqualTo(400);
        }
    }

    /** Reading what was written gives the same again, but for what is never returned. */
    private static void assertThatWritingKeepsIt(ScimResource read) {
        byte[] written = ScimJson.encodeUtf8(read, Projection.standard());
        ScimResource again = ScimJson.decode(written, read.type(), Dialect.rfc());
        assertThat(ScimJson.encodeUtf8(again, Projection.standard())).isEqualTo(written);
        assertThat(again.attributes().without("password")).isEqualTo(again.attributes());
    }
}
