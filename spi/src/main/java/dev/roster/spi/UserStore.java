package dev.roster.spi;

import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.query.Filter;
import dev.roster.query.Page;
import dev.roster.query.UserQuery;
import dev.roster.query.ValueCount;
import dev.roster.query.ValueQuery;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the users of one tenant.
 *
 * <p>Calls come in batches: a chunk of rows costs one call, and an implementation answers each call with
 * a number of statements that does not grow with the batch (US-16). What {@link #commit} wrote, every later call
 * on any thread sees (US-01), and no call sees half of it: each answers as one moment had everything, but for
 * {@link #scan}, which gives each user as one moment had the user (UN-04). Safe for use by many threads.
 *
 * <p>Uniqueness is the store's promise: no two users of a tenant have the same canonical user name,
 * e-mail address or employee id ({@link dev.roster.model.Field#isUnique}), held by unique indexes on
 * columns of canonical keys that Java computed. A store never folds case itself (US-02).
 *
 * <p>Users of every status are users: found, correlated, counted, and holders of their keys and roles. Only the guard of
 * the last owner asks for an active one. What was deleted leaves nothing for the next user of the same id (UN-05).
 *
 * <p>A custom attribute may be defined anew with another type. A value of the type before is no value then, for filters,
 * sorts, correlation and values alike (US-17); the user keeps it until the attribute is written.
 *
 * <p>Users come out exactly as they went in: text up to 65,536 characters of any plane, numbers to the last
 * digit (US-11), moments of the years 1000 to 9999 to the microsecond, in UTC (US-12). Text that not every database can hold, such as
 * NUL, is refused by the values themselves before a store is asked (US-13).
 */
public interface UserStore {

    /** How many users one key gives at the most: two are enough to see that it is ambiguous. */
    int MATCH_LIMIT = 2;

    /**
     * Finds users by id.
     *
     * @param ids the ids, up to 10,000; duplicates count once
     * @return the users that exist, in no particular order (US-03)
     * @throws StoreException if the store cannot answer
     */
    List<User> findAll(Collection<UserId> ids);

    /**
     * Finds users by keys of any kind.
     *
     * @param keys up to 10,000 keys; the same key may stand several times
     * @return for each key, in the same order, the users that have it: at most {@link #MATCH_LIMIT}, by id
     *     ascending, empty when there is none; a blank key is nobody's (US-05)
     * @throws StoreException if the store cannot answer
     */
    List<List<User>> correlate(List<CorrelationKey> keys);

    /**
     * Answers one page by keyset, so that the cost does not depend on the depth of the page. Users that
     * are neither inserted, deleted nor re-keyed while pages are read appear exactly once (US-06). Filters and
     * searches mean what their Java definition says (US-14): words at the beginning of words (UQ-01), up to 10,000 values
     * at once (UQ-02), ends of texts (UQ-03). Values are ordered by type, text in canonical form
     * by code point; users without a value come last in both directions; ids break ties, upward (US-15).
     *
     * @param query what is asked
     * @return the page, as {@link UserQuery#matches}, {@link UserQuery#order} and {@link UserQuery#isAfterCursor} define it
     * @throws StoreException if the store cannot answer
     */
    Page query(UserQuery query);

    /**
     * Streams users in the order of their ids, holding a bounded number of them in memory (US-07).
     *
     * @param filter which users are wanted
     * @return the users; the caller closes the stream
     * @throws StoreException if the store cannot answer, also while the stream is read
     */
    Stream<User> scan(Filter filter);

    /**
     * Counts users, and stops at a limit: {@code count(filter, 10_000) == 10_000} is shown as "10,000+" (US-18).
     *
     * @param filter which users are counted
     * @param limit how far to count, 1 or more; {@link Long#MAX_VALUE} for all
     * @return how many there are, exactly; the limit when there are as many or more
     * @throws IllegalArgumentException if the limit is not positive
     * @throws StoreException if the store cannot answer
     */
    long count(Filter filter, long limit);

    /**
     * Finds the different values of a field and how many users have them, as {@link ValueQuery#answer} defines it
     * (UQ-04).
     *
     * @param query what is asked
     * @return the values in the order of the query, at most as many as its limit
     * @throws StoreException if the store cannot answer
     */
    List<ValueCount> values(ValueQuery query);

    /**
     * Moves what counts no version: the last sign-in and activity, which never go backwards, also under concurrency,
     * and counts, of which the last value stays (UQ-05). Versions stay as they are, so no preview goes stale. Filters,
     * sorts and {@link #findAll} see the new values; commits may still write the same fields.
     *
     * @param touches up to 10,000 touches; of several of one user all count, in order
     * @return of how many different ids there is no user; these are left out
     * @throws StoreException if the store cannot write; it wrote nothing then
     */
    int touch(List<Touch> touches);

    /**
     * Writes units, each one atomically: all of its writes, its journal entry, its audit entries and its
     * outbox messages, or nothing (US-08). Units are judged in order, each on the state that the ones
     * before it left. Every write names the version it expects; a stale one leaves its unit unwritten
     * (US-04). Inside a unit, unique keys are judged at the end, so users may exchange them (US-09).
     *
     * <p>The last-owner rule is guarded here, under concurrency (US-10): a unit after which no active user
     * holds any of the owner roles everywhere (a grant is none), while one held any of the owner roles before it, is not
     * written; so is a unit that edits or removes a role, when the guards name other owner roles after it than before.
     * Before the first write the versions of all who decided
     * and the revision of the catalogs are compared, when the guards name them, and stay as they are until the end of
     * the commit; if one differs nothing is written, and every outcome is {@link UnitOutcome#OUTDATED} (UN-01).
     *
     * @param units what to write
     * @param guards what must still hold
     * @return one outcome for each unit, in the same order
     * @throws UnsupportedOperationException if a unit changes what an ability keeps that the stores do not claim;
     *     nothing is written then
     * @throws StoreException if the store cannot tell what became of the units; the caller reads the journal to find out
     */
    List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards);
}
