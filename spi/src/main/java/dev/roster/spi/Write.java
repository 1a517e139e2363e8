package dev.roster.spi;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change to what a tenant keeps. */
public sealed interface Write {

    /** Which kind of write this is, for switches without a default. */
    enum Kind {
        /** {@link InsertUser}. */
        INSERT_USER,
        /** {@link UpdateUser}. */
        UPDATE_USER,
        /** {@link DeleteUser}. */
        DELETE_USER,
        /** {@link EraseUser}. */
        ERASE_USER,
        /** {@link EnsureEntry}. */
        ENSURE_ENTRY,
        /** {@link RemoveIfUnused}. */
        REMOVE_IF_UNUSED,
        /** {@link ChangeEntry}. */
        CHANGE_ENTRY,
        /** {@link FinishedRun}. */
        FINISHED_RUN,
        /** {@link Extra}. */
        EXTRA
    }

    /** {@return which kind of write this is} */
    Kind kind();

    /**
     * Adds a user with the version that the user carries. Fails as {@link UnitOutcome.Kind#DUPLICATE} when
     * the id or a unique key is taken.
     *
     * @param user the user; version 1 or more
     */
    record InsertUser(User user) implements Write {
        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException if the version is not positive
         */
        public InsertUser {
            if (user.version() < 1) {
                throw new IllegalArgumentException("an inserted user carries a version of 1 or more");
            }
        }

        @Override
        public Kind kind() {
            return Kind.INSERT_USER;
        }
    }

    /**
     * Changes the named fields of a user and counts the version up by one. Fails as
     * {@link UnitOutcome.Kind#STALE} when the user is gone or has another version.
     *
     * @param after the user as it shall be; fields that are not named must not be written
     * @param expectedVersion the version that the stored user must have
     * @param fields what changes, at least one; system fields such as {@code deactivatedAt} may be among them
     */
    record UpdateUser(User after, long expectedVersion, Set<Field<?>> fields) implements Write {
        /**
         * Copies the fields.
         *
         * @throws IllegalArgumentException if there are no fields
         */
        public UpdateUser {
            fields = Set.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("an update names at least one field");
            }
        }

        @Override
        public Kind kind() {
            return Kind.UPDATE_USER;
        }
    }

    /**
     * Removes a user with everything that belongs to it, tokens and credentials too, so that the next user of the id begins anew
     * (UN-05).
     * Documents stay until the user is erased. Fails as {@link UnitOutcome.Kind#STALE} when the
     * user is gone or has another version.
     *
     * @param id the user
     * @param expectedVersion the version that the stored user must have
     */
    record DeleteUser(UserId id, long expectedVersion) implements Write {
        @Override
        public Kind kind() {
            return Kind.DELETE_USER;
        }
    }

    /**
     * Removes a user like {@link DeleteUser}, and every trace of what is known about the person (UN-02): tokens,
     * credentials and documents of the user, where the stores keep them; the parts about the user in the journal of every run; what
     * audit entries say of the user's values, and why; the bodies of messages about the user that are older than this
     * unit. Ids, moments and names of actions stay. Cannot be undone. Of a user who was deleted before, and of whom nothing
     * but such traces is there, version 0 erases those (UN-02). Fails as {@link UnitOutcome.Kind#STALE} when the user has
     * another version, is there for version 0, or is gone for any other.
     *
     * @param id the user
     * @param expectedVersion the version that the stored user must have; 0 for one who must not be stored
     */
    record EraseUser(UserId id, long expectedVersion) implements Write {
        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException if the version is negative
         */
        public EraseUser {
            Objects.requireNonNull(id, "id");
            if (expectedVersion < 0) {
                throw new IllegalArgumentException(
                        "an erased user has a version of 1 or more, or 0 when nobody is stored");
            }
        }

        @Override
        public Kind kind() {
            return Kind.ERASE_USER;
        }
    }

    /**
     * Adds an entry of a catalog; one of the same key that exists is left as it is (CS-03).
     *
     * @param entry the entry
     */
    record EnsureEntry(CatalogEntry entry) implements Write {
        @Override
        public Kind kind() {
            return Kind.ENSURE_ENTRY;
        }
    }

    /**
     * Removes an entry of a catalog that no user holds at the end of the unit; one that is held, or gone, is left as it
     * is (CS-05).
     *
     * @param key the entry
     */
    record RemoveIfUnused(CatalogEntry.Key key) implements Write {
        @Override
        public Kind kind() {
            return Kind.REMOVE_IF_UNUSED;
        }
    }

    /**
     * Adds, replaces or removes an entry of a catalog, as somebody saw it. Fails as {@link UnitOutcome.Kind#STALE} when
     * what is stored differs from {@code before} (CS-04), and as {@link UnitOutcome.Kind#IN_USE} when an entry shall go
     * that a user holds at the end of the unit (CS-05). A role that a host builds in and nobody stored has no
     * {@code before}.
     *
     * @param before the entry as it must be stored, or null when none must be
     * @param after the entry as it shall be, or null when it shall go
     */
    record ChangeEntry(
            @Nullable CatalogEntry before, @Nullable CatalogEntry after) implements Write {
        /**
         * Checks that both are the same entry.
         *
         * @throws IllegalArgumentException if both are null, or are entries of different keys
         */
        public ChangeEntry {
            if (before == null && after == null) {
                throw new IllegalArgumentException("a change needs an entry before or after it");
            }
            if (before != null && after != null && !before.entryKey().equals(after.entryKey())) {
                throw new IllegalArgumentException(before.entryKey() + " cannot become " + after.entryKey()
                        + "; remove the one and add the other");
            }
        }

        /** {@return which entry changes} */
        public CatalogEntry.Key key() {
            return Objects.requireNonNull(after == null ? before : after).entryKey();
        }

        @Override
        public Kind kind() {
            return Kind.CHANGE_ENTRY;
        }
    }

    /**
     * Keeps a run that is finished already, as a single call does in its one unit. Fails as
     * {@link UnitOutcome.Kind#REPEATED} when there is a run of that id (JS-08).
     *
     * @param run the run, finished
     */
    record FinishedRun(Run run) implements Write {
        /**
         * Checks the state.
         *
         * @throws IllegalArgumentException if the run is not finished
         */
        public FinishedRun {
            if (run.state() != Run.State.FINISHED) {
                throw new IllegalArgumentException("run " + run.plan() + " is not finished; begin it in the journal");
            }
        }

        @Override
        public Kind kind() {
            return Kind.FINISHED_RUN;
        }
    }

    /**
     * A change to what an optional ability keeps, such as {@link TokenStore.Change}. Never sent to stores that do not
     * claim the ability; stores refuse it with {@link UnsupportedOperationException} and write nothing (UN-03).
     *
     * @param change the change
     */
    record Extra(Change change) implements Write {

        /** A change to what one ability keeps. */
        public interface Change {
            /** {@return the interface of the ability, by which {@link Stores#capability} finds it} */
            Class<?> ability();
        }

        @Override
        public Kind kind() {
            return Kind.EXTRA;
        }
    }
}
