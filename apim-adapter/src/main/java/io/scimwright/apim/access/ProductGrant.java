package io.scimwright.apim.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A subscription to a product that comes with a group or a role.
 *
 * @param id the product's id in APIM
 * @param state in which state the subscription is made
 * @param name the display name of the subscription; empty for one made from the product's id
 */
public record ProductGrant(
        @NotBlank String id,
        GrantState state,
        @Size(max = 100) String name) {

    /** The name that a subscription gets. */
    public String displayName() {
        return name.isEmpty() ? id : name;
    }
}
