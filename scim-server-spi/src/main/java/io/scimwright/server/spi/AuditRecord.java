package io.scimwright.server.spi;

import io.scimwright.core.patch.Change;
import java.time.Instant;
import java.util.List;

/**
 * One write, or one refused login, for the audit trail. Holds values of attributes, which are personal data, but never a
 * secret.
 *
 * @param time when the request came in
 * @param actor the name of the principal; empty where nobody was recognised
 * @param tenant the tenant whose resources were meant; empty where the server has none
 * @param correlationId ties the record to what other systems log
 * @param operation the HTTP method, of an operation in a bulk request its own
 * @param resource endpoint and id, such as {@code Users/u-1}
 * @param changes what changed, attribute by attribute; of a secret only that it changed
 * @param ignored paths of attributes that were sent and are not kept
 * @param skippedMembers ids of members that were sent and are unknown
 * @param downstream the calls made to other systems, in order
 * @param status the status of the answer
 * @param outcome one word: created, changed, unchanged, deleted or refused
 * @param millis how long the request took, in milliseconds
 */
public record AuditRecord(
        Instant time,
        String actor,
        String tenant,
        String correlationId,
        String operation,
        String resource,
        List<Change> changes,
        List<String> ignored,
        List<String> skippedMembers,
        List<DownstreamCall> downstream,
        int status,
        String outcome,
        long millis) {

    public AuditRecord {
        changes = List.copyOf(changes);
        ignored = List.copyOf(ignored);
        skippedMembers = List.copyOf(skippedMembers);
        downstream = List.copyOf(downstream);
    }
}
