package dev.roster.plan;

/** What a plan does with one row. */
public enum ChangeKind {
    /** Makes a new user. */
    CREATE,
    /** Changes fields. */
    UPDATE,
    /** Makes the user inactive, and changes fields where the row says so. */
    DEACTIVATE,
    /** Makes an inactive user active again, and changes fields where the row says so. */
    REACTIVATE,
    /** Removes the user; an undo brings them back. */
    DELETE,
    /** Removes the user with every trace of the person, for ever. */
    ERASE,
    /** Nothing: the stored user is as the row says. */
    UNCHANGED,
    /** Nothing: the policy leaves the row out. */
    SKIPPED,
    /** Nothing: the row has errors. */
    REJECTED;

    /** {@return whether applying the row writes anything} */
    public boolean isWrite() {
        return switch (this) {
            case CREATE, UPDATE, DEACTIVATE, REACTIVATE, DELETE, ERASE -> true;
            case UNCHANGED, SKIPPED, REJECTED -> false;
        };
    }

    /** {@return whether the user is gone afterwards} */
    public boolean removes() {
        return switch (this) {
            case DELETE, ERASE -> true;
            case CREATE, UPDATE, DEACTIVATE, REACTIVATE, UNCHANGED, SKIPPED, REJECTED -> false;
        };
    }
}
