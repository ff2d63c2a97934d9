package io.scimwright.apim.internal;

import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who administers the service: Azure decides that and it hardly ever changes, so that it is asked for once in five minutes and not
 * with each request. Thread-safe.
 */
public final class Administrators {

    /** The id of their group. */
    static final String GROUP = "administrators";

    private static final long LIFE_NANOS = Duration.ofMinutes(5).toNanos();

    private final ManagementPlane apim;
    private volatile @Nullable Known known;

    /** What was read, and until when it counts. */
    private record Known(Set<String> ids, long until) {}

    public Administrators(ManagementPlane apim) {
        this.apim = apim;
    }

    /** The ids of the administrators, the owner of the service among them. */
    Set<String> ids(RequestContext context) {
        Known present = known;
        if (present == null || System.nanoTime() - present.until > 0) {
            present = new Known(read(context), System.nanoTime() + LIFE_NANOS);
            known = present;
        }
        return present.ids;
    }

    private Set<String> read(RequestContext context) {
        Set<String> ids = Listing.readAll(read -> apim.members(context, GROUP, Listing.PAGE, read)).stream()
                .map(ApimUser::id)
                .collect(Collectors.toSet());
        ids.add(ApimUser.OWNER);
        return Set.copyOf(ids);
    }
}
