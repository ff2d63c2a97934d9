package io.scimwright.server.guide;

import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.RowLocks;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Groups of a gateway that has no transactions. */
final class ConsumerGroups implements ResourceProvider {

    private static final ResourceType TYPE =
            Group.TYPE.keeping(List.of("displayName", "members.value")).withUnique("displayName");

    private final Gateway gateway;

    /** The gateway has no versions: who reads a group and writes it must not meet anybody else who writes it. */
    private final RowLocks turns = new RowLocks();

    ConsumerGroups(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public ResourceType resourceType() {
        return TYPE;
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return request.context()
                .call("GET groups/" + request.id(), "", () -> gateway.get(request.id()))
                .map(group -> toResource(group, request.projection(), request.context()));
    }

    /** Members are a call of their own, which is spared where nobody sees them. */
    private ScimResource toResource(Gateway.ConsumerGroup group, Projection projection, RequestContext context) {
        ScimResource resource =
                ScimResource.of(TYPE, ScimObject.empty()).withId(group.id()).with(Group.DISPLAY_NAME, group.name());
        return projection.wants(TYPE, "members")
                ? resource.with(
                        Group.MEMBERS,
                        members(group.id(), context).stream().map(Member::of).toList())
                : resource;
    }

    private List<String> members(String id, RequestContext context) {
        return context.call("GET groups/" + id + "/members", "", () -> gateway.members(id));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        List<Gateway.ConsumerGroup> all = request.context().call("GET groups", "", gateway::list);
        List<ScimResource> page = all.stream()
                .skip(request.query().startIndex() - 1L)
                .limit(request.query().count())
                .map(group -> toResource(group, request.query().projection(), request.context()))
                .toList();
        return new QueryResult(page, all.size());
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        RequestContext context = request.context();
        String name = request.resource().require(Group.DISPLAY_NAME);
        Gateway.ConsumerGroup created = context.call("POST groups", "", () -> gateway.create(name));
        try {
            apply(created.id(), new MembershipDelta(ids(request.resource()), List.of()), context);
        } catch (ScimException failure) {
            // A group that stayed would make a conflict of the repeat.
            context.call("DELETE groups/" + created.id(), "its members failed", () -> gateway.delete(created.id()));
            throw failure;
        }
        return WriteOutcome.created(toResource(created, Projection.standard(), context));
    }

    private static List<String> ids(ScimResource group) {
        return group.find(Group.MEMBERS).orElse(List.of()).stream()
                .flatMap(member -> member.value().stream())
                .toList();
    }

    /** Most PATCHes of groups add and remove members: that needs no look at the other ten thousand. */
    @Override
    public WriteOutcome patch(PatchRequest request) {
        return turns.alone(request.id(), () -> {
            Optional<MembershipDelta> delta = request.patch().membershipDelta();
            if (delta.isEmpty()) {
                return ResourceProvider.super.patch(request);
            }
            requireGroup(request.id(), request.context());
            return outcome(apply(request.id(), delta.get(), request.context()));
        });
    }

    private static WriteOutcome outcome(List<Change> changes) {
        return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
    }

    private Gateway.ConsumerGroup requireGroup(String id, RequestContext context) {
        return context.call("GET groups/" + id, "", () -> gateway.get(id)).orElseThrow(() -> unknown(id));
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return turns.alone(request.id(), () -> replaceAlone(request));
    }

    private WriteOutcome replaceAlone(ReplaceRequest request) {
        RequestContext context = request.context();
        String id = request.id();
        ScimResource before = toResource(requireGroup(id, context), Projection.standard(), context);
        ScimResource after = before.replacedBy(request.resource());
        List<Change> changes = new ArrayList<>();
        for (Change change : ChangeList.between(before, after)) {
            if (change.path().equals("displayName")) {
                context.call("PATCH groups/" + id, "", () -> rename(id, after.require(Group.DISPLAY_NAME)));
                changes.add(change);
            } else {
                changes.addAll(apply(id, new MembershipDelta(ids(change.added()), ids(change.removed())), context));
            }
        }
        return outcome(changes);
    }

    private boolean rename(String id, String name) {
        gateway.rename(id, name);
        return true;
    }

    private static List<String> ids(List<ScimValue> members) {
        return members.stream()
                .flatMap(member -> ((ScimObject) member).findString("value").stream())
                .toList();
    }

    /** Goes forward, call by call: who loses access loses it first, and what is done stays done. */
    private List<Change> apply(String id, MembershipDelta delta, RequestContext context) {
        List<ScimValue> removed = new ArrayList<>();
        List<ScimValue> added = new ArrayList<>();
        try {
            for (String member : delta.removed()) {
                if (context.call(
                        "DELETE groups/" + id + "/members/" + member, "", () -> gateway.removeMember(id, member))) {
                    removed.add(Member.of(member).toObject());
                }
            }
            for (String member : delta.added()) {
                if (isAdded(
                        member,
                        context,
                        () -> context.call(
                                "PUT groups/" + id + "/members/" + member, "", () -> gateway.addMember(id, member)))) {
                    added.add(Member.of(member).toObject());
                }
            }
        } catch (ScimException failure) {
            throw unfinished(delta, removed.size() + added.size(), failure);
        }
        return removed.isEmpty() && added.isEmpty() ? List.of() : List.of(Change.ofElements("members", added, removed));
    }

    /** One member that is gone from the gateway must not stop the push of all the others. */
    private static boolean isAdded(String member, RequestContext context, BooleanSupplier add) {
        try {
            return add.getAsBoolean();
        } catch (ScimException failure) {
            if (failure.status() == 404 && context.dialect().grants(Leniency.SKIP_UNKNOWN_MEMBERS)) {
                context.recordSkippedMember(member);
                return false;
            }
            throw failure;
        }
    }

    /** Says what remains, and that the same request finishes it: nothing that was done is done twice. */
    private static ScimException unfinished(MembershipDelta delta, int done, ScimException failure) {
        if (failure.status() < 500 && failure.status() != 429) {
            return failure;
        }
        int all = delta.removed().size() + delta.added().size();
        return ScimException.of(
                        503,
                        done + " of " + all + " changes of members are made; the same request makes the others: "
                                + failure.error().detail())
                .retryAfter(failure.retryAfter().orElse(Duration.ofSeconds(5)))
                .causedBy(failure);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        String id = request.id();
        if (!request.context().call("DELETE groups/" + id, "", () -> gateway.delete(id))) {
            throw unknown(id);
        }
        return WriteOutcome.deleted();
    }
}
