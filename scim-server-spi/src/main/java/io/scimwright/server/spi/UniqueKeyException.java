package io.scimwright.server.spi;

import io.scimwright.core.attribute.Attribute;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository's report that another row has a value that has to be unique; becomes 409 uniqueness. Immutable. */
public final class UniqueKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String path;

    private UniqueKeyException(@Nullable String path, @Nullable Throwable cause) {
        super(path == null ? "a unique key is taken" : path + " is taken", cause);
        this.path = path;
    }

    /** The value of this attribute is taken. */
    public static UniqueKeyException of(Attribute<?> attribute) {
        return new UniqueKeyException(attribute.toString(), null);
    }

    /** Some value is taken and the store does not say which. */
    public static UniqueKeyException causedBy(Throwable cause) {
        return new UniqueKeyException(null, cause);
    }

    /** The path of the attribute; absent where the store does not say. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }
}
