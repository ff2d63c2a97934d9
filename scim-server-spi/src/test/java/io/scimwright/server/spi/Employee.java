package io.scimwright.server.spi;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of an application that knew nothing of SCIM when it was written. */
class Employee {

    private int id;
    private @Nullable String login;
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String mail;
    private @Nullable String passwordHash;
    private @Nullable String rest;
    private boolean enabled = true;
    private int version;
    private @Nullable Instant hired;

    Employee() {}

    Employee(Employee other) {
        id = other.id;
        login = other.login;
        firstName = other.firstName;
        lastName = other.lastName;
        mail = other.mail;
        passwordHash = other.passwordHash;
        rest = other.rest;
        enabled = other.enabled;
        version = other.version;
        hired = other.hired;
    }

    int getId() {
        return id;
    }

    void setId(int value) {
        id = value;
    }

    @NotBlank
    @Nullable
    String getLogin() {
        return login;
    }

    void setLogin(@Nullable String value) {
        login = value;
    }

    @Nullable
    String getFirstName() {
        return firstName;
    }

    void setFirstName(@Nullable String value) {
        firstName = value;
    }

    @Size(max = 20)
    @Nullable
    String getLastName() {
        return lastName;
    }

    void setLastName(@Nullable String value) {
        lastName = value;
    }

    @Size(max = 40)
    @Nullable
    String getMail() {
        return mail;
    }

    void setMail(@Nullable String value) {
        mail = value;
    }

    @Nullable
    String getPasswordHash() {
        return passwordHash;
    }

    void setPassword(String value) {
        passwordHash = "hash of " + value.length();
    }

    @Nullable
    String getRest() {
        return rest;
    }

    void setRest(@Nullable String value) {
        rest = value;
    }

    boolean isEnabled() {
        return enabled;
    }

    void setEnabled(boolean value) {
        enabled = value;
    }

    int getVersion() {
        return version;
    }

    void setVersion(int value) {
        version = value;
    }

    @Nullable
    Instant getHired() {
        return hired;
    }

    void setHired(@Nullable Instant value) {
        hired = value;
    }
}
