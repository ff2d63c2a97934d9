package io.scimwright.testkit;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Uniqueness;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The smallest provider that does everything, rightly: the contract's measure of itself. */
class SmallProvider implements ResourceProvider {

    final ResourceType type;

    /** By number; the id is the number with a letter before it. */
    final TreeMap<Integer, ScimResource> rows = new TreeMap<>();

    private int last;
    private int versions;

    SmallProvider(ResourceType type) {
        this.type = type;
    }

    @Override
    public ResourceType resourceType() {
        return type;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none()
                .withFilter(filter -> true)
                .withSort()
                .withVersions()
                .withKeys();
    }

    static int number(String id) {
        return id.matches("r\\d{1,8}") ? Integer.parseInt(id.substring(1)) : 0;
    }

    int nextNumber() {
        return ++last;
    }

    String version(Optional<ScimResource> before) {
        return "W/\"" + ++versions + "\"";
    }

    @Override
    public synchronized WriteOutcome create(CreateRequest request) {
        requireUnique(request.resource(), 0);
        int number = nextNumber();
        Instant now = Instant.now();
        ScimResource created = request.resource()
                .withId("r" + number)
                .withMeta(Meta.none().created(now).lastModified(now).version(version(Optional.empty())));
        rows.put(number, created);
        return WriteOutcome.created(created);
    }

    void requireUnique(ScimResource wanted, int self) {
        for (AttributeDefinition attribute : type.schema().attributes()) {
            if (attribute.uniqueness() != Uniqueness.NONE) {
                wanted.attributes()
                        .findString(attribute.name())
                        .ifPresent(value -> requireFree(attribute, value, self));
            }
        }
    }

    private void requireFree(AttributeDefinition attribute, String value, int self) {
        for (Map.Entry<Integer, ScimResource> row : rows.entrySet()) {
            String theirs =
                    row.getValue().attributes().findString(attribute.name()).orElse("");
            if (row.getKey() != self && isSame(attribute, theirs, value)) {
                throw ScimException.uniqueness(attribute.name(), "taken");
            }
        }
    }

    boolean isSame(AttributeDefinition attribute, String one, String other) {
        return attribute.comparisonKey(one).equals(attribute.comparisonKey(other));
    }

    @Override
    public synchronized Optional<ScimResource> find(FindRequest request) {
        return row(request.id());
    }

    Optional<ScimResource> row(String id) {
        return Optional.ofNullable(rows.get(number(id)));
    }

    ScimResource require(String id) {
        return row(id).orElseThrow(() -> unknown(id));
    }

    @Override
    public synchronized QueryResult query(QueryRequest request) {
        Query query = request.query();
        List<ScimResource> matches =
                new ArrayList<>(rows.values().stream().filter(query.predicate()).toList());
        query.sortBy().ifPresent(path -> matches.sort(ResourceOrder.by(path, query.sortOrder())));
        int from = Math.min(
                request.afterKey().map(key -> indexAfter(key, matches)).orElse(query.startIndex() - 1), matches.size());
        int to = Math.min(from + query.count(), matches.size());
        QueryResult page = new QueryResult(matches.subList(from, to), matches.size());
        return to == from || to == matches.size() ? page : page.followedBy(key(matches.get(to - 1), to));
    }

    String key(ScimResource lastShown, int position) {
        return lastShown.id();
    }

    int indexAfter(String key, List<ScimResource> matches) {
        int at = 0;
        while (at < matches.size() && number(matches.get(at).id()) <= number(key)) {
            at++;
        }
        return at;
    }

    @Override
    public synchronized WriteOutcome replace(ReplaceRequest request) {
        ScimResource before = require(request.id());
        request.precondition().check(before);
        return store(before, before.replacedBy(request.resource()));
    }

    @Override
    public synchronized WriteOutcome patch(PatchRequest request) {
        ScimResource before = require(request.id());
        request.precondition().check(before);
        return store(before, request.patch().apply(before).after());
    }

    WriteOutcome store(ScimResource before, ScimResource after) {
        if (ChangeList.between(before, after).isEmpty()) {
            return WriteOutcome.unchanged(before);
        }
        int number = number(before.id());
        requireUnique(after, number);
        ScimResource stored =
                after.withMeta(Meta.none().lastModified(Instant.now()).version(version(Optional.of(before))));
        rows.put(number, stored);
        return WriteOutcome.changed(stored, ChangeList.between(before, stored));
    }

    @Override
    public synchronized WriteOutcome delete(DeleteRequest request) {
        request.precondition().check(require(request.id()));
        rows.remove(number(request.id()));
        return WriteOutcome.deleted();
    }
}
