package io.scimwright.example.jakarta;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** People who work together. */
final class Team extends Row<Team> {

    private String name = "";

    /** Keys of employees, and of teams that are part of this one. */
    private Set<String> members = Set.of();

    /** Added for SCIM: what the identity provider calls the team. */
    private @Nullable String externalId;

    Team() {}

    private Team(Team other) {
        super(other);
        name = other.name;
        members = other.members;
        externalId = other.externalId;
    }

    @Override
    Team copy() {
        return new Team(this);
    }

    @Override
    String uniqueName() {
        return name;
    }

    String getName() {
        return name;
    }

    void setName(String value) {
        name = value;
    }

    Set<String> getMembers() {
        return members;
    }

    void setMembers(Set<String> value) {
        members = new LinkedHashSet<>(value);
    }

    @Nullable
    String getExternalId() {
        return externalId;
    }

    void setExternalId(@Nullable String value) {
        externalId = value;
    }
}
