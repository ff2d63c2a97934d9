package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.User;
import io.scimwright.apim.emulator.internal.wire.ETags;
import io.scimwright.apim.emulator.internal.wire.WireDates;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The service itself, and the rights that the caller has on it. */
final class ServiceResource {
    private static final int OK = 200;

    private ServiceResource() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "", "read", ServiceResource::get),
                Endpoint.of(
                        "GET", "providers/Microsoft.Authorization/permissions", "read", ServiceResource::permissions));
    }

    private static Answer get(Call call) {
        Service service = call.service();
        String name = service.name().service();
        String host = name.toLowerCase(Locale.ROOT);
        String owner =
                service.read(() -> service.user(User.OWNER).map(User::email).orElse(""));
        ObjectNode body = WireJson.object()
                .put(
                        "etag",
                        ETags.of(service.read(() -> service.rowVersions().last()))
                                .replace("\"", ""));
        ObjectNode properties = body.putObject("properties")
                .put("publisherEmail", owner)
                .put("publisherName", "APIM emulator")
                .put("notificationSenderEmail", "apimgmt-noreply@mail.windowsazure.com")
                .put("provisioningState", "Succeeded")
                .put("targetProvisioningState", "")
                .put("createdAtUtc", WireDates.exact(service.created()))
                .put("gatewayUrl", "https://" + host + ".azure-api.net")
                .put("portalUrl", "https://" + host + ".portal.azure-api.net")
                .put("developerPortalUrl", "https://" + host + ".developer.azure-api.net")
                .put("managementApiUrl", "https://" + host + ".management.azure-api.net")
                .put("scmUrl", "https://" + host + ".scm.azure-api.net");
        properties.putArray("hostnameConfigurations");
        properties.put("virtualNetworkType", "None").putNull("apiVersionConstraint");
        body.putObject("sku").put("name", call.settings().get(Setting.SKU)).put("capacity", 1);
        body.putNull("identity")
                .putNull("zones")
                .put("location", call.settings().get(Setting.LOCATION));
        body.putObject("tags");
        body.put("id", service.id()).put("name", name).put("type", "Microsoft.ApiManagement/service");
        return Answer.pretty(OK, body);
    }

    /** What the caller's roles allow: everything, unless the settings grant less. */
    private static Answer permissions(Call call) {
        Map<String, List<String>> grants = call.settings().get(Setting.GRANTS);
        ObjectNode body = WireJson.object();
        ObjectNode permission = body.putArray("value").addObject();
        grants.getOrDefault(call.principal(), List.of("*")).forEach(permission.putArray("actions")::add);
        permission.putArray("notActions");
        permission.putArray("dataActions");
        permission.putArray("notDataActions");
        return Answer.compact(OK, body);
    }
}
