package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
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
    private static final String PARTS = "roster_journal_parts";
    private static final List<String> COLUMNS =
            List.of("plan", "number", "outcome", "parts", "user_id", "body", "large_body");
    private static final List<String> PART_COLUMNS = List.of("plan", "number", "part", "user_id", "body", "large_body");
    private static final String UNITS = "select plan, number from ";
    private static final String LIST = "select plan, number, outcome, parts, user_id, body, large_body"
            + " from roster_journal where tenant = ? and plan = ? and number >= ? order by number"
            + " fetch first ? rows only";
    private static final String LIST_PARTS = "select number, user_id, body, large_body from roster_journal_parts"
            + " where tenant = ? and plan = ? and number >= ? and number <= ? order by number, part";

    private JournalRows() {}

    /**
     * Entries by number; a second question for further parts only where there are any.
     *
     * @throws SQLException if the database refuses
     */
    static List<JournalEntry> list(Session session, PlanId plan, int from, int limit) throws SQLException {
        Map<Integer, List<JournalEntry.Part>> parts = new HashMap<>();
        Set<Integer> longer = new TreeSet<>();
        List<JournalEntry> entries = session.query(
                LIST,
                row -> {
                    int number = row.getInt(2);
                    List<JournalEntry.Part> own = new ArrayList<>(1);
                    addPart(row, 5, own);
                    parts.put(number, own);
                    if (row.getInt(4) > 1) {
                        longer.add(number);
                    }
                    UnitOutcome.Kind outcome = UnitOutcome.Kind.valueOf(row.getString(3));
                    return new JournalEntry(plan, number, outcome, List.of());
                },
                session.tenant(),
                plan.value(),
                from,
                limit);
        if (!longer.isEmpty()) {
            int first = Collections.min(longer);
            int last = Collections.max(longer);
            session.forEach(
                    LIST_PARTS,
                    row -> addPart(row, 2, parts.computeIfAbsent(row.getInt(1), number -> new ArrayList<>())),
                    session.tenant(),
                    plan.value(),
                    first,
                    last);
        }
        return entries.stream()
                .map(entry -> new JournalEntry(
                        entry.plan(), entry.number(), entry.outcome(), parts.getOrDefault(entry.number(), List.of())))
                .toList();
    }

    /**
     * Adds a part unless it was erased.
     *
     * @throws SQLException if the database refuses
     */
    private static void addPart(ResultSet row, int start, List<JournalEntry.Part> parts) throws SQLException {
        String user = row.getString(start);
        String body = row.getString(start + 1);
        String text = body == null ? row.getString(start + 2) : body;
        if (text != null) {
            parts.add(new JournalEntry.Part(user == null ? null : new UserId(user), text));
        }
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
        Set<Unit> existing = new HashSet<>();
        session.ask(List.of(existing(session, units, List.of(), existing::add, run -> {})));
        return existing;
    }

    /** Asks which of some units have entries, and which of some runs are there; of either there is at least one. */
    static Session.Question existing(
            Session session, List<Unit> units, List<Run> runs, Consumer<Unit> unit, Consumer<String> run) {
        Set<Unit> wanted = new HashSet<>(units);
        Sql sql = units.isEmpty() ? new Sql() : entries(session, units);
        if (!runs.isEmpty()) {
            sql.add(units.isEmpty() ? "" : " union all ").add(RunRows.existing(session, runs));
        }
        return new Session.Question(sql, row -> {
            Integer number = row.getObject(2, Integer.class);
            Unit found = number == null ? null : new Unit(row.getString(1), number);
            if (found == null) {
                run.accept(row.getString(1));
            } else if (wanted.contains(found)) {
                unit.accept(found);
            }
        });
    }

    private static Sql entries(Session session, List<Unit> units) {
        return units.size() == 1
                ? session.rows(UNITS, TABLE, "plan", new String[] {units.get(0).plan()})
                        .add(" and t.number = ?", units.get(0).number())
                : new Sql(
                        UNITS + session.dialect().wanted(TABLE, List.of("plan", "number")),
                        units.stream().map(Unit::plan).toArray(String[]::new),
                        units.stream().map(Unit::number).toArray(Integer[]::new),
                        session.tenant());
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

    /**
     * The first part stands in the row of the entry, because most entries have no other.
     *
     * @throws SQLException if the database refuses
     */
    static void insert(Session session, List<JournalEntry> entries) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> further = new ArrayList<>();
        for (JournalEntry entry : entries) {
            List<JournalEntry.Part> parts = entry.parts();
            List<@Nullable Object> row = new ArrayList<>(List.of(
                    entry.plan().value(), entry.number(), entry.outcome().name(), parts.size()));
            row.addAll(texts(parts.isEmpty() ? null : parts.get(0)));
            rows.add(row.toArray());
            for (int part = 1; part < parts.size(); part++) {
                List<@Nullable Object> more =
                        new ArrayList<>(List.of(entry.plan().value(), entry.number(), part));
                more.addAll(texts(parts.get(part)));
                further.add(more.toArray());
            }
        }
        session.bulk().insert(TABLE, COLUMNS, rows);
        session.bulk().insert(PARTS, PART_COLUMNS, further);
    }

    /**
     * Drops what entries say of some users.
     *
     * @throws SQLException if the database refuses
     */
    static void erase(Session session, List<@Nullable Object[]> users) throws SQLException {
        List<String> user = List.of("user_id");
        session.bulk()
                .update(
                        new Bulk.Change(TABLE, "body = null, large_body = null", List.of(), user),
                        users,
                        Bulk.Found.ANY);
        session.bulk().delete(PARTS, user, users, Bulk.Found.ANY);
    }

    private static List<@Nullable Object> texts(JournalEntry.@Nullable Part part) {
        if (part == null) {
            return Arrays.asList(null, null, null);
        }
        boolean isLarge = part.body().length() > LARGE;
        return Arrays.asList(
                part.user() == null ? null : part.user().value(),
                isLarge ? null : part.body(),
                isLarge ? part.body() : null);
    }
}
