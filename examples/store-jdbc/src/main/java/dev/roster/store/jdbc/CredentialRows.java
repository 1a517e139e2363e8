package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.CredentialStore;
import dev.roster.spi.Credentials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How credentials lie in {@code roster_credentials}: one row for each user, lists of hashes packed into one text. */
final class CredentialRows {

    static final String TABLE = "roster_credentials";
    /** The columns that {@link #credentials} reads, in its order. */
    static final String SELECTED = "version, password_hash, password_changed_at, password_must_change,"
            + " password_valid_until, password_history, factor_secret, factor_enrolled_at, factor_last_step,"
            + " recovery_codes, generation, user_id";

    private static final String USER = "user_id";
    private static final String VERSION = "version";
    private static final List<String> COLUMNS = List.of(SELECTED.split(", ?"));
    private static final List<String> SET = COLUMNS.subList(0, COLUMNS.size() - 1);
    private static final Bulk.Change CHANGE = new Bulk.Change(TABLE, "", SET, List.of(USER, VERSION));
    private static final Bulk.Change TOLD =
            new Bulk.Change("roster_users", "", List.of("second_factor"), List.of("id"));

    private CredentialRows() {}

    /**
     * The versions of the credentials of some users, in their order, locked.
     *
     * @throws SQLException if the database refuses
     */
    static Map<String, Long> lockedVersions(Session session, Collection<String> sortedUsers) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        Sql sql = session.lockedRows(
                "select t.user_id, t.version from ", TABLE, USER, sortedUsers.toArray(new String[0]));
        session.forEach(sql.text(), row -> versions.put(row.getString(1), row.getLong(2)), sql.arguments());
        return versions;
    }

    /**
     * Makes changes that were judged, in their order; four statements for any number of them. What is replaced keeps its row, so
     * that whoever waits for it finds the new version and not none at all.
     *
     * @throws SQLException if the database refuses
     */
    static void write(Session session, List<CredentialStore.Change> changes) throws SQLException {
        Set<String> removed = new TreeSet<>();
        Map<String, Integer> ended = new TreeMap<>();
        Map<String, Long> before = new HashMap<>();
        Map<String, Credentials> left = new TreeMap<>();
        for (CredentialStore.Change change : changes) {
            String user = change.user().value();
            switch (change.kind()) {
                case PUT -> {
                    Credentials next = ((CredentialStore.Change.Put) change).next();
                    before.putIfAbsent(user, next.version() - 1);
                    left.put(user, next);
                }
                case REMOVE -> {
                    before.put(user, 0L);
                    removed.add(user);
                    ended.remove(user);
                    left.remove(user);
                }
                case END_SESSIONS -> {
                    if (left.computeIfPresent(user, (id, saved) -> ended(saved)) == null && !removed.contains(user)) {
                        ended.merge(user, 1, Integer::sum);
                    }
                }
            }
        }
        List<@Nullable Object[]> added = new ArrayList<>(0);
        List<@Nullable Object[]> replaced = new ArrayList<>(0);
        left.forEach((user, credentials) -> {
            long version = before.getOrDefault(user, 0L);
            if (version == 0) {
                added.add(row(credentials));
            } else {
                replaced.add(row(credentials, version));
            }
        });
        session.bulk().delete(TABLE, List.of(USER), keys(removed), Bulk.Found.ANY);
        endSessions(session, ended);
        session.bulk().update(CHANGE, replaced, Bulk.Found.EACH);
        session.bulk().insert(TABLE, COLUMNS, added);
        tellUsers(session, removed, left.values());
    }

    /**
     * Ends sessions as often as that stands in the changes, mostly once: what is ended as often is one statement.
     *
     * @throws SQLException if the database refuses
     */
    private static void endSessions(Session session, Map<String, Integer> ended) throws SQLException {
        Map<Integer, Set<String>> byTimes = new TreeMap<>();
        ended.forEach((user, times) ->
                byTimes.computeIfAbsent(times, any -> new TreeSet<>()).add(user));
        for (Map.Entry<Integer, Set<String>> users : byTimes.entrySet()) {
            String more = " + " + users.getKey();
            Bulk.Change change = new Bulk.Change(
                    TABLE,
                    "version = t.version" + more + ", generation = t.generation" + more,
                    List.of(),
                    List.of(USER));
            session.bulk().update(change, keys(users.getValue()), Bulk.Found.ANY);
        }
    }

    private static Credentials ended(Credentials saved) {
        return saved.next(saved.password(), saved.secondFactor()).endingSessions();
    }

    private static List<@Nullable Object[]> keys(Set<String> users) {
        return users.stream().map(user -> new @Nullable Object[] {user}).toList();
    }

    /**
     * Has users say of their second factor what their credentials say; versions do not count it.
     *
     * @throws SQLException if the database refuses
     */
    private static void tellUsers(Session session, Set<String> removed, Collection<Credentials> left)
            throws SQLException {
        Map<String, @Nullable String> told = new TreeMap<>();
        removed.forEach(user -> told.put(user, null));
        left.forEach(credentials -> told.put(
                credentials.user().value(),
                session.dialect().orderedText(Boolean.toString(credentials.secondFactor() != null))));
        List<@Nullable Object[]> rows = told.entrySet().stream()
                .map(user -> new @Nullable Object[] {user.getValue(), user.getKey()})
                .toList();
        session.bulk().update(TOLD, rows, Bulk.Found.ANY);
    }

    /**
     * Adds the first credentials of a user.
     *
     * @throws SQLException if the database refuses, also when the user has some
     */
    static void insert(Session session, Credentials first) throws SQLException {
        session.bulk().insert(TABLE, COLUMNS, List.<@Nullable Object[]>of(row(first)));
        tellUsers(session, Set.of(), List.of(first));
    }

    /**
     * Replaces the version before, and tells whether it was there.
     *
     * @throws SQLException if the database refuses
     */
    static boolean replace(Session session, Credentials next) throws SQLException {
        @Nullable Object[] row = row(next, next.version() - 1, session.tenant());
        int replaced = session.update(
                "update " + TABLE + " set " + String.join(" = ?, ", SET)
                        + " = ? where user_id = ? and version = ? and tenant = ?",
                row);
        if (replaced == 1) {
            tellUsers(session, Set.of(), List.of(next));
        }
        return replaced == 1;
    }

    /**
     * Removes the credentials of a user, and tells whether there were any.
     *
     * @throws SQLException if the database refuses
     */
    static boolean remove(Session session, String user) throws SQLException {
        int removed =
                session.update("delete from " + TABLE + " where tenant = ? and user_id = ?", session.tenant(), user);
        tellUsers(session, Set.of(user), List.of());
        return removed == 1;
    }

    private static @Nullable Object[] row(Credentials credentials, Object... more) {
        Credentials.Password password = credentials.password();
        Credentials.SecondFactor factor = credentials.secondFactor();
        @Nullable Object[] columns = {
            credentials.version(),
            password == null ? null : password.hash(),
            password == null ? null : Moments.micros(password.changedAt()),
            password == null ? null : password.mustChange(),
            password == null ? null : Moments.microsOrNull(password.validUntil()),
            password == null ? null : PackedTexts.pack(password.history()),
            factor == null ? null : factor.secret(),
            factor == null ? null : Moments.micros(factor.enrolledAt()),
            factor == null ? null : factor.lastStep(),
            factor == null ? null : PackedTexts.pack(factor.recoveryCodes()),
            credentials.generation(),
            credentials.user().value()
        };
        @Nullable Object[] all = Arrays.copyOf(columns, columns.length + more.length);
        System.arraycopy(more, 0, all, columns.length, more.length);
        return all;
    }

    static Credentials credentials(ResultSet row) throws SQLException {
        return new Credentials(
                new UserId(row.getString(USER)),
                row.getLong(VERSION),
                row.getLong("generation"),
                password(row),
                secondFactor(row));
    }

    private static Credentials.@Nullable Password password(ResultSet row) throws SQLException {
        String hash = row.getString("password_hash");
        return hash == null
                ? null
                : new Credentials.Password(
                        hash,
                        Moments.moment(row.getLong("password_changed_at")),
                        row.getBoolean("password_must_change"),
                        Moments.moment(row, "password_valid_until"),
                        unpacked(row.getString("password_history")));
    }

    private static Credentials.@Nullable SecondFactor secondFactor(ResultSet row) throws SQLException {
        String secret = row.getString("factor_secret");
        return secret == null
                ? null
                : new Credentials.SecondFactor(
                        secret,
                        Moments.moment(row.getLong("factor_enrolled_at")),
                        row.getLong("factor_last_step"),
                        unpacked(row.getString("recovery_codes")));
    }

    private static List<String> unpacked(String packed) {
        return PackedTexts.unpack(packed).stream().map(Objects::requireNonNull).toList();
    }
}
