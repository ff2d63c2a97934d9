package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.Operation;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The operations on single resources after decoding: access, conditions, the provider, and what the audit trail is told. Single
 * requests and the parts of bulk requests meet here.
 */
final class Operations {

    private final Access access;
    private final Memberships memberships;

    Operations(Access access, Memberships memberships) {
        this.access = access;
        this.memberships = memberships;
    }

    ScimResource create(ResourceProvider provider, ScimResource submitted, Supplier<ScimObject> sent, Task task) {
        access.check(new Operation.Create(task.context(), provider.resourceType(), submitted));
        ScimResource created = provider.create(new CreateRequest(task.context(), submitted, sent))
                .after()
                .orElseThrow(() -> new IllegalStateException(
                        provider.resourceType() + " provider created a resource and gave none back"));
        task.created(created);
        return created;
    }

    ScimResource find(ResourceProvider provider, String id, Projection projection, Task task) {
        task.on(provider.resourceType(), id);
        access.check(new Operation.Find(task.context(), provider.resourceType(), id));
        return filled(require(provider, id, projection, task), provider, projection, task);
    }

    WriteOutcome replace(
            ResourceProvider provider,
            String id,
            ScimResource submitted,
            Projection projection,
            Conditions conditions,
            Task task) {
        ResourceType type = provider.resourceType();
        task.on(type, id);
        access.check(new Operation.Replace(task.context(), type, id, submitted));
        ScimResource wanted = submitted.withId(id);
        return write(
                provider,
                id,
                conditions,
                task,
                precondition ->
                        provider.replace(new ReplaceRequest(task.context(), id, wanted, projection, precondition)));
    }

    WriteOutcome patch(
            ResourceProvider provider,
            String id,
            Patch patch,
            Projection projection,
            boolean answers,
            Conditions conditions,
            Task task) {
        ResourceType type = provider.resourceType();
        task.on(type, id);
        access.check(new Operation.Change(task.context(), type, id, patch));
        return write(
                provider,
                id,
                conditions,
                task,
                precondition ->
                        provider.patch(new PatchRequest(task.context(), id, patch, projection, answers, precondition)));
    }

    void delete(ResourceProvider provider, String id, Conditions conditions, Task task) {
        task.on(provider.resourceType(), id);
        access.check(new Operation.Delete(task.context(), provider.resourceType(), id));
        write(
                provider,
                id,
                conditions,
                task,
                precondition -> provider.delete(new DeleteRequest(task.context(), id, precondition)));
        memberships.cleanUp(provider, id, task.context());
    }

    /**
     * Writes, and writes again what lost a race: each try reads anew, so a condition of the client is judged against the newer
     * state and fails for good, and a client that made none never learns of the race.
     */
    private static WriteOutcome write(
            ResourceProvider provider,
            String id,
            Conditions conditions,
            Task task,
            Function<Precondition, WriteOutcome> write) {
        for (int attempt = 1; ; attempt++) {
            Precondition precondition = conditions.check(() -> require(provider, id, Projection.standard(), task));
            try {
                return task.wrote(write.apply(precondition), provider.resourceType(), id);
            } catch (ScimException e) {
                if (!LostRace.is(e)) {
                    throw e;
                }
                LostRace.pauseAfter(attempt, e, task.context());
            }
        }
    }

    /** The state after a write: as the provider gave it, else read. */
    ScimResource after(WriteOutcome outcome, ResourceProvider provider, String id, Projection projection, Task task) {
        ScimResource after = outcome.after()
                .map(given -> Answered.written(provider, given, id))
                .orElseGet(() -> require(provider, id, projection, task));
        return filled(after, provider, projection, task);
    }

    private ScimResource filled(ScimResource resource, ResourceProvider provider, Projection projection, Task task) {
        return memberships
                .fill(List.of(resource), provider, projection, task.context())
                .get(0);
    }

    private static ScimResource require(ResourceProvider provider, String id, Projection projection, Task task) {
        return Answered.find(provider, new FindRequest(task.context(), id, projection))
                .orElseThrow(() -> provider.unknown(id));
    }
}
