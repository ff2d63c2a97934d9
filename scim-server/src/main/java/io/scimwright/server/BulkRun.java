package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the operations of one bulk request (RFC 7644 section 3.7). Used by one thread. */
final class BulkRun {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRun.class);
    private static final String BULK_ID = "bulkId:";

    private final List<BulkOperation> requested;
    private final BulkPlan plan;
    private final Exchange exchange;
    private final Dialect dialect;
    private final ResourceEndpoint resources;
    private final Operations operations;
    private final AuditTrail audit;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> failed = new HashSet<>();

    /** Operations of a circle whose resource is created and lacks what refers to the others. */
    private final Map<Integer, Task> halves = new HashMap<>();

    /** Operations of circles that were looked at before anything of their circle was created. */
    private final Set<Integer> tried = new HashSet<>();

    private final @Nullable ScimObject[] answers;
    private int errors;

    BulkRun(
            List<BulkOperation> requested,
            Exchange exchange,
            Dialect dialect,
            ResourceEndpoint resources,
            Operations operations,
            AuditTrail audit) {
        this.requested = requested;
        this.plan = new BulkPlan(requested, dialect);
        this.exchange = exchange;
        this.dialect = dialect;
        this.resources = resources;
        this.operations = operations;
        this.audit = audit;
        this.answers = new ScimObject[requested.size()];
    }

    /** The answers of the operations that were done, in the order of the request. */
    List<ScimObject> run(int failOnErrors) {
        while (errors < failOnErrors) {
            int early = plan.circularBeforeNext(halves.keySet());
            if (early >= 0) {
                begin(early);
                continue;
            }
            int index = plan.next();
            if (index >= 0) {
                finish(index);
                continue;
            }
            int circular = plan.circular();
            if (circular < 0) {
                break;
            }
            begin(circular);
        }
        while (!halves.isEmpty()) {
            // The run ended before the circle was closed.
            int index = halves.keySet().iterator().next();
            fail(index, notClosed(), task(requested.get(index)), Instant.now());
        }
        List<ScimObject> done = new ArrayList<>();
        for (ScimObject answer : answers) {
            if (answer != null) {
                done.add(answer);
            }
        }
        return done;
    }

    /** Does an operation that waits for nothing, or completes one that was begun. */
    private void finish(int index) {
        BulkOperation operation = requested.get(index);
        Task task = Objects.requireNonNullElseGet(halves.get(index), () -> task(operation));
        Instant since = Instant.now();
        try {
            if (operation.fault() != null) {
                throw operation.fault();
            }
            Deadline.check(task.context());
            requireReferences(operation);
            ScimObject answer = halves.containsKey(index) ? complete(operation, task) : perform(operation, task);
            halves.remove(index);
            answers[index] = answer;
            audit.finished(task, Integer.parseInt(answer.findString("status").orElse("200")), since);
            plan.done(index);
        } catch (Throwable failure) {
            fail(index, failure, task, since);
        }
    }

    private Task task(BulkOperation operation) {
        return new Task(exchange.context().fresh(), operation.method(), "Bulk");
    }

    private void requireReferences(BulkOperation operation) {
        for (String reference : BulkReferences.in(operation, dialect)) {
            if (failed.contains(reference) || !plan.isKnown(reference)) {
                throw ScimException.of(
                        409,
                        "'" + BULK_ID + reference + "' leads to nothing: "
                                + (failed.contains(reference)
                                        ? "its operation failed"
                                        : "no operation has this bulkId"));
            }
        }
    }

    /**
     * Creates a resource of a circle without what refers to the others, so that they can refer to it. Nothing is created where
     * it can be seen before that the circle will not be closed.
     */
    private void begin(int index) {
        if (tried.contains(index) || plan.circle(index).stream().allMatch(this::isPossible)) {
            BulkOperation operation = requested.get(index);
            Task task = task(operation);
            Instant since = Instant.now();
            try {
                Deadline.check(task.context());
                ScimResource created =
                        create(operation, BulkReferences.withoutUnresolved(operation, dialect, ids), task);
                halves.put(index, task);
                ids.put(operation.bulkId(), created.id());
                plan.half(index);
            } catch (Throwable failure) {
                fail(index, failure, task, since);
            }
        }
    }

    /** Whether an operation of a circle is allowed, valid, and refers to nothing that is missing; else it has failed. */
    private boolean isPossible(int index) {
        BulkOperation operation = requested.get(index);
        Task task = task(operation);
        Instant since = Instant.now();
        tried.add(index);
        try {
            ResourceProvider provider = Objects.requireNonNull(operation.provider());
            requireReferences(operation);
            Access.requireScope(task.context().principal(), provider.resourceType(), true);
            submitted(operation.data(), provider, task);
            return true;
        } catch (Throwable failure) {
            fail(index, failure, task, since);
            return false;
        }
    }

    /** Answers an operation that failed; a circle that it belongs to falls with it, since none of it can refer to the others. */
    private void fail(int index, Throwable failure, Task task, Instant since) {
        fall(index, failure, task, since);
        for (int other : plan.circle(index)) {
            if (!failed.contains(requested.get(other).bulkId())) {
                fall(other, notClosed(), task(requested.get(other)), Instant.now());
            }
        }
    }

    private static ScimException notClosed() {
        return ScimException.of(409, "the circle of references that it belongs to could not be closed");
    }

    private void fall(int index, Throwable failure, Task task, Instant since) {
        BulkOperation operation = requested.get(index);
        ScimException known = ErrorMapper.known(failure, exchange.context().correlationId());
        boolean creates = operation.fault() == null && operation.method().equals("POST");
        boolean wasTold = answers[index] != null;
        Task begun = halves.remove(index);
        if (!operation.method().isEmpty() && !wasTold) {
            audit.finished(begun == null ? task : begun, known.status(), since);
        }
        if (creates) {
            known = takeBack(operation, known);
            failed.add(operation.bulkId());
        }
        errors++;
        answers[index] = refusal(index, operation, known);
        plan.done(index);
    }

    private ScimObject refusal(int index, BulkOperation operation, ScimException known) {
        ScimObject.Builder answer = answer(operation, known.status());
        ResourceProvider provider = operation.provider();
        String id = id(operation);
        // A reference that came to nothing leads nowhere.
        if (provider != null && !id.isEmpty() && !id.startsWith(BULK_ID)) {
            answer.put("location", Representation.location(provider.resourceType(), id, exchange.baseUri()));
        }
        return answer.put(
                        "response",
                        Representation.errorTree(
                                known.within("Operations[" + index + "]").error()))
                .build();
    }

    /** Deletes what an operation of a circle created. What cannot be deleted is named, so that somebody else can. */
    private ScimException takeBack(BulkOperation operation, ScimException why) {
        String id = ids.remove(operation.bulkId());
        if (id == null) {
            return why;
        }
        Task task = new Task(exchange.context().fresh(), "DELETE", "Bulk");
        Instant since = Instant.now();
        try {
            operations.delete(Objects.requireNonNull(operation.provider()), id, Conditions.none(), task);
            audit.finished(task, 204, since);
            return why;
        } catch (Throwable failure) {
            ScimException left = ErrorMapper.known(failure, exchange.context().correlationId());
            audit.finished(task, left.status(), since);
            LOG.error(
                    "request {}: {} was created for a bulk request that failed, and could not be deleted",
                    exchange.context().correlationId(),
                    task.resource(),
                    failure);
            return ScimException.of(
                    why.status(),
                    why.error().detail() + "; what was created of it is left at " + task.resource() + ": "
                            + left.error().detail());
        }
    }

    private ScimObject perform(BulkOperation operation, Task task) {
        if (operation.method().equals("POST")) {
            ScimResource created = create(operation, BulkReferences.resolved(operation, dialect, ids), task);
            ids.put(operation.bulkId(), created.id());
            return located(operation, 201, created.id(), created.version().orElse(""));
        }
        ResourceProvider provider = Objects.requireNonNull(operation.provider());
        String id = id(operation);
        Conditions conditions =
                operation.version().isEmpty() ? Conditions.none() : Conditions.version(operation.version());
        if (operation.method().equals("DELETE")) {
            operations.delete(provider, id, conditions, task);
            return located(operation, 204, id, "");
        }
        ScimObject data = BulkReferences.resolved(operation, dialect, ids);
        WriteOutcome outcome = operation.method().equals("PUT")
                ? operations.replace(
                        provider, id, submitted(data, provider, task), Projection.standard(), conditions, task)
                : operations.patch(
                        provider,
                        id,
                        resources.patch(data, provider.resourceType(), exchange.baseUri(), task),
                        Projection.standard(),
                        false,
                        conditions,
                        task);
        return located(operation, 200, id, outcome.version().orElse(""));
    }

    /** The id of the resource that is meant; still a reference where that came to nothing. */
    private String id(BulkOperation operation) {
        return operation.id().startsWith(BULK_ID)
                ? ids.getOrDefault(operation.id().substring(BULK_ID.length()), operation.id())
                : operation.id();
    }

    private ScimResource create(BulkOperation operation, ScimObject data, Task task) {
        ResourceProvider provider = Objects.requireNonNull(operation.provider());
        return operations.create(provider, submitted(data, provider, task), () -> data, task);
    }

    private ScimObject complete(BulkOperation operation, Task task) {
        ResourceProvider provider = Objects.requireNonNull(operation.provider());
        String id = Objects.requireNonNull(ids.get(operation.bulkId()));
        ScimResource whole = submitted(BulkReferences.resolved(operation, dialect, ids), provider, task);
        Task completion = new Task(task.context(), "PUT", "Bulk");
        WriteOutcome outcome =
                operations.replace(provider, id, whole, Projection.standard(), Conditions.none(), completion);
        outcome.after().ifPresent(task::created);
        return located(operation, 201, id, outcome.version().orElse(""));
    }

    private ScimResource submitted(ScimObject data, ResourceProvider provider, Task task) {
        return ScimJson.submitted(data, provider.resourceType(), dialect, task.context()::recordIgnored);
    }

    private static ScimObject.Builder answer(BulkOperation operation, int status) {
        ScimObject.Builder answer = ScimObject.builder();
        if (!operation.method().isEmpty()) {
            answer.put("method", operation.method());
        }
        if (!operation.bulkId().isEmpty()) {
            answer.put("bulkId", operation.bulkId());
        }
        return answer.put("status", Integer.toString(status));
    }

    private ScimObject located(BulkOperation operation, int status, String id, String version) {
        ResourceType type = Objects.requireNonNull(operation.provider()).resourceType();
        ScimObject.Builder answer =
                answer(operation, status).put("location", Representation.location(type, id, exchange.baseUri()));
        if (!version.isEmpty()) {
            answer.put("version", version);
        }
        return answer.build();
    }
}
