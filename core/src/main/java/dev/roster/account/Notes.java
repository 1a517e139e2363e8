package dev.roster.account;

import dev.roster.access.NotAuthorizedException;
import java.util.List;

/**
 * What administrators noted about one user (C7), kept beside the user as documents: not part of the user, in no export and no
 * plan; it goes when the user is erased, and waits while the user is only deleted. Who may administer the user reads, adds and
 * removes; that is asked with every call. Safe for use by many threads.
 *
 * <p>Adding and removing leave an entry in the audit trail, {@code add-note} and {@code remove-note}, which names who did it and the
 * user, and holds no text. The entry is written first: a process that dies in between leaves an entry of a note that is not added, or
 * not removed, and never a note without an entry.
 */
public interface Notes {

    /**
     * Lists notes, newest first.
     *
     * @param limit how many at the most, 1 to 1,000
     * @return the notes
     * @throws NotAuthorizedException if the actor may not administer the user, or there is no such user
     * @throws IllegalArgumentException if the limit is out of bounds
     */
    List<Note> newest(int limit);

    /**
     * Adds a note.
     *
     * @param text 1 to {@value Note#MAX_TEXT} characters, kept as they are
     * @return the note as it is kept
     * @throws NotAuthorizedException if the actor may not administer the user, or there is no such user
     * @throws IllegalArgumentException if the text is blank, too long, or holds control characters
     */
    Note add(String text);

    /**
     * Removes a note.
     *
     * @param id which one
     * @return whether there was such a note of this user
     * @throws NotAuthorizedException if the actor may not administer the user, or there is no such user
     */
    boolean remove(String id);
}
