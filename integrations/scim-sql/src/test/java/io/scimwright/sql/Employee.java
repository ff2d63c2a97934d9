package io.scimwright.sql;

import io.scimwright.core.resource.Email;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of an application that knew nothing of SCIM when it was written, with its e-mail addresses. */
final class Employee {

    long id;
    long version;

    @Nullable
    String login;

    @Nullable
    String externalId;

    @Nullable
    String firstName;

    @Nullable
    String lastName;

    @Nullable
    String displayName;

    @Nullable
    String workPhone;

    @Nullable
    String homePhone;

    @Nullable
    Boolean enabled;

    @Nullable
    Long level;

    @Nullable
    BigDecimal rate;

    @Nullable
    Instant hired;

    @Nullable
    String badge;

    @Nullable
    String title;

    @Nullable
    Instant created;

    @Nullable
    Instant changed;

    List<Email> emails = List.of();
}
