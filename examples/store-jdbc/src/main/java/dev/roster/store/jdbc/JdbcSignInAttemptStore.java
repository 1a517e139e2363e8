package dev.roster.store.jdbc;

import dev.roster.spi.AttemptWindow;
import dev.roster.spi.SignInAttemptStore;
import dev.roster.spi.SignInSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The latest window of each subject in {@code roster_sign_in_attempts}; its row is locked while it is judged. */
final class JdbcSignInAttemptStore implements SignInAttemptStore {

    private static final String FIND = "select attempts, used_up_before, ends_at from roster_sign_in_attempts"
            + " where tenant = ? and subject = ?";

    private static final String LOCK = FIND + " for update";

    private static final String INSERT = "insert into roster_sign_in_attempts"
            + " (attempts, used_up_before, ends_at, tenant, subject) values (?, ?, ?, ?, ?)";

    private static final String UPDATE = "update roster_sign_in_attempts"
            + " set attempts = ?, used_up_before = ?, ends_at = ? where tenant = ? and subject = ?";

    private static final String CLEAR = "delete from roster_sign_in_attempts where tenant = ? and subject = ?";

    private final Database database;

    JdbcSignInAttemptStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean reserve(SignInSubject subject, AttemptWindow.Limit limit, Instant now) {
        return Contest.settle(database, "count an attempt", session -> {
            Optional<AttemptWindow> kept = window(session, LOCK, subject);
            if (kept.isEmpty()) {
                return write(session, INSERT, subject, AttemptWindow.first(limit, now));
            }
            Optional<AttemptWindow> taken = kept.get().take(limit, now);
            return taken.isPresent() && write(session, UPDATE, subject, taken.get());
        });
    }

    @Override
    public Optional<AttemptWindow> find(SignInSubject subject) {
        return database.read("read attempts", session -> window(session, FIND, subject));
    }

    @Override
    public boolean clear(SignInSubject subject) {
        return database.run(
                "forget attempts", session -> session.update(CLEAR, session.tenant(), subject.value()) == 1);
    }

    private static Optional<AttemptWindow> window(Session session, String sql, SignInSubject subject)
            throws SQLException {
        List<AttemptWindow> found =
                session.query(sql, JdbcSignInAttemptStore::window, session.tenant(), subject.value());
        return found.stream().findFirst();
    }

    private static boolean write(Session session, String sql, SignInSubject subject, AttemptWindow window)
            throws SQLException {
        return session.update(
                        sql,
                        window.used(),
                        window.usedUpBefore(),
                        Moments.micros(window.endsAt()),
                        session.tenant(),
                        subject.value())
                == 1;
    }

    private static AttemptWindow window(ResultSet row) throws SQLException {
        return new AttemptWindow(row.getInt(1), row.getInt(2), Moments.moment(row.getLong(3)));
    }
}
