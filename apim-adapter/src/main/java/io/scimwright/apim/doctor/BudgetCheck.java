package io.scimwright.apim.doctor;

import io.scimwright.apim.traffic.CallKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Does Azure tell how many calls are left, and are there any. */
final class BudgetCheck {

    private static final String SUBJECT = "budget";

    private static final SortedMap<String, CallKind> KINDS =
            new TreeMap<>(Map.of("reads", CallKind.READ, "writes", CallKind.WRITE, "deletes", CallKind.DELETE));

    void run(Probe probe, Report.Builder report) {
        if (probe.replies().stream().noneMatch(reply -> reply.status() > 0)) {
            return;
        }
        KINDS.forEach((name, kind) -> judge(name, kind, probe.replies(), report));
    }

    private static void judge(String name, CallKind kind, List<Reply> replies, Report.Builder report) {
        OptionalInt least = replies.stream()
                .map(reply -> reply.remaining(name))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .min();
        if (least.isEmpty()) {
            report.warn(
                    SUBJECT,
                    String.format(Locale.ROOT, "Azure does not tell how many %s are left", name),
                    "calls are counted from what Azure documents; other programs are not seen");
        } else if (least.getAsInt() < kind.burst() / 5) {
            report.warn(
                    SUBJECT,
                    least.getAsInt() + " " + name + " are left",
                    "see what else uses this identity in this subscription; give this program one of its own");
        } else {
            report.ok(SUBJECT, least.getAsInt() + " " + name + " are left");
        }
    }
}
