package io.scimwright.server;

import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bearer tokens in a file that is read again when it changes: rotation and revocation without a restart. Each line is one
 * {@link BearerToken#parse token}; blank lines and lines that start with {@code #} are skipped. Thread-safe.
 *
 * <p>A file without tokens refuses everybody. A file that is malformed or gone leaves the tokens as they were and is logged, so
 * that a half-written file locks nobody out; at the start it is an error.
 */
public final class TokenFile implements Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final Path file;
    private volatile State state;

    /**
     * What was seen last.
     *
     * @param problem why the file of that stamp is not used; empty where it is
     */
    private record State(List<Object> stamp, BearerTokens tokens, String problem) {}

    private TokenFile(Path file) throws IOException {
        this.file = file;
        this.state = new State(stamp(), read(), "");
    }

    /**
     * The tokens of a file.
     *
     * @throws IllegalArgumentException when it cannot be read or is malformed; the message names the line and never a token
     */
    public static TokenFile at(Path file) {
        try {
            return new TokenFile(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("the token file " + file + " cannot be read", e);
        }
    }

    /** The tokens as they are now, for looking at their names and expiry. */
    public List<BearerToken> tokens() {
        return current().tokens();
    }

    /** Why the file as it is now is not used, without a token; empty while the tokens are those that it holds. */
    public Optional<String> problem() {
        current();
        String problem = state.problem();
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    @Override
    public Principal authenticate(RequestHeaders headers) {
        return current().authenticate(headers);
    }

    private BearerTokens current() {
        State known = state;
        try {
            List<Object> stamp = stamp();
            return stamp.equals(known.stamp()) ? known.tokens() : refreshed(stamp);
        } catch (IOException e) {
            return kept(List.of("unreadable"), e);
        }
    }

    private synchronized BearerTokens refreshed(List<Object> stamp) {
        State known = state;
        if (stamp.equals(known.stamp())) {
            return known.tokens();
        }
        try {
            BearerTokens tokens = read();
            state = new State(stamp, tokens, "");
            LOG.info("the token file {} was read again: {}", file, tokens);
            return tokens;
        } catch (IOException | IllegalArgumentException e) {
            return kept(stamp, e);
        }
    }

    /** The tokens as they are now: another thread may have read newer ones since this one looked at the file. */
    private synchronized BearerTokens kept(List<Object> stamp, Exception cause) {
        BearerTokens tokens = state.tokens();
        if (!state.stamp().equals(stamp)) {
            String problem =
                    cause instanceof IOException ? file + " cannot be read" : String.valueOf(cause.getMessage());
            state = new State(stamp, tokens, problem);
            LOG.error("the token file {} cannot be used, the tokens stay as they were: {}", file, problem);
        }
        return tokens;
    }

    private List<Object> stamp() throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return List.of(now.lastModifiedTime(), now.size(), Objects.requireNonNullElse(now.fileKey(), ""));
    }

    private BearerTokens read() throws IOException {
        List<BearerToken> tokens = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                BearerToken token = BearerToken.parse(line);
                if (!names.add(token.toString())) {
                    throw new IllegalArgumentException("a second token has the name '" + token + "'");
                }
                tokens.add(token);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return tokens.isEmpty() ? BearerTokens.none() : BearerTokens.of(tokens);
    }

    /** The file and the names of the tokens; never the tokens. */
    @Override
    public String toString() {
        return file + " " + state.tokens();
    }
}
