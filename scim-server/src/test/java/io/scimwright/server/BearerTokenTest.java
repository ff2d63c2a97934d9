package io.scimwright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    /** Such as a line of a token file in a setting, which would be one token that allows everything. */
    @ParameterizedTest
    @ValueSource(strings = {"s3cret-1 scope=read", "s3cret\ts3cret", "s3cret\n", " s3cret"})
    void aTokenWithABlankIsNone(String token) {
        assertThatThrownBy(() -> BearerToken.of("entra", token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the bearer token 'entra' holds a blank")
                .hasMessageNotContaining(token.strip());
    }

    @Test
    @SuppressWarnings("NullAway") // as of System.getenv, from code without such checks
    void aTokenThatIsMissingIsToldByItsName() {
        String unset = Map.<String, String>of().get("SCIM_TOKEN");
        assertThatThrownBy(() -> BearerTokens.of("entra", unset)).hasMessage("the bearer token 'entra' is missing");
    }

    @Test
    void aTokenStandsForItself() {
        assertThat(BearerToken.of("entra", "abc.DEF-1~2+3/4==")).hasToString("entra");
    }
}
