package dev.roster.query;

import dev.roster.model.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sorted answer.
 *
 * @param users the users in the order of the query; unmodifiable
 * @param nextCursor the place to go on from, or null on the last page
 */
public record Page(List<User> users, @Nullable Cursor nextCursor) {

    /** Copies the users. */
    public Page {
        users = List.copyOf(users);
    }

    /** {@return the place to go on from, or empty on the last page} */
    public Optional<Cursor> next() {
        return Optional.ofNullable(nextCursor);
    }
}
