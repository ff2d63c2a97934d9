package io.scimwright.testkit;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The small provider with one fault. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // some of the faults are just that
class BrokenProvider extends SmallProvider {

    private final Fault fault;
    private final Map<String, ScimResource> hidden = new HashMap<>();
    private final CountDownLatch allHaveRead = new CountDownLatch(16);
    private final CountDownLatch hasCleared = new CountDownLatch(1);
    private final CountDownLatch hasBeenSeen = new CountDownLatch(1);
    private int queries;

    BrokenProvider(Fault fault) {
        super(fault.ofGroups ? Group.TYPE : User.TYPE);
        this.fault = fault;
    }

    private boolean has(Fault asked) {
        return fault == asked;
    }

    @Override
    int nextNumber() {
        int free = 1;
        while (rows.containsKey(free)) {
            free++;
        }
        return has(Fault.IDS_ARE_USED_AGAIN) ? free : super.nextNumber();
    }

    @Override
    String version(Optional<ScimResource> before) {
        String next = super.version(before);
        return has(Fault.THE_VERSION_STAYS)
                ? before.flatMap(ScimResource::version).orElse(next)
                : next;
    }

    @Override
    boolean isSame(AttributeDefinition attribute, String one, String other) {
        return has(Fault.CASE_MAKES_VALUES_DIFFERENT) ? one.equals(other) : super.isSame(attribute, one, other);
    }

    @Override
    void requireUnique(ScimResource wanted, int self) {
        boolean off =
                self == 0 ? has(Fault.CREATE_LETS_VALUES_BE_TAKEN_TWICE) : has(Fault.CHANGE_LETS_VALUES_BE_TAKEN_TWICE);
        if (off) {
            return;
        }
        super.requireUnique(wanted, has(Fault.THE_OWN_VALUE_IS_A_CONFLICT) ? 0 : self);
        boolean wasTaken = hidden.values().stream()
                .anyMatch(gone -> gone.find(User.USER_NAME).equals(wanted.find(User.USER_NAME)));
        if (has(Fault.VALUES_STAY_TAKEN) && wasTaken) {
            throw ScimException.uniqueness("userName", "was taken once");
        }
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        if (has(Fault.VALUES_ARE_CHECKED_THEN_TAKEN)) {
            return checkThenTake(request);
        }
        if (has(Fault.CREATE_DROPS_AN_ATTRIBUTE)) {
            return super.create(
                    new CreateRequest(request.context(), request.resource().without(User.NAME), ScimObject.empty()));
        }
        return super.create(request);
    }

    private WriteOutcome checkThenTake(CreateRequest request) {
        synchronized (this) {
            requireUnique(request.resource(), 0);
        }
        meet(allHaveRead, allHaveRead);
        synchronized (this) {
            ScimResource created = request.resource().withId("r" + nextNumber());
            rows.put(number(created.id()), created);
            return WriteOutcome.created(created);
        }
    }

    /** Makes a race certain. Where the test calls from one thread alone there is nobody to wait for. */
    static void meet(CountDownLatch here, CountDownLatch there) {
        if (!Thread.currentThread().getName().startsWith("pool-")) {
            return;
        }
        here.countDown();
        try {
            boolean unused = there.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        if (has(Fault.WRITERS_CLEAR_FIRST)) {
            meet(new CountDownLatch(1), hasCleared);
        }
        Optional<ScimResource> found = super.find(request);
        switch (fault) {
            case WRITERS_CLEAR_FIRST -> hasBeenSeen.countDown();
            case UNKNOWN_IDS_ARE_AN_ERROR -> {
                return Optional.of(found.orElseThrow(() -> unknown(request.id())));
            }
            case IDS_ARE_FOLDED -> {
                return super.find(new FindRequest(
                        request.context(), request.id().toLowerCase(Locale.ROOT), request.projection()));
            }
            case FIND_GIVES_ANOTHER_STATE -> {
                return found.map(resource -> resource.without(User.NAME));
            }
            case WHAT_IS_ASKED_FOR_IS_LEFT_OUT -> {
                if (request.projection().isExplicit()) {
                    return found.map(resource -> resource.without(User.TITLE).without(User.DISPLAY_NAME));
                }
            }
            default -> {}
        }
        return found;
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        QueryResult page = super.query(request);
        return switch (fault) {
            case DELETED_RESOURCES_ARE_LISTED -> plus(page);
            case LISTS_TELL_NO_VERSION -> each(page, BrokenProvider::withoutVersion);
            case LISTS_LEAVE_ATTRIBUTES_OUT -> each(page, resource -> resource.without(User.NAME));
            case NO_RESULTS_ARE_AN_ERROR -> orNotFound(page);
            case THE_ORDER_CHANGES -> ++queries % 2 == 0 ? reversed(page) : page;
            case THE_TOTAL_IS_THE_PAGE ->
                new QueryResult(page.resources(), page.resources().size());
            case COUNT_IS_IGNORED ->
                super.query(new QueryRequest(request.context(), query.withPage(query.startIndex(), 1000)));
            case PAGES_BEYOND_THE_END_ARE_THE_FIRST -> orFirst(request, page);
            case COUNT_ZERO_MEANS_ALL ->
                query.count() > 0 ? page : super.query(new QueryRequest(request.context(), query.withPage(1, 1000)));
            case THE_ORDER_DEPENDS_ON_THE_NUMBER -> rows.size() % 2 == 0 ? page : newestFirst(request);
            case FILTERS_ARE_IGNORED -> super.query(new QueryRequest(request.context(), query.withoutFilter()));
            case FILTERS_COME_AFTER_THE_PAGE -> filteredPage(request);
            case SORTS_ARE_IGNORED -> super.query(new QueryRequest(request.context(), query.withoutSort()));
            case THE_LAST_PAGE_HAS_A_KEY -> page.nextKey().isPresent() ? page : page.followedBy("r999");
            default -> page;
        };
    }

    private static QueryResult each(QueryResult page, UnaryOperator<ScimResource> change) {
        return new QueryResult(page.resources().stream().map(change).toList(), page.totalResults());
    }

    private static ScimResource withoutVersion(ScimResource resource) {
        ScimObject meta = resource.attributes().findObject("meta").orElse(ScimObject.empty());
        return resource.withAttributes(resource.attributes().with("meta", meta.without("version")));
    }

    private QueryResult plus(QueryResult page) {
        List<ScimResource> more = new ArrayList<>(page.resources());
        more.addAll(hidden.values());
        return new QueryResult(more, page.totalResults() + hidden.size());
    }

    private static QueryResult orNotFound(QueryResult page) {
        if (page.totalResults() == 0) {
            throw ScimException.notFound("nothing there");
        }
        return page;
    }

    private static QueryResult reversed(QueryResult page) {
        List<ScimResource> other = new ArrayList<>(page.resources());
        Collections.reverse(other);
        return new QueryResult(other, page.totalResults());
    }

    private QueryResult orFirst(QueryRequest request, QueryResult page) {
        return page.resources().isEmpty() && request.query().count() > 0
                ? super.query(new QueryRequest(
                        request.context(),
                        request.query().withPage(1, request.query().count())))
                : page;
    }

    private synchronized QueryResult newestFirst(QueryRequest request) {
        List<ScimResource> newest = new ArrayList<>(rows.descendingMap().values());
        int from = Math.min(request.query().startIndex() - 1, newest.size());
        int to = Math.min(from + request.query().count(), newest.size());
        return new QueryResult(newest.subList(from, to), newest.size());
    }

    private QueryResult filteredPage(QueryRequest request) {
        Query query = request.query();
        QueryResult unfiltered = super.query(new QueryRequest(request.context(), query.withoutFilter()));
        List<ScimResource> matches =
                unfiltered.resources().stream().filter(query.predicate()).toList();
        return new QueryResult(matches, query.filter().isPresent() ? matches.size() : unfiltered.totalResults());
    }

    @Override
    String key(ScimResource lastShown, int position) {
        return has(Fault.KEYS_ARE_POSITIONS) ? Integer.toString(position) : super.key(lastShown, position);
    }

    @Override
    int indexAfter(String key, List<ScimResource> matches) {
        return has(Fault.KEYS_ARE_POSITIONS) ? Integer.parseInt(key) : super.indexAfter(key, matches);
    }

    @Override
    public synchronized WriteOutcome replace(ReplaceRequest request) {
        Optional<ScimResource> before = row(request.id());
        refuseCondition(request.precondition().version().isPresent());
        if (has(Fault.REPLACE_CREATES) && before.isEmpty()) {
            return create(new CreateRequest(request.context(), request.resource(), ScimObject.empty()));
        }
        if (before.isEmpty()) {
            throw unknown(request.id());
        }
        ScimResource known = before.get();
        return switch (fault) {
            case REPLACE_FORGETS -> WriteOutcome.changed(known, List.of());
            case REPLACE_MERGES -> store(known, merged(known, request.resource()));
            case REPLACE_ALWAYS_WRITES -> written(known, known.replacedBy(request.resource()));
            case PRECONDITIONS_ARE_IGNORED ->
                super.replace(
                        new ReplaceRequest(request.context(), request.id(), request.resource(), request.projection()));
            case VALUES_STAY_TAKEN -> {
                hidden.put(known.id() + "/" + hidden.size(), known);
                yield super.replace(request);
            }
            default -> super.replace(request);
        };
    }

    private void refuseCondition(boolean isThere) {
        if (has(Fault.PRECONDITIONS_NEVER_HOLD) && isThere) {
            throw ScimException.preconditionFailed("never");
        }
    }

    private static ScimResource merged(ScimResource before, ScimResource sent) {
        ScimObject.Builder all = ScimObject.builder();
        before.attributes().forEach(all::put);
        sent.attributes().forEach(all::put);
        return before.withAttributes(all.build());
    }

    WriteOutcome written(ScimResource before, ScimResource after) {
        ScimResource stored =
                after.withMeta(Meta.none().lastModified(Instant.now()).version(version(Optional.of(before))));
        rows.put(number(before.id()), stored);
        return WriteOutcome.changed(stored, ChangeList.between(before, stored));
    }

    @Override
    WriteOutcome store(ScimResource before, ScimResource after) {
        WriteOutcome outcome = super.store(before, after);
        ScimResource stored = row(before.id()).orElseThrow();
        return switch (fault) {
            case OUTCOME_TELLS_THE_STATE_BEFORE -> WriteOutcome.changed(before, outcome.changes());
            case OUTCOME_TELLS_THE_VERSION_BEFORE ->
                WriteOutcome.changed(outcome.changes())
                        .withVersion(before.version().orElse(""));
            case CHANGES_NAME_ANOTHER_ATTRIBUTE ->
                WriteOutcome.changed(stored, List.of(Change.ofElements("userType", List.of(), List.of())));
            case CREATED_MOVES -> {
                ScimResource moved =
                        stored.withMeta(Meta.none().created(Instant.now().plusSeconds(1)));
                rows.put(number(before.id()), moved);
                yield WriteOutcome.changed(moved, outcome.changes());
            }
            default -> outcome;
        };
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        if (has(Fault.PATCH_OF_NOBODY_SUCCEEDS) && row(request.id()).isEmpty()) {
            return WriteOutcome.unchanged();
        }
        refuseCondition(request.precondition().version().isPresent());
        return switch (fault) {
            case MEMBERS_ARE_READ_THEN_WRITTEN, ATTRIBUTES_ARE_READ_THEN_WRITTEN, WRITERS_CLEAR_FIRST ->
                readThenWrite(request);
            case PRECONDITIONS_ARE_IGNORED ->
                super.patch(new PatchRequest(
                        request.context(),
                        request.id(),
                        request.patch(),
                        Projection.standard(),
                        request.answersResource()));
            default -> alone(request);
        };
    }

    private WriteOutcome readThenWrite(PatchRequest request) {
        ScimResource before;
        synchronized (this) {
            before = require(request.id());
        }
        if (has(Fault.WRITERS_CLEAR_FIRST)) {
            synchronized (this) {
                rows.put(number(before.id()), before.without(User.DISPLAY_NAME).without(User.TITLE));
            }
            meet(hasCleared, hasBeenSeen);
        } else {
            meet(allHaveRead, allHaveRead);
        }
        synchronized (this) {
            return written(before, request.patch().apply(before).after());
        }
    }

    private synchronized WriteOutcome alone(PatchRequest request) {
        ScimResource before = require(request.id());
        ScimResource after = request.patch().apply(before).after();
        Optional<MembershipDelta> delta = request.patch().membershipDelta();
        boolean adds = delta.filter(both -> !both.added().isEmpty()).isPresent();
        boolean removes = delta.filter(both -> !both.removed().isEmpty()).isPresent();
        return switch (fault) {
            case PATCH_ALWAYS_WRITES -> written(before, after);
            case PATCH_LOSES_THE_OTHERS ->
                store(before, after.without(User.NAME).without(User.EMAILS));
            case PATCH_STAYS_HALF_DONE -> {
                try {
                    yield super.patch(request);
                } catch (ScimException failure) {
                    written(before, before.with(User.DISPLAY_NAME, "Half"));
                    throw failure;
                }
            }
            case ADDED_MEMBERS_TAKE_THE_PLACE_OF_THE_OTHERS ->
                store(before, adds ? before.with(Group.MEMBERS, members(delta)) : after);
            case MEMBERS_ARE_ADDED_TWICE -> adds ? written(before, after) : super.patch(request);
            case REMOVING_ONE_REMOVES_ALL -> store(before, removes ? before.without(Group.MEMBERS) : after);
            case REMOVING_NOBODY_FAILS -> {
                if (removes && after.equals(before)) {
                    throw ScimException.notFound("no such member");
                }
                yield super.patch(request);
            }
            case REPLACING_MEMBERS_ADDS -> store(before, delta.isEmpty() ? joined(before, after) : after);
            default -> super.patch(request);
        };
    }

    private static List<Member> members(Optional<MembershipDelta> delta) {
        return delta.orElseThrow().added().stream().map(Member::of).toList();
    }

    private static ScimResource joined(ScimResource before, ScimResource after) {
        List<Member> all = new ArrayList<>(before.find(Group.MEMBERS).orElse(List.of()));
        all.addAll(after.find(Group.MEMBERS).orElse(List.of()));
        return after.with(Group.MEMBERS, all);
    }

    @Override
    public synchronized WriteOutcome delete(DeleteRequest request) {
        refuseCondition(request.precondition().version().isPresent());
        Optional<ScimResource> before = row(request.id());
        if (has(Fault.DELETE_OF_NOBODY_SUCCEEDS) && before.isEmpty()) {
            return WriteOutcome.deleted();
        }
        before.ifPresent(resource -> hidden.put(resource.id(), resource));
        return super.delete(
                has(Fault.PRECONDITIONS_ARE_IGNORED) ? new DeleteRequest(request.context(), request.id()) : request);
    }
}
