package dev.roster.store.jdbc;

import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The latest window of each subject in {@code roster_sign_in_attempts}; its row is locked while it is judged. */
final class JdbcSignInAttemptStore implements SignInAttemptStore {

    private static final String TABLE = "roster_sign_in_attempts";
    private static final String SUBJECT = "subject";
    private static final List<String> NUMBERS = List.of("attempts", "used_up_before", "ends_at");
    private static final List<String> COLUMNS = List.of("attempts", "used_up_before", "ends_at", SUBJECT);
    private static final Bulk.Change CHANGE = new Bulk.Change(TABLE, "", NUMBERS, List.of(SUBJECT));
    private static final String SELECT = "select t.subject, t.attempts, t.used_up_before, t.ends_at from ";
    private static final String TWICE = "a subject is there twice";
    private static final List<String> WINDOW = List.of("used_up_before", "ends_at");
    private static final String EXPIRE =
            "delete from roster_sign_in_attempts where tenant = ? and ends_at < ? and subject in"
                    + " (select subject from roster_sign_in_attempts where tenant = ? and ends_at < ? limit ?)";
    private static final String CLEAR = "delete from roster_sign_in_attempts where tenant = ? and subject = ?";

    private final Database database;

    JdbcSignInAttemptStore(Database database) {
        this.database = database;
    }

    @Override
    public Reservation reserve(List<Claim> claims, Instant now) {
        Object[] keys = keysOf(claims);
        return keys.length == 0
                ? new Reservation(Map.of(), Set.of())
                : Contest.settle(database, "count attempts", session -> reserve(session, claims, keys, now));
    }

    /**
     * Judges all windows, locked in the order of their subjects, before any of them changes; new ones are added in that order, too.
     *
     * @throws SQLException if the database refuses
     */
    private static Reservation reserve(Session session, List<Claim> claims, Object[] keys, Instant now)
            throws SQLException {
        Map<SignInSubject, AttemptWindow> kept = windows(session, session.lockedRows(SELECT, TABLE, SUBJECT, keys));
        Set<SignInSubject> refused = new LinkedHashSet<>();
        Map<SignInSubject, AttemptWindow> windows = new HashMap<>();
        List<Object[]> begun = new ArrayList<>();
        List<Object[]> changed = new ArrayList<>();
        for (Claim claim : sorted(claims)) {
            AttemptWindow before = kept.get(claim.subject());
            Optional<AttemptWindow> taken = claim.takeFrom(before, now);
            taken.ifPresentOrElse(
                    window -> {
                        (before == null ? begun : changed).add(row(claim.subject(), window));
                        windows.put(claim.subject(), window);
                    },
                    () -> refused.add(claim.subject()));
        }
        if (!refused.isEmpty()) {
            return new Reservation(Map.of(), refused);
        }
        session.bulk().update(CHANGE, changed, Bulk.Found.EACH);
        session.bulk().insert(TABLE, COLUMNS, begun);
        return new Reservation(windows, refused);
    }

    /** What gives back as many is one statement; the end of a window says which one it is. */
    @Override
    public void release(List<Release> releases) {
        if (keys(releases.stream().map(Release::subject).toList()).length < releases.size()) {
            throw new IllegalArgumentException(TWICE);
        }
        Map<Integer, List<Object[]>> byAttempts = new TreeMap<>();
        releases.stream()
                .sorted(Comparator.comparing(release -> release.subject().value()))
                .forEach(release -> byAttempts
                        .computeIfAbsent(release.attempts(), any -> new ArrayList<>())
                        .add(row(release)));
        database.run("give attempts back", session -> {
            for (Map.Entry<Integer, List<Object[]>> rows : byAttempts.entrySet()) {
                String less = "attempts = greatest(t.attempts - " + rows.getKey() + ", 0)";
                Bulk.Change change = new Bulk.Change(TABLE, less, WINDOW, List.of(SUBJECT, "ends_at"));
                session.bulk().update(change, rows.getValue(), Bulk.Found.ANY);
            }
            return releases.size();
        });
    }

    private static Object[] row(Release release) {
        return new Object[] {
            release.usedUpBefore(),
            Moments.micros(release.endsAt()),
            release.subject().value(),
            Moments.micros(release.taken().endsAt())
        };
    }

    /** The end is looked at again by the deletion itself: a window that begins anew meanwhile stays. */
    @Override
    public int expire(Instant endedBefore, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("1 window or more is forgotten, found " + limit);
        }
        return database.run(
                "forget old attempts",
                session -> session.update(
                        EXPIRE,
                        session.tenant(),
                        Moments.micros(endedBefore),
                        session.tenant(),
                        Moments.micros(endedBefore),
                        limit));
    }

    private static List<Claim> sorted(List<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparing(claim -> claim.subject().value()))
                .toList();
    }

    private static Object[] row(SignInSubject subject, AttemptWindow window) {
        return new Object[] {window.used(), window.usedUpBefore(), Moments.micros(window.endsAt()), subject.value()};
    }

    private static Object[] keysOf(List<Claim> claims) {
        Object[] keys = keys(claims.stream().map(Claim::subject).toList());
        if (keys.length < claims.size()) {
            throw new IllegalArgumentException(TWICE);
        }
        return keys;
    }

    /** Sorted, so that two who claim the same ones wait for each other in one order. */
    private static Object[] keys(Collection<SignInSubject> subjects) {
        return subjects.stream().map(SignInSubject::value).distinct().sorted().toArray(String[]::new);
    }

    @Override
    public Map<SignInSubject, AttemptWindow> findAll(Collection<SignInSubject> subjects) {
        Object[] keys = keys(subjects);
        return keys.length == 0
                ? Map.of()
                : database.read(
                        "read attempts", session -> windows(session, session.rows(SELECT, TABLE, SUBJECT, keys)));
    }

    @Override
    public boolean clear(SignInSubject subject) {
        return database.run(
                "forget attempts", session -> session.update(CLEAR, session.tenant(), subject.value()) == 1);
    }

    private static Map<SignInSubject, AttemptWindow> windows(Session session, Sql sql) throws SQLException {
        Map<SignInSubject, AttemptWindow> windows = new HashMap<>();
        session.forEach(
                sql.text(),
                row -> windows.put(
                        new SignInSubject(row.getString(1)),
                        new AttemptWindow(row.getInt(2), row.getInt(3), Moments.moment(row.getLong(4)))),
                sql.arguments());
        return windows;
    }
}
