package io.scimwright.apim.emulator.internal.model;

import java.util.Locale;

/**
 * What counts as the same name in a service; fixed when the service is made.
 *
 * @param exactIds whether ids that differ only in case are different entities
 * @param exactEmails whether e-mails that differ only in case may belong to two users
 */
public record CasePolicy(boolean exactIds, boolean exactEmails) {

    String id(String name) {
        return exactIds ? name : name.toLowerCase(Locale.ROOT);
    }

    String email(String email) {
        return exactEmails ? email : email.toLowerCase(Locale.ROOT);
    }
}
