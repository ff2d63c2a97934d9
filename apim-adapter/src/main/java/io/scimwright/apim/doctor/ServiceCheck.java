package io.scimwright.apim.doctor;

import io.scimwright.apim.ApimConnection;
import io.scimwright.core.value.ScimObject;

/** Is the service there, and of a kind that has users. */
final class ServiceCheck {

    private static final String SUBJECT = "service";

    private final ApimConnection connection;

    ServiceCheck(ApimConnection connection) {
        this.connection = connection;
    }

    /** Whether it makes sense to look further. */
    boolean run(Probe probe, Report.Builder report) {
        Reply reply = probe.get("");
        switch (reply.status()) {
            case 200 -> found(reply.body(), report);
            case 403 ->
                report.warn(
                        SUBJECT,
                        "may not be read: Microsoft.ApiManagement/service/read is not granted",
                        "not needed to provision, but grant it to let the doctor see more");
            case 401 ->
                report.fail(
                        SUBJECT,
                        "the token is not accepted: " + reply.message(),
                        "look at the clock of this machine, and whether scimwright.apim.cloud and .tenant are those of the subscription");
            case 404 ->
                report.fail(
                        SUBJECT,
                        "is not at " + connection.servicePath(),
                        "look at scimwright.apim.subscription, .resource-group and .service");
            case 429 -> report.warn(SUBJECT, "is throttled (429)", "try again in a minute");
            default ->
                report.fail(
                        SUBJECT,
                        reply.words() + " from " + connection.endpoint(),
                        "let this machine reach the management plane by https; look at scimwright.apim.endpoint, which a"
                                + " private one needs, at scimwright.apim.ca-file where a certificate is not trusted, and"
                                + " at HTTPS_PROXY");
        }
        return reply.status() == 200 || reply.status() == 403 || reply.status() == 429;
    }

    private static void found(ScimObject service, Report.Builder report) {
        String sku = service.findObject("sku")
                .flatMap(found -> found.findString("name"))
                .orElse("unknown tier");
        String words = service.findString("name").orElse("") + ", " + sku + ", "
                + service.findString("location").orElse("");
        if (sku.equalsIgnoreCase("Consumption")) {
            report.fail(SUBJECT, words + ": this tier has no users and groups", "provision a service of another tier");
        } else {
            report.ok(SUBJECT, "reachable: " + words);
        }
    }
}
