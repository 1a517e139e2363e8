package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.AuditStore;
import dev.roster.spi.PlanId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audit entries in {@code roster_audit}; those of one moment are told apart by the order in which they were written. */
final class JdbcAuditStore implements AuditStore {

    private static final String TABLE = "roster_audit";
    private static final List<String> COLUMNS = List.of("entry", "at", "actor", "action", "user_id", "run", "detail");

    private static final String OF_USER = "select at, actor, action, user_id, run, detail from roster_audit"
            + " where tenant = ? and user_id = ? order by at desc, entry desc fetch first ? rows only";

    private final Database database;

    JdbcAuditStore(Database database) {
        this.database = database;
    }

    @Override
    public List<AuditEntry> ofUser(UserId user, int limit) {
        return database.run(
                "read the audit trail",
                session -> session.query(OF_USER, JdbcAuditStore::entry, session.tenant(), user.value(), limit));
    }

    static void insert(Session session, List<AuditEntry> entries) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries) {
            rows.add(row(session.nextNumber(), entry));
        }
        session.bulk().insert(TABLE, COLUMNS, rows);
    }

    private static @Nullable Object[] row(long number, AuditEntry entry) {
        return new @Nullable Object[] {
            number,
            Moments.micros(entry.at()),
            entry.actor(),
            entry.action(),
            entry.user() == null ? null : entry.user().value(),
            entry.run() == null ? null : entry.run().value(),
            entry.detail()
        };
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String user = row.getString(4);
        String run = row.getString(5);
        return new AuditEntry(
                Moments.moment(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                user == null ? null : new UserId(user),
                run == null ? null : new PlanId(run),
                row.getString(6));
    }
}
