package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.SignInMode;
import io.scimwright.apim.traffic.Admission;
import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.OneAtATime;
import io.scimwright.apim.traffic.StormBrake;
import java.time.Duration;
import java.util.function.Supplier;

/** What the providers of users and groups work with together. */
public final class Workshop {

    private final ManagementPlane plane;
    private final Supplier<AccessMapping> mapping;
    private final ManagedUsers users;
    private final ManagedGroups groups;
    private final UserAccess access;
    private final Alignment alignment;
    private final OneAtATime turns;
    private final Admission batches;
    private final Duration patience;
    private final StormBrake brake;
    private final SignInMode signIn;

    /**
     * Puts the parts together.
     *
     * @param patience how long a request may wait for others, or go on with many small changes
     */
    public Workshop(
            ManagementPlane plane,
            Subscriptions subscriptions,
            Supplier<AccessMapping> mapping,
            Administrators administrators,
            Duration patience,
            StormBrake brake,
            SignInMode signIn) {
        this.plane = plane;
        this.mapping = mapping;
        this.users = new ManagedUsers(plane, mapping, administrators);
        this.groups = new ManagedGroups(plane, mapping);
        this.access = new UserAccess(plane, subscriptions, mapping);
        this.alignment = new Alignment(plane, access, users, brake);
        this.turns = new OneAtATime(patience);
        this.batches = Admission.of(CallKind.WRITE.perSecond(), patience);
        this.patience = patience;
        this.brake = brake;
        this.signIn = signIn;
    }

    ManagementPlane plane() {
        return plane;
    }

    AccessMapping mapping() {
        return mapping.get();
    }

    ManagedUsers users() {
        return users;
    }

    ManagedGroups groups() {
        return groups;
    }

    UserAccess access() {
        return access;
    }

    Alignment alignment() {
        return alignment;
    }

    /** One write of a user at a time, whoever asks for it. */
    OneAtATime turns() {
        return turns;
    }

    /** How many small changes may be under way. */
    Admission batches() {
        return batches;
    }

    Duration patience() {
        return patience;
    }

    SignInMode signIn() {
        return signIn;
    }

    StormBrake brake() {
        return brake;
    }
}
