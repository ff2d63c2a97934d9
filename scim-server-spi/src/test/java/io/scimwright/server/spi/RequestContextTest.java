package io.scimwright.server.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import org.junit.jupiter.api.Test;

class RequestContextTest {

    private final RequestContext context = RequestContext.of(new Principal("test"), "c-1", Dialect.tolerant());

    @Test
    void whatAWriteSaysAgainWhenItIsTriedAgainIsToldOnce() {
        for (int attempt = 0; attempt < 2; attempt++) {
            context.recordSkippedMember("u-9");
            context.recordSkippedMember("u-3");
            context.recordIgnored("photos");
        }
        assertThat(context.skippedMembers()).containsExactly("u-9", "u-3");
        assertThat(context.ignored()).containsExactly("photos");
    }

    @Test
    void aFreshContextHasNothingRecorded() {
        context.recordSkippedMember("u-9");
        assertThat(context.fresh().skippedMembers()).isEmpty();
        assertThat(context.fresh().correlationId()).isEqualTo("c-1");
    }
}
