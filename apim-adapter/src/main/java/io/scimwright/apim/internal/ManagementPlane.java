package io.scimwright.apim.internal;

import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Optional;

/**
 * The calls to the management plane that SCIM needs, one HTTP request each. Every call is recorded in the request's context
 * with the reason given. Failures are thrown as {@link io.scimwright.core.error.ScimException}. Thread-safe.
 */
public interface ManagementPlane {

    /** The same plane that sends, or does not send, mails to those whom its calls are about. */
    ManagementPlane notifying(boolean mails);

    /** Users in APIM's order; the filter is OData, empty for all. */
    Page<ApimUser> users(RequestContext context, String filter, int top, int skip, boolean withGroups);

    /** The user with its version; empty where there is none of that id. */
    Optional<ApimUser> user(RequestContext context, String id);

    /** The user with the groups it is in; empty where there is none of that id. */
    Optional<ApimUser> userWithGroups(RequestContext context, String id);

    /** The groups that a user is in, with system groups. */
    List<ApimGroup> groupsOf(RequestContext context, String userId);

    /**
     * Creates a user; 409 uniqueness when another one has the e-mail.
     *
     * @param invited whether APIM sends a mail that lets them choose a password; until then they are pending
     */
    ApimUser createUser(RequestContext context, String id, UserFields fields, boolean invited);

    /**
     * Sets the fields of a user, in the version that the user was read in where that is known; empty where there is none of that
     * id, 412 where the user was changed meanwhile.
     */
    Optional<ApimUser> updateUser(RequestContext context, ApimUser user, UserFields fields, String why);

    /** Deletes a user with its subscriptions; false where there was none of that id. */
    boolean deleteUser(RequestContext context, String id);

    /** Groups in APIM's order; the filter is OData, empty for all. */
    Page<ApimGroup> groups(RequestContext context, String filter, int top, int skip);

    /** The group with its version; empty where there is none of that id. */
    Optional<ApimGroup> group(RequestContext context, String id);

    /** Creates a group. */
    ApimGroup createGroup(RequestContext context, String id, GroupFields fields);

    /**
     * Sets the fields of a group, in the version that the group was read in where that is known; empty where there is none of that
     * id, 412 where the group was changed meanwhile.
     */
    Optional<ApimGroup> updateGroup(RequestContext context, ApimGroup group, GroupFields fields);

    /** Sets the fields of a group, whatever version it is in; empty where there is none of that id. */
    Optional<ApimGroup> updateGroup(RequestContext context, String id, GroupFields fields);

    /** Deletes a group; false where there was none of that id. */
    boolean deleteGroup(RequestContext context, String id);

    /** The members of a group in APIM's order; empty list where there is no such group. */
    Page<ApimUser> members(RequestContext context, String groupId, int top, int skip);

    /** Whether a user is in a group; false where either does not exist. */
    boolean isMember(RequestContext context, String groupId, String userId);

    /** Adds a member. */
    Membership addMember(RequestContext context, String groupId, String userId, String why);

    /** Removes a member. */
    MembershipOutcome removeMember(RequestContext context, String groupId, String userId, String why);

    /**
     * What became of a member who was to be added.
     *
     * @param user the user, without groups, as they were at that moment; empty where the answer did not tell
     */
    record Membership(MembershipOutcome outcome, Optional<ApimUser> user) {}

    /** What became of a membership. */
    enum MembershipOutcome {
        /** It is different now. */
        CHANGED,
        /** It was so already. */
        UNCHANGED,
        /** There is no such user. */
        UNKNOWN_USER,
        /** There is no such group. */
        UNKNOWN_GROUP
    }
}
