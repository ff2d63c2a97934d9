package io.scimwright.example.jakarta;

import org.jspecify.annotations.Nullable;

/** Somebody who works here, as the application has known it before anybody spoke of SCIM. */
final class Employee extends Row<Employee> {

    private String login = "";
    private @Nullable String firstName;
    private @Nullable String lastName;
    private @Nullable String mail;
    private boolean enabled = true;

    /** Added for SCIM: what the identity provider calls the employee. */
    private @Nullable String externalId;

    /** Added for SCIM: JSON of everything that has no field of its own. */
    private @Nullable String rest;

    Employee() {}

    private Employee(Employee other) {
        super(other);
        login = other.login;
        firstName = other.firstName;
        lastName = other.lastName;
        mail = other.mail;
        enabled = other.enabled;
        externalId = other.externalId;
        rest = other.rest;
    }

    @Override
    Employee copy() {
        return new Employee(this);
    }

    @Override
    String uniqueName() {
        return login;
    }

    String getLogin() {
        return login;
    }

    void setLogin(String value) {
        login = value;
    }

    @Nullable
    String getFirstName() {
        return firstName;
    }

    void setFirstName(@Nullable String value) {
        firstName = value;
    }

    @Nullable
    String getLastName() {
        return lastName;
    }

    void setLastName(@Nullable String value) {
        lastName = value;
    }

    @Nullable
    String getMail() {
        return mail;
    }

    void setMail(@Nullable String value) {
        mail = value;
    }

    boolean isEnabled() {
        return enabled;
    }

    void setEnabled(boolean value) {
        enabled = value;
    }

    @Nullable
    String getExternalId() {
        return externalId;
    }

    void setExternalId(@Nullable String value) {
        externalId = value;
    }

    @Nullable
    String getRest() {
        return rest;
    }

    void setRest(@Nullable String value) {
        rest = value;
    }
}
