package io.scimwright.consumer;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A row of the application. */
class Employee {

    private String id = "";
    private String login = "";
    private @Nullable Badge badge;
    private @Nullable String rest;
    private boolean enabled = true;
    private long version;

    @Size(max = 20, message = "at most 20 characters") private @Nullable String title;

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

    @Nullable String getTitle() {
        return title;
    }

    void setTitle(@Nullable String value) {
        title = value;
    }

    boolean isEnabled() {
        return enabled;
    }

    void setEnabled(boolean value) {
        enabled = value;
    }

    @Nullable Badge getBadge() {
        return badge;
    }

    void setBadge(@Nullable Badge value) {
        badge = value;
    }

    @Nullable String getRest() {
        return rest;
    }

    void setRest(@Nullable String value) {
        rest = value;
    }

    long getVersion() {
        return version;
    }

    void setVersion(long value) {
        version = value;
    }

    Employee copy() {
        Employee copy = new Employee();
        copy.id = id;
        copy.login = login;
        copy.title = title;
        copy.enabled = enabled;
        copy.badge = badge;
        copy.rest = rest;
        copy.version = version;
        return copy;
    }
}
