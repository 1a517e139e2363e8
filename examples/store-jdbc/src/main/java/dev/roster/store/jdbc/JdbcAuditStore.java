package dev.roster.store.jdbc;

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

    /** Longer values stand in the column for large ones; both kinds of column take values of this length. */
    private static final int LARGE = 500_000;

    private static final String TABLE = "roster_audit";
    private static final List<String> COLUMNS = List.of(
            "entry",
            "at",
            "actor",
            "on_behalf_of",
            "action",
            "target_kind",
            "target_key",
            "run",
            "reason",
            "detail",
            "field_values",
            "large_values");
    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from roster_audit where tenant = ?";

    /** An entry with the number that it was written under. */
    private record Numbered(long number, AuditEntry entry) {
        String cursor() {
            return Moments.micros(entry.at()) + "/" + number;
        }
    }

    private final Database database;

    JdbcAuditStore(Database database) {
        this.database = database;
    }

    @Override
    public Page list(Query query) {
        List<Numbered> found = database.read("read the audit trail", session -> {
            Sql question = question(query, session.tenant());
            return session.query(question.text(), JdbcAuditStore::entry, question.arguments());
        });
        List<Numbered> shown = found.subList(0, Math.min(query.limit(), found.size()));
        boolean isLast = found.size() <= query.limit();
        return new Page(
                shown.stream().map(Numbered::entry).toList(),
                isLast ? null : shown.get(shown.size() - 1).cursor());
    }

    private static Sql question(Query query, String tenant) {
        Sql sql = new Sql(SELECT, tenant);
        add(sql, " and target_kind = ?", query.kind());
        add(sql, " and target_key = ?", query.key());
        add(sql, " and actor = ?", query.actor());
        add(sql, " and run = ?", query.run() == null ? null : query.run().value());
        add(sql, " and at >= ?", Moments.microsOrNull(query.from()));
        add(sql, " and at < ?", Moments.microsOrNull(query.until()));
        if (query.cursor() != null) {
            int end = query.cursor().indexOf('/');
            long at = Long.parseLong(query.cursor().substring(0, end));
            long entry = Long.parseLong(query.cursor().substring(end + 1));
            sql.add(" and at <= ? and (at < ? or entry < ?)", at, at, entry);
        }
        return sql.add(" order by at desc, entry desc fetch first ? rows only", query.limit() + 1);
    }

    private static void add(Sql sql, String condition, @Nullable Object value) {
        if (value != null) {
            sql.add(condition, value);
        }
    }

    static void insert(Session session, List<AuditEntry> entries) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries) {
            rows.add(row(session.nextNumber(), entry));
        }
        session.bulk().insert(TABLE, COLUMNS, rows);
    }

    /**
     * Drops what entries say of the values of some users, and why.
     *
     * @throws SQLException if the database refuses
     */
    static void erase(Session session, List<@Nullable Object[]> users) throws SQLException {
        List<@Nullable Object[]> rows = users.stream()
                .map(user -> new @Nullable Object[] {user[0], AuditEntry.Target.USER})
                .toList();
        session.bulk()
                .update(
                        new Bulk.Change(
                                TABLE,
                                "reason = null, field_values = null, large_values = null",
                                List.of(),
                                List.of("target_key", "target_kind")),
                        rows,
                        Bulk.Found.ANY);
    }

    private static @Nullable Object[] row(long number, AuditEntry entry) {
        AuditEntry.Target target = entry.target();
        String values = entry.values().isEmpty() ? null : packed(entry.values());
        boolean isLarge = values != null && values.length() > LARGE;
        return new @Nullable Object[] {
            number,
            Moments.micros(entry.at()),
            entry.actor(),
            entry.onBehalfOf(),
            entry.action(),
            target == null ? null : target.kind(),
            target == null ? null : target.key(),
            entry.run() == null ? null : entry.run().value(),
            entry.reason(),
            entry.detail(),
            isLarge ? null : values,
            isLarge ? values : null
        };
    }

    private static String packed(List<AuditEntry.Value> values) {
        List<@Nullable String> texts = new ArrayList<>(3 * values.size());
        for (AuditEntry.Value value : values) {
            texts.add(value.field());
            texts.add(value.before());
            texts.add(value.after());
        }
        return PackedTexts.pack(texts);
    }

    private static Numbered entry(ResultSet row) throws SQLException {
        String kind = row.getString("target_kind");
        String run = row.getString("run");
        String small = row.getString("field_values");
        String values = small == null ? row.getString("large_values") : small;
        AuditEntry.Builder entry = AuditEntry.builder(
                        Moments.moment(row.getLong("at")), row.getString("actor"), row.getString("action"))
                .onBehalfOf(row.getString("on_behalf_of"))
                .target(kind == null ? null : new AuditEntry.Target(kind, row.getString("target_key")))
                .run(run == null ? null : new PlanId(run))
                .reason(row.getString("reason"))
                .detail(row.getString("detail"));
        List<@Nullable String> texts = values == null ? List.of() : PackedTexts.unpack(values);
        for (int i = 0; i < texts.size(); i += 3) {
            entry.value(new AuditEntry.Value(String.valueOf(texts.get(i)), texts.get(i + 1), texts.get(i + 2)));
        }
        return new Numbered(row.getLong("entry"), entry.build());
    }
}
