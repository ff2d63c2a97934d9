package io.scimwright.example.users;

import io.scimwright.sql.TextFold;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who works here: a row of {@code employee} with its rows of {@code employee_email}. */
class Employee {

    private UUID id = UUID.randomUUID();

    @Size(max = 200)
    private String login = "";

    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String displayName;
    private @Nullable String title;
    private @Nullable String department;
    private boolean enabled = true;
    private @Nullable String badgeNumber;
    private @Nullable OffsetDateTime badgeValidUntil;
    private List<Mail> mails = List.of();

    /** Added for SCIM: what the identity provider calls the employee. */
    private @Nullable String externalId;

    /** Added for SCIM: JSON of everything that has no column of its own. */
    private @Nullable String rest;

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

    public String getLogin() {
        return login;
    }

    public void setLogin(String value) {
        login = value;
    }

    /** What is unique of the login: the login without regard to case, as SCIM compares it. */
    public String getLoginKey() {
        return TextFold.fold(login);
    }

    public @Nullable String getFirstName() {
        return firstName;
    }

    public void setFirstName(@Nullable String value) {
        firstName = value;
    }

    public @Nullable String getLastName() {
        return lastName;
    }

    public void setLastName(@Nullable String value) {
        lastName = value;
    }

    public @Nullable String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(@Nullable String value) {
        displayName = value;
    }

    public @Nullable String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String value) {
        title = value;
    }

    public @Nullable String getDepartment() {
        return department;
    }

    public void setDepartment(@Nullable String value) {
        department = value;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean value) {
        enabled = value;
    }

    public @Nullable String getBadgeNumber() {
        return badgeNumber;
    }

    public void setBadgeNumber(@Nullable String value) {
        badgeNumber = value;
    }

    public @Nullable OffsetDateTime getBadgeValidUntil() {
        return badgeValidUntil;
    }

    public void setBadgeValidUntil(@Nullable OffsetDateTime value) {
        badgeValidUntil = value;
    }

    public List<Mail> getMails() {
        return mails;
    }

    public void setMails(List<Mail> value) {
        mails = List.copyOf(value);
    }

    public @Nullable String getExternalId() {
        return externalId;
    }

    public void setExternalId(@Nullable String value) {
        externalId = value;
    }

    public @Nullable String getRest() {
        return rest;
    }

    public void setRest(@Nullable String value) {
        rest = value;
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
