package io.scimwright.apim.doctor;

import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;

/** Does the service do what is written nowhere, or nowhere that binds, and what provisioning relies on; as far as reading shows it. */
final class BehaviourCheck {

    private static final String SUBJECT = "behaviour";
    private static final String REPORT = "this service speaks a version that the adapter does not know: report it";

    void run(Probe probe, Report.Builder report) {
        counted(probe.get("/users", "$top", "1", "$filter", "name ne '1'"), report);
        expanded(probe.get("/users", "$top", "1", "expandGroups", "true"), report);
        accepted(
                "searches by part of an address",
                probe.get("/users", "$top", "1", "$filter", "startswith(email,'scimwright-doctor')"),
                "filters with sw, co and ew would fail",
                report);
        accepted(
                "two conditions in one filter",
                probe.get("/users", "$top", "1", "$filter", "email eq 'nobody@invalid' and name ne '1'"),
                "searches would fail",
                report);
        accepted(
                "an apostrophe in a filter",
                probe.get("/users", "$top", "1", "$filter", "email eq 'o''nobody@invalid'"),
                "people with an apostrophe in their address would not be found",
                report);
        accepted(
                "pages beyond the end",
                probe.get("/users", "$top", "1", "$skip", "1000000"),
                "clients that ask for a page too many get an error",
                report);
    }

    private static void counted(Reply reply, Report.Builder report) {
        if (!accepted("lists that leave the owner out", reply, "listing users would fail", report)) {
            return;
        }
        if (reply.body().find("count").filter(ScimNumber.class::isInstance).isPresent()) {
            report.ok(SUBJECT, "lists tell how many there are");
        } else {
            report.fail(SUBJECT, "lists do not tell how many there are: totalResults would be wrong", REPORT);
        }
    }

    private static void expanded(Reply reply, Report.Builder report) {
        List<ScimValue> users = reply.body().elements("value");
        boolean told = reply.status() == 200
                && users.stream()
                        .map(ScimObject.class::cast)
                        .allMatch(user -> user.findObject("properties")
                                .filter(properties ->
                                        !properties.elements("groups").isEmpty())
                                .isPresent());
        if (told) {
            report.ok(SUBJECT, "lists tell who is in which group");
        } else if (reply.isPassing()) {
            report.warn(SUBJECT, "whether lists tell who is in which group: " + reply.words(), "try again in a minute");
        } else {
            report.fail(SUBJECT, "lists do not tell who is in which group: access would be wrong", REPORT);
        }
    }

    private static boolean accepted(String what, Reply reply, String otherwise, Report.Builder report) {
        if (reply.status() == 200) {
            report.ok(SUBJECT, what);
            return true;
        }
        if (reply.isPassing() || reply.status() == 401 || reply.status() == 403) {
            report.warn(SUBJECT, what + " could not be tried: " + reply.words(), "try again in a minute");
        } else {
            report.warn(SUBJECT, what + ": " + reply.words() + "; " + otherwise, REPORT);
        }
        return false;
    }
}
