package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.Write;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What writes say about users. */
final class UserWrites {

    private UserWrites() {}

    /** The id of the user that a write touches. */
    static Optional<String> id(Write write) {
        if (write instanceof Write.DeleteUser delete) {
            return Optional.of(delete.id().value());
        }
        return Optional.ofNullable(written(write)).map(user -> user.id().value());
    }

    /** The user as a write leaves it, or null when it leaves none. */
    static @Nullable User written(Write write) {
        if (write instanceof Write.InsertUser insert) {
            return insert.user();
        }
        return write instanceof Write.UpdateUser update ? update.after() : null;
    }

    /** Whether a write sets a field. */
    static boolean names(Write write, Field<?> field) {
        return write instanceof Write.InsertUser
                || (write instanceof Write.UpdateUser update && update.fields().contains(field));
    }

    /** Whether an active owner could be none any more after a write. */
    static boolean mayRemoveOwner(Write write) {
        return write instanceof Write.DeleteUser
                || (write instanceof Write.UpdateUser update
                        && (update.fields().contains(Field.STATUS)
                                || update.fields().contains(Field.ROLES)));
    }
}
