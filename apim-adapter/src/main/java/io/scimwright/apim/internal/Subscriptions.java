package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.Held;
import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls to the management plane about subscriptions; all that {@link ManagementPlane} says of calls holds here. */
public interface Subscriptions {

    /** The same that send, or do not send, mails to the owners. */
    Subscriptions notifying(boolean mails);

    /** The subscriptions that a user owns; empty where there is no such user. */
    List<Held> of(RequestContext context, String userId);

    /** The ids of those who have a subscription to a product that works, or will when an administrator agrees. */
    Set<String> holders(RequestContext context, String product);

    /**
     * Makes a subscription to a product; one of the same id that is over comes to life again.
     *
     * @return its owner, without groups, as they were when it was written; empty where the answer did not tell,
     *     or there is no such user any more
     */
    Optional<ApimUser> make(RequestContext context, String userId, AccessStep.Subscribe step);

    /**
     * Makes a suspended subscription active again; one that is gone meanwhile is left alone.
     *
     * @return its owner, as with {@link #make}; empty too where it is gone
     */
    Optional<ApimUser> activate(RequestContext context, AccessStep.Activate step);

    /**
     * Stops the keys of a subscription; one that is gone meanwhile is left alone.
     *
     * @return its owner, as with {@link #make}; empty too where it is gone
     */
    Optional<ApimUser> suspend(RequestContext context, AccessStep.Suspend step);
}
