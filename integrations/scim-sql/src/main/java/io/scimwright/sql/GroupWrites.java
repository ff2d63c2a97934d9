package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.RowLocks;
import io.scimwright.server.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Writes groups whose members stand in a join table: the row by its repository, the members by SQL, both in one transaction. */
final class GroupWrites<T> {

    private static final String MEMBERS = Group.MEMBERS.toString();

    private final RepositoryProvider<T> rows;
    private final Settings settings;
    private final TableQueries<T> queries;
    private final MembershipTable memberships;
    private final RowLocks turns;

    GroupWrites(RepositoryProvider<T> rows, Settings settings, Tables<T> tables, RowLocks turns) {
        this.rows = rows;
        this.settings = settings;
        this.queries = tables.queries();
        this.memberships = tables.memberships();
        this.turns = turns;
    }

    WriteOutcome create(CreateRequest request) {
        RequestContext context = request.context();
        return settings.untilDone(context, () -> {
            ScimResource wanted = request.resource();
            ScimResource created = rows.create(new CreateRequest(context, withoutMembers(wanted), request::sent))
                    .after()
                    .orElseThrow(() -> new IllegalStateException("a repository creates a row and gives it back"));
            memberships.applyDifference(
                    context, created.id(), new MembershipDelta(List.copyOf(members(wanted)), List.of()));
            return WriteOutcome.created(queries.filled(context, created, Projection.standard()));
        });
    }

    WriteOutcome replace(ReplaceRequest request) {
        return written(request.context(), request.id(), () -> {
            memberships.lock(request.context(), request.id()).orElseThrow(() -> rows.unknown(request.id()));
            ScimResource before = whole(request.context(), request.id());
            request.precondition().check(before);
            return write(request.context(), before, before.replacedBy(request.resource()));
        });
    }

    WriteOutcome patch(PatchRequest request) {
        Patch patch = request.patch();
        if (!patch.touches(MEMBERS)) {
            return written(request.context(), request.id(), () -> withoutState(rows.patch(request)));
        }
        return written(
                request.context(),
                request.id(),
                () -> patch.membershipPart().map(delta -> patch(request, delta)).orElseGet(() -> patchWhole(request)));
    }

    /** By ids alone: neither the group nor its members are read. */
    private WriteOutcome patch(PatchRequest request, MembershipDelta delta) {
        RequestContext context = request.context();
        Patch rest = request.patch().withoutMembership();
        List<Change> changes = new ArrayList<>();
        boolean written = false;
        if (!rest.isEmpty()) {
            WriteOutcome row = rows.patch(
                    new PatchRequest(context, request.id(), rest, request.projection(), false, request.precondition()));
            changes.addAll(row.changes());
            written = row.isChanged();
        }
        long version = memberships.lock(context, request.id()).orElseThrow(() -> rows.unknown(request.id()));
        if (rest.isEmpty() && request.precondition().version().isPresent()) {
            request.precondition().check(row(context, request.id()));
        }
        Optional<Change> members = memberships.apply(context, request.id(), delta);
        members.ifPresent(changes::add);
        return outcome(context, request.id(), changes, written, members.isPresent(), version);
    }

    private WriteOutcome outcome(
            RequestContext context,
            String id,
            List<Change> changes,
            boolean written,
            boolean membersChanged,
            long version) {
        if (!written && !membersChanged) {
            return WriteOutcome.unchanged();
        }
        if (!written) {
            memberships.touch(context, id);
            return WriteOutcome.changed(changes).withVersion("W/\"" + (version + 1) + "\"");
        }
        return WriteOutcome.changed(changes);
    }

    /** Where an operation depends on the members that are there. */
    private WriteOutcome patchWhole(PatchRequest request) {
        memberships.lock(request.context(), request.id()).orElseThrow(() -> rows.unknown(request.id()));
        ScimResource before = whole(request.context(), request.id());
        request.precondition().check(before);
        PatchResult result = request.patch().apply(before);
        return result.isChanged() ? write(request.context(), before, result.after()) : WriteOutcome.unchanged(before);
    }

    /** Writes the differences only. */
    private WriteOutcome write(RequestContext context, ScimResource before, ScimResource after) {
        String id = before.id();
        WriteOutcome row = rows.replace(
                new ReplaceRequest(context, id, withoutMembers(after), Projection.standard(), Precondition.none()));
        Optional<Change> members =
                memberships.applyDifference(context, id, difference(members(before), members(after)));
        List<Change> changes = new ArrayList<>(row.changes());
        members.ifPresent(changes::add);
        if (!row.isChanged() && members.isPresent()) {
            memberships.touch(context, id);
        }
        return row.isChanged() || members.isPresent() ? WriteOutcome.changed(changes) : WriteOutcome.unchanged();
    }

    private static MembershipDelta difference(Set<String> before, Set<String> after) {
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        Set<String> removed = new LinkedHashSet<>(before);
        removed.removeAll(after);
        return new MembershipDelta(List.copyOf(added), List.copyOf(removed));
    }

    WriteOutcome delete(DeleteRequest request) {
        return written(request.context(), request.id(), () -> {
            memberships.lock(request.context(), request.id()).orElseThrow(() -> rows.unknown(request.id()));
            memberships.removeAll(request.context(), request.id());
            return rows.delete(request);
        });
    }

    private WriteOutcome written(RequestContext context, String id, Supplier<WriteOutcome> write) {
        return turns.alone(id, () -> settings.inTransaction(context, write));
    }

    private ScimResource row(RequestContext context, String id) {
        return rows.find(new FindRequest(context, id, Projection.standard())).orElseThrow(() -> rows.unknown(id));
    }

    private ScimResource whole(RequestContext context, String id) {
        return queries.filled(context, row(context, id), Projection.standard());
    }

    /** The row after a write has no members; the engine reads them where it shows them. */
    private static WriteOutcome withoutState(WriteOutcome outcome) {
        WriteOutcome bare = outcome.isChanged() ? WriteOutcome.changed(outcome.changes()) : WriteOutcome.unchanged();
        return outcome.version().map(bare::withVersion).orElse(bare);
    }

    private static ScimResource withoutMembers(ScimResource group) {
        return group.withAttributes(group.attributes().without(MEMBERS));
    }

    private static Set<String> members(ScimResource group) {
        Set<String> ids = new LinkedHashSet<>();
        group.find(Group.MEMBERS)
                .ifPresent(members -> members.forEach(member -> ids.add(member.find(Member.VALUE)
                        .orElseThrow(() -> ScimException.invalidValue(MEMBERS + ".value", "is required")))));
        return ids;
    }
}
