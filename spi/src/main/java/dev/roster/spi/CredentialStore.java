package dev.roster.spi;

import dev.roster.model.UserId;
import java.util.Optional;

/**
 * An ability that {@link Stores} may have: keeps what users sign in with. What must live or die with a change of the user is
 * sent as {@link Change} in the same unit.
 *
 * <p>The user need not be stored, as with tokens: who must not leave credentials of somebody who is gone sends them in a unit
 * that changes the user. A user who is deleted or erased takes them along (UN-05, UN-02). Whether there is a second factor stands at
 * the user as well ({@link dev.roster.model.Field#SECOND_FACTOR}): from each write on, by whatever means, what the credentials of
 * now say, and nothing where there are none (CR-07); versions of the user do not count that. Never asks a clock. Safe
 * for use by many threads. What a call wrote, every later call sees.
 */
public interface CredentialStore {

    /**
     * Finds what a user signs in with.
     *
     * @param user the user
     * @return the credentials as they were saved last (CR-01), or empty when there are none
     * @throws StoreException if the store cannot answer
     */
    Optional<Credentials> find(UserId user);

    /**
     * Saves credentials by one conditional write: only while the stored version is the one before theirs, 0 when none are
     * stored (CR-02). Of many callers only one succeeds (CR-03), so that whatever the saved credentials lack is used up by that
     * caller alone, such as a recovery code or the time step of a code.
     *
     * @param next the credentials, as {@link Credentials#next} of the found ones makes them, or of version 1
     * @return whether they are stored; if not, nothing changed
     * @throws StoreException if the store cannot write
     */
    boolean save(Credentials next);

    /**
     * Removes the credentials of a user, so that versions begin anew with 1 (CR-04). Who still holds a version of before could
     * save over the same version of afterwards: save credentials without password and second factor instead while the user
     * stays.
     *
     * @param user the user
     * @return whether there were any
     * @throws StoreException if the store cannot write
     */
    boolean remove(UserId user);

    /**
     * A change to credentials as a part of a unit: all of it happens with the unit, or nothing (CR-05). Two changes of one unit
     * happen in their order.
     */
    sealed interface Change extends Write.Extra.Change {

        /** Which kind of change this is, for switches without a default. */
        enum Kind {
            /** {@link Put}. */
            PUT,
            /** {@link Remove}. */
            REMOVE,
            /** {@link EndSessions}. */
            END_SESSIONS
        }

        /** {@return which kind of change this is} */
        Kind kind();

        /** {@return whose credentials change} */
        UserId user();

        @Override
        default Class<?> ability() {
            return CredentialStore.class;
        }

        /**
         * Saves credentials, as {@link CredentialStore#save} does. Fails as {@link UnitOutcome.Kind#STALE} when the stored
         * version is not the one before theirs.
         *
         * @param next the credentials
         */
        record Put(Credentials next) implements Change {
            @Override
            public Kind kind() {
                return Kind.PUT;
            }

            @Override
            public UserId user() {
                return next.user();
            }
        }

        /**
         * Removes the credentials of a user, as {@link CredentialStore#remove} does; there may be none.
         *
         * @param user the user
         */
        record Remove(UserId user) implements Change {
            @Override
            public Kind kind() {
                return Kind.REMOVE;
            }
        }

        /**
         * Ends the sessions of a user, whatever is stored of them (CR-06): version and generation become 1 more each, so that who
         * still holds the version of before saves nothing over it; there may be no credentials. For who is kept out.
         *
         * @param user the user
         */
        record EndSessions(UserId user) implements Change {
            @Override
            public Kind kind() {
                return Kind.END_SESSIONS;
            }
        }
    }
}
