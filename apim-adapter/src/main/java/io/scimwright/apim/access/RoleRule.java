package io.scimwright.apim.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * What a role gives.
 *
 * @param value the {@code roles[].value} of a user, compared without regard to case
 * @param groups the ids of the groups in APIM that who has the role is a member of
 * @param products what who has the role gets a subscription to
 */
public record RoleRule(@NotBlank String value, List<@NotBlank String> groups, List<@Valid ProductGrant> products) {

    public RoleRule {
        groups = List.copyOf(groups);
        products = List.copyOf(products);
    }

    @AssertTrue(message = "gives nothing: name groups or products")
    boolean isOfUse() {
        return !groups.isEmpty() || !products.isEmpty();
    }
}
