package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import java.util.function.BooleanSupplier;

/**
 * The database takes no row of a member, since something that the row refers to is not there. What that is cannot be asked in the
 * transaction, which the database has given up.
 */
final class DanglingMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier areThere;

    /**
     * A refused row.
     *
     * @param areThere whether all who were to become members are there, asked after the transaction
     */
    DanglingMember(JoinTable join, BooleanSupplier areThere, Throwable cause) {
        super(
                "the database takes no members who are there: look at the foreign keys of " + join.table() + " ("
                        + join.own() + ", " + join.other() + ")",
                cause);
        this.areThere = areThere;
    }

    /** What it means: that a member was deleted meanwhile, so that the same can be done again, or a table that fits nobody. */
    RuntimeException told() {
        return isForGood()
                ? new IllegalStateException(getMessage(), getCause())
                : ScimException.preconditionFailed("a member was deleted meanwhile")
                        .causedBy(this);
    }

    private boolean isForGood() {
        try {
            return areThere.getAsBoolean();
        } catch (RuntimeException unknown) {
            // The transaction was a part of another one.
            return false;
        }
    }
}
