package io.scimwright.apim.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * Which of the people in APIM belong to the identity provider; everybody when nothing is said. Whoever it created or linked
 * always does.
 *
 * @param emailDomains domains of e-mail addresses, compared without regard to case
 * @param groups ids of APIM groups whose members belong to it
 * @param markedOnly only who was created or linked
 */
public record Manage(
        List<@Pattern(regexp = "[^@\\s]+", message = "is a domain such as contoso.com, without @") String> emailDomains,
        List<@NotBlank String> groups,
        boolean markedOnly) {

    public Manage {
        emailDomains = List.copyOf(emailDomains);
        groups = List.copyOf(groups);
    }

    /** Everybody. */
    public static Manage everybody() {
        return new Manage(List.of(), List.of(), false);
    }

    /** Whether there is no rule. */
    public boolean isEverybody() {
        return emailDomains.isEmpty() && groups.isEmpty() && !markedOnly;
    }

    /** Whether somebody with this address may be created: inside the domains, when there are any. */
    public boolean allowsAddress(String email) {
        return emailDomains.isEmpty() || hasDomain(email);
    }

    /**
     * Whether somebody belongs to the identity provider.
     *
     * @param marked whether SCIM created or linked them
     * @param groupIds the APIM groups they are in
     */
    public boolean includes(boolean marked, String email, List<String> groupIds) {
        return marked
                || isEverybody()
                || hasDomain(email)
                || ResourceIds.set(groupIds).stream().anyMatch(ResourceIds.set(groups)::contains);
    }

    private boolean hasDomain(String email) {
        String address = email.toLowerCase(Locale.ROOT);
        return emailDomains.stream().anyMatch(domain -> address.endsWith("@" + domain.toLowerCase(Locale.ROOT)));
    }
}
