package io.scimwright.server.guide;

/** A row of an application that knows nothing of SCIM. */
class Employee {

    private String id = "";
    private String login;
    private String firstName;
    private String lastName;
    private String mail;
    private boolean enabled = true;
    private long version;

    Employee() {}

    Employee(Employee other) {
        id = other.id;
        login = other.login;
        firstName = other.firstName;
        lastName = other.lastName;
        mail = other.mail;
        enabled = other.enabled;
        version = other.version;
    }

    String getId() {
        return id;
    }

    void setId(String value) {
        id = value;
    }

    String getLogin() {
        return login;
    }

    void setLogin(String value) {
        login = value;
    }

    String getFirstName() {
        return firstName;
    }

    void setFirstName(String value) {
        firstName = value;
    }

    String getLastName() {
        return lastName;
    }

    void setLastName(String value) {
        lastName = value;
    }

    String getMail() {
        return mail;
    }

    void setMail(String value) {
        mail = value;
    }

    boolean isEnabled() {
        return enabled;
    }

    void setEnabled(boolean value) {
        enabled = value;
    }

    long getVersion() {
        return version;
    }

    void setVersion(long value) {
        version = value;
    }
}
