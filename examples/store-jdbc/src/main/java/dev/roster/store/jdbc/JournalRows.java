package dev.roster.store.jdbc;

import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How journal entries lie in {@code roster_journal}. */
final class JournalRows {

    /** A unit of a run. */
    record Unit(String plan, int number) {
        static Unit of(JournalEntry entry) {
            return new Unit(entry.plan().value(), entry.number());
        }
    }

    /** Longer bodies stand in the column for large ones; both kinds of column take a body of this length. */
    private static final int LARGE = 500_000;

    private static final String TABLE = "roster_journal";
    private static final List<String> COLUMNS = List.of("plan", "number", "outcome", "body", "large_body");
    private static final String LIST = "select plan, number, outcome, body, large_body from roster_journal"
            + " where tenant = ? and plan = ? and number >= ? order by number fetch first ? rows only";

    private JournalRows() {}

    static List<JournalEntry> list(Session session, PlanId plan, int from, int limit) throws SQLException {
        return session.query(LIST, JournalRows::entry, session.tenant(), plan.value(), from, limit);
    }

    /**
     * The units that have an entry; one statement for all of them.
     *
     * @throws SQLException if the database refuses
     */
    static Set<Unit> existing(Session session, List<Unit> units) throws SQLException {
        if (units.isEmpty()) {
            return new HashSet<>();
        }
        Set<Unit> existing = new HashSet<>(session.query(
                "select plan, number from " + session.dialect().wanted(TABLE, List.of("plan", "number")),
                row -> new Unit(row.getString(1), row.getInt(2)),
                units.stream().map(Unit::plan).toArray(String[]::new),
                units.stream().map(Unit::number).toArray(Integer[]::new),
                session.tenant()));
        existing.retainAll(new HashSet<>(units));
        return existing;
    }

    /**
     * Adds the entries whose units have none; the first of several for one unit counts.
     *
     * @throws SQLException if the database refuses
     */
    static int insertNew(Session session, List<JournalEntry> entries) throws SQLException {
        Set<Unit> taken = existing(session, entries.stream().map(Unit::of).toList());
        List<JournalEntry> fresh = new ArrayList<>();
        for (JournalEntry entry : entries) {
            if (taken.add(Unit.of(entry))) {
                fresh.add(entry);
            }
        }
        insert(session, fresh);
        return fresh.size();
    }

    static void insert(Session session, List<JournalEntry> entries) throws SQLException {
        session.bulk()
                .insert(TABLE, COLUMNS, entries.stream().map(JournalRows::row).toList());
    }

    private static @Nullable Object[] row(JournalEntry entry) {
        boolean isLarge = entry.body().length() > LARGE;
        return new @Nullable Object[] {
            entry.plan().value(),
            entry.number(),
            entry.outcome().name(),
            isLarge ? null : entry.body(),
            isLarge ? entry.body() : null
        };
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        String body = row.getString(4);
        return new JournalEntry(
                new PlanId(row.getString(1)),
                row.getInt(2),
                UnitOutcome.Kind.valueOf(row.getString(3)),
                body == null ? row.getString(5) : body);
    }
}
