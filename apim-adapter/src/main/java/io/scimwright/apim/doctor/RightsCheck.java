package io.scimwright.apim.doctor;

import java.util.UUID;

/** Is each right that provisioning needs granted: asked by doing it to somebody who does not exist. */
final class RightsCheck {

    private static final String SUBJECT = "rights";
    private static final String ACTION = "Microsoft.ApiManagement/service/";

    private final String nobody = "scimwright-doctor-" + UUID.randomUUID();

    void run(Probe probe, Report.Builder report) {
        String user = "/users/" + nobody;
        String group = "/groups/" + nobody;
        String member = group + user;
        String subscription = "/subscriptions/" + nobody;
        judge("users/read", probe.get(user), "User not found", report);
        judge("users/write", probe.patch(user, "{\"note\":\"\"}"), "User not found", report);
        judge("users/delete", probe.delete(user), "", report);
        judge("users/groups/read", probe.get(user + "/groups"), "User not found", report);
        judge("users/subscriptions/read", probe.get(user + "/subscriptions"), "User not found", report);
        judge("groups/read", probe.get(group), "Group not found", report);
        judge("groups/write", probe.patch(group, "{\"description\":\"\"}"), "Group not found", report);
        judge("groups/delete", probe.delete(group), "", report);
        judge("groups/users/read", probe.head(member), "", report);
        judge("groups/users/write", probe.put(member), "Group not found", report);
        judge("groups/users/delete", probe.delete(member), "", report);
        judge("subscriptions/write", probe.patch(subscription, "{\"state\":\"suspended\"}"), "", report);
    }

    private static void judge(String right, Reply reply, String absence, Report.Builder report) {
        String action = ACTION + right;
        if (reply.status() == 403) {
            report.fail(
                    SUBJECT,
                    action + " is not granted",
                    "assign the role API Management Service Contributor on the service, or add the action to the role");
        } else if (reply.status() == 401) {
            report.fail(
                    SUBJECT,
                    action + ": the token is not accepted",
                    "look at the clock of this machine and at scimwright.apim.tenant");
        } else if (reply.status() == 409 && reply.code().equals("ScopeLocked")) {
            report.fail(
                    SUBJECT,
                    action + " is granted, but a lock forbids it",
                    "remove the lock on the service or its resource group");
        } else if (reply.isPassing()) {
            report.warn(SUBJECT, action + " could not be tried: " + reply.words(), "try again in a minute");
        } else if (reply.status() == 404 && !reply.message().startsWith(absence)) {
            report.fail(
                    SUBJECT,
                    action + " is granted, but absence is told as '" + reply.message() + "', not '" + absence + "'",
                    "this service speaks a version that the adapter does not know: report it");
        } else if (reply.status() == 400) {
            report.fail(
                    SUBJECT,
                    action + " is granted, but absence is told by " + reply.words() + ", not by 404",
                    "this service speaks a version that the adapter does not know: report it");
        } else {
            report.ok(SUBJECT, action);
        }
    }
}
