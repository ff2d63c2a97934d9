package io.scimwright.apim.emulator.internal.model;

import java.util.Locale;

/** The three names that tell one API Management service from another. */
public record ServiceName(String subscriptionId, String resourceGroup, String service) {

    /** The full resource id, without a slash at its end. */
    public String id() {
        return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup
                + "/providers/Microsoft.ApiManagement/service/" + service;
    }

    /** The same service in one spelling: resource ids do not distinguish case. */
    public ServiceName folded() {
        return new ServiceName(
                subscriptionId.toLowerCase(Locale.ROOT),
                resourceGroup.toLowerCase(Locale.ROOT),
                service.toLowerCase(Locale.ROOT));
    }
}
