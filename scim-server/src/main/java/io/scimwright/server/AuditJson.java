package io.scimwright.server;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Change;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.DownstreamCall;
import java.util.List;

/** Writes audit records as lines of JSON; docs/audit.md holds the schema. */
final class AuditJson {

    private AuditJson() {}

    /** One record without a line end; JSON escapes those inside. */
    static String line(AuditRecord entry) {
        return ScimJson.write(ScimObject.builder()
                .put("time", entry.time().toString())
                .put("actor", entry.actor())
                .putIfAssigned("tenant", text(entry.tenant()))
                .put("correlationId", entry.correlationId())
                .put("operation", entry.operation())
                .put("resource", entry.resource())
                .putIfAssigned(
                        "changes",
                        ScimList.of(
                                entry.changes().stream().map(AuditJson::tree).toList()))
                .putIfAssigned("ignored", texts(entry.ignored()))
                .putIfAssigned("skippedMembers", texts(entry.skippedMembers()))
                .putIfAssigned(
                        "downstream",
                        ScimList.of(
                                entry.downstream().stream().map(AuditJson::tree).toList()))
                .put("status", entry.status())
                .put("outcome", entry.outcome())
                .put("ms", entry.millis())
                .build());
    }

    private static ScimObject tree(Change change) {
        ScimObject.Builder tree = ScimObject.builder().put("path", change.path());
        if (!change.added().isEmpty() || !change.removed().isEmpty()) {
            return tree.putIfAssigned("added", ScimList.of(change.added()))
                    .putIfAssigned("removed", ScimList.of(change.removed()))
                    .build();
        }
        return tree.putIfAssigned("before", change.before().orElse(ScimList.empty()))
                .putIfAssigned("after", change.after().orElse(ScimList.empty()))
                .build();
    }

    private static ScimObject tree(DownstreamCall call) {
        return ScimObject.builder()
                .put("call", call.call())
                .put("status", call.status())
                .put("ms", call.millis())
                .putIfAssigned("why", text(call.why()))
                .putIfAssigned("requestId", text(call.requestId()))
                .build();
    }

    private static ScimValue text(String text) {
        return text.isEmpty() ? ScimList.empty() : ScimString.of(text);
    }

    private static ScimList texts(List<String> texts) {
        return ScimList.of(texts.stream().<ScimValue>map(ScimString::of).toList());
    }
}
