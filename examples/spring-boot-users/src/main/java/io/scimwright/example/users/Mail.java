package io.scimwright.example.users;

import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.TypedValue;
import io.scimwright.sql.TextFold;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail address of an employee, a row of {@code employee_email}.
 *
 * @param kind such as work or home
 * @param preferred whether it is the one to write to; null where nobody said
 */
record Mail(
        @Nullable String address,
        @Nullable String kind,
        @Nullable String label,
        @Nullable Boolean preferred) {

    static Mail of(Email email) {
        return new Mail(
                email.value().orElse(null),
                email.type().orElse(null),
                email.display().orElse(null),
                email.find(TypedValue.PRIMARY).orElse(null));
    }

    /** By which it is looked up: the address without regard to case, as SCIM compares it. */
    @Nullable
    String addressKey() {
        return TextFold.ofColumn(address);
    }

    Email toEmail() {
        TypedValue.Builder<Email> email = Email.builder();
        if (address != null) {
            email.value(address);
        }
        if (kind != null) {
            email.type(kind);
        }
        if (label != null) {
            email.display(label);
        }
        if (preferred != null) {
            email.primary(preferred);
        }
        return email.build();
    }
}
