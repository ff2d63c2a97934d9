package io.scimwright.sql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row that knows nothing of who is in the team. */
final class Team {

    @Nullable
    String id;

    @Nullable
    String name;

    @Nullable
    String externalId;

    long version;

    @Nullable
    Instant created;

    @Nullable
    Instant changed;
}
