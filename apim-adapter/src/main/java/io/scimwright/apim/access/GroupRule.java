package io.scimwright.apim.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Links a group of the identity provider to a group of APIM.
 *
 * @param idp the displayName or externalId of the group as the identity provider pushes it; displayNames compare without regard
 *     to case
 * @param apim the id of the group in APIM
 * @param products what its members get a subscription to
 */
public record GroupRule(
        @NotBlank String idp, @NotBlank @Size(max = 256) String apim, List<@Valid ProductGrant> products) {

    public GroupRule {
        products = List.copyOf(products);
    }

    /** Whether the rule speaks of a group that is pushed. */
    public boolean isAbout(String displayName, String externalId) {
        return idp.equalsIgnoreCase(displayName) || idp.equals(externalId);
    }
}
