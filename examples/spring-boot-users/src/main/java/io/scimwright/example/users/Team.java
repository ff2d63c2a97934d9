package io.scimwright.example.users;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Employees who work together: a row of {@code team} with its rows of {@code team_member}. */
class Team {

    private String id = "";

    /** Without regard to case no other team's. */
    @Size(max = 200)
    private String name = "";

    /** Ids of employees. */
    private Set<String> members = Set.of();

    /** Added for SCIM: what the identity provider calls the team. */
    private @Nullable String externalId;

    /** Added for SCIM: counts the writes. */
    private long version;

    private Instant created = Instant.EPOCH;
    private Instant changed = Instant.EPOCH;

    public String getId() {
        return id;
    }

    public void setId(String value) {
        id = value;
    }

    public String getName() {
        return name;
    }

    public void setName(String value) {
        name = value;
    }

    public Set<String> getMembers() {
        return members;
    }

    public void setMembers(Set<String> value) {
        members = new LinkedHashSet<>(value);
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
