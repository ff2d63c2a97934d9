package io.scimwright.example.provisioner;

import io.scimwright.server.BearerToken;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.TokenFile;
import io.scimwright.server.spi.Authenticator;
import java.nio.file.Path;
import java.util.List;

/**
 * The bearer tokens of SCIM clients, from the settings or from a file.
 *
 * @param known as they are at the start
 */
record ScimTokens(Authenticator authenticator, List<BearerToken> known) {

    /**
     * The tokens that the settings give.
     *
     * @throws IllegalArgumentException when one is malformed or the file cannot be read; the message holds no token
     */
    static ScimTokens of(ProvisionerSettings settings) {
        if (settings.tokenFile().isBlank()) {
            BearerTokens tokens = BearerTokens.of(settings.tokens());
            return new ScimTokens(tokens, tokens.tokens());
        }
        TokenFile file = TokenFile.at(Path.of(settings.tokenFile()));
        return new ScimTokens(file, file.tokens());
    }
}
