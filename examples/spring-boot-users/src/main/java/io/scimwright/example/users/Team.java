package io.scimwright.example.users;

import io.scimwright.sql.TextFold;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Employees who work together: a row of {@code team}. Who they are stands in {@code team_member}. */
class Team {

    private UUID id = UUID.randomUUID();

    @Size(max = 200)
    private String name = "";

    /** Added for SCIM: what the identity provider calls the team. */
    private @Nullable String externalId;

    /** Added for SCIM: counts the writes. */
    private long version;

    private Instant created = Instant.EPOCH;
    private Instant changed = Instant.EPOCH;

    public UUID getId() {
        return id;
    }

    public void setId(UUID value) {
        id = value;
    }

    public String getName() {
        return name;
    }

    public void setName(String value) {
        name = value;
    }

    /** What is unique of the name: the name without regard to case, as SCIM compares it. */
    public String getNameKey() {
        return TextFold.fold(name);
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    public void setExternalId(@Nullable String value) {
        externalId = value;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long value) {
        version = value;
    }

    public Instant getCreated() {
        return created;
    }

    public void setCreated(Instant value) {
        created = value;
    }

    public Instant getChanged() {
        return changed;
    }

    public void setChanged(Instant value) {
        changed = value;
    }
}
