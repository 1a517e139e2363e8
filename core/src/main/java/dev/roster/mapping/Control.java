package dev.roster.mapping;

/** A column that steers its row and is no field of a user. */
public enum Control {
    /** What to do with the row: {@code add-user}, {@code update}, {@code remove-user}. */
    ACTION,
    /** Blank, or {@code DELETE} to delete the user. */
    TRANSACTION,
    /** {@code true} invites the user of the row if the row creates one. */
    NOTIFY_IF_NEW,
    /** The tenant; another than the actor's own is an error. */
    TENANT,
    /** The key or label of a custom attribute, of which another column holds the value; see {@link AttributePair}. */
    ATTRIBUTE_NAME,
    /** The value of the attribute that another column names. */
    ATTRIBUTE_VALUE,
    /** The key that a user had before, beside the column of the key that the user gets; see {@link RenamePairs}. */
    FORMER_KEY;

    /** Whether the column counts in every import: the others count where a profile takes such instructions. */
    boolean isOfEveryImport() {
        return this == ATTRIBUTE_NAME || this == ATTRIBUTE_VALUE || this == FORMER_KEY;
    }
}
