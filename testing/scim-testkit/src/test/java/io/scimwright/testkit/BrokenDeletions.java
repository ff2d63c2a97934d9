package io.scimwright.testkit;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.WriteOutcome;
import java.util.concurrent.CountDownLatch;

/** A provider that reads, and does not look again when it deletes or writes. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is its fault
final class BrokenDeletions extends BrokenProvider {

    private final boolean writes;
    private final CountDownLatch hasRead = new CountDownLatch(1);
    private final CountDownLatch otherHasWritten = new CountDownLatch(1);

    BrokenDeletions(Fault fault) {
        super(fault);
        this.writes = fault == Fault.CHANGES_BRING_BACK_WHAT_IS_DELETED;
    }

    private synchronized ScimResource read(String id) {
        return require(id);
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        if (writes) {
            ScimResource before = read(request.id());
            meet(hasRead, otherHasWritten);
            synchronized (this) {
                return written(before, request.patch().apply(before).after());
            }
        }
        meet(new CountDownLatch(1), hasRead);
        WriteOutcome outcome = super.patch(request);
        otherHasWritten.countDown();
        return outcome;
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        if (!writes) {
            request.precondition().check(read(request.id()));
            meet(hasRead, otherHasWritten);
            return super.delete(new DeleteRequest(request.context(), request.id()));
        }
        meet(new CountDownLatch(1), hasRead);
        WriteOutcome outcome = super.delete(request);
        otherHasWritten.countDown();
        return outcome;
    }
}
