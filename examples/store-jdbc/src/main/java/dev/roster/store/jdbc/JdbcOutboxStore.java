package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages in {@code roster_outbox}; delivered and discarded ones stay, so that their keys stay known. */
final class JdbcOutboxStore implements OutboxStore {

    private static final String TABLE = "roster_outbox";
    private static final List<String> COLUMNS = List.of(
            "message_key",
            "effect",
            "user_id",
            "urgency",
            "body",
            "created_at",
            "due_at",
            "attempts",
            "why",
            "state",
            "leased_until");

    private static final String SELECT = "select m.message_key, m.effect, m.user_id, m.urgency, m.body, m.created_at,"
            + " m.due_at, m.attempts, m.died_at, m.why from roster_outbox m where m.tenant = ?";

    private static final String IN_ORDER = " order by m.tenant, m.state, m.urgency, m.place fetch first ? rows only";

    private static final String PENDING = SELECT + " and m.state = 'WAITING'" + IN_ORDER;

    /** Whoever claims holds this row, so that two never give out messages of one user. */
    private static final String LOCK = "select tenant from roster_outbox_claims where tenant = ? for update";

    private static final String FREE = SELECT + " and m.state = 'WAITING' and m.due_at <= ? and m.leased_until <= ?"
            + " and not exists (select 1 from roster_outbox o where o.tenant = m.tenant and o.user_id = m.user_id"
            + " and o.state = 'WAITING' and o.message_key <> m.message_key and (o.leased_until > ?"
            + " or o.urgency < m.urgency or (o.urgency = m.urgency and o.place < m.place)))"
            + " and (m.urgency = " + rank(OutboxMessage.Urgency.DENIAL)
            + " or not exists (select 1 from roster_outbox d where d.tenant = m.tenant and d.user_id = m.user_id"
            + " and d.state = 'DEAD'))";

    private static final String OWNED = " where tenant = ? and message_key = ? and owner = ? and state = 'WAITING'";

    private static final String DELIVERED =
            "update roster_outbox set state = 'DELIVERED', owner = null, body = '', why = null" + OWNED;

    private static final String POSTPONE =
            "update roster_outbox set owner = null, leased_until = 0, due_at = ?, why = ?" + OWNED;

    private static final String RENEW = "update roster_outbox set leased_until = ?" + OWNED;

    private static final String GIVE_UP =
            "update roster_outbox set state = 'DEAD', owner = null, leased_until = 0, died_at = ?, why = ?" + OWNED;

    private static final String DEAD =
            SELECT + " and m.state = 'DEAD' order by m.died_at desc, %s fetch first ? rows only";

    private static final String REVIVE = "update roster_outbox set state = 'WAITING', died_at = null, why = null,"
            + " attempts = 0, due_at = ? where tenant = ? and message_key = ? and state = 'DEAD'";

    private static final String DISCARD = "update roster_outbox set state = 'DISCARDED', died_at = null, body = '',"
            + " why = null where tenant = ? and message_key = ? and state = 'DEAD'";

    private static final String WRITE = "write the outbox";

    private final Database database;

    JdbcOutboxStore(Database database) {
        this.database = database;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        return database.read(
                "read the outbox",
                session -> session.query(PENDING, JdbcOutboxStore::message, session.tenant(), limit));
    }

    @Override
    public List<OutboxMessage> claim(Lease lease, Set<String> except, int limit) {
        return database.run("claim messages", session -> {
            session.query(LOCK, row -> row.getString(1), session.tenant());
            long now = Moments.micros(lease.now());
            List<OutboxMessage> free = session.query(
                    FREE + except(except) + IN_ORDER,
                    JdbcOutboxStore::message,
                    Stream.of(Stream.of(session.tenant(), now, now, now), except.stream(), Stream.of(limit))
                            .flatMap(part -> part)
                            .toArray());
            List<OutboxMessage> claimed = new ArrayList<>();
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (OutboxMessage message : free) {
                claimed.add(message.toBuilder().attempts(message.attempts() + 1).build());
                rows.add(new @Nullable Object[] {lease.owner(), Moments.micros(lease.until()), message.key()});
            }
            session.bulk()
                    .update(
                            new Bulk.Change(
                                    TABLE,
                                    "attempts = t.attempts + 1",
                                    List.of("owner", "leased_until"),
                                    List.of("message_key")),
                            rows,
                            Bulk.Found.ANY);
            return claimed;
        });
    }

    private static String except(Set<String> effects) {
        return effects.isEmpty()
                ? ""
                : " and m.effect not in (" + String.join(", ", Collections.nCopies(effects.size(), "?")) + ")";
    }

    @Override
    public boolean delivered(String key, String owner) {
        return database.run(WRITE, session -> session.update(DELIVERED, session.tenant(), key, owner) == 1);
    }

    /** Two statements for any number of messages; locked in the order of their keys, so that no two calls wait for each other. */
    @Override
    public Set<String> deliveredAll(Collection<String> keys, String owner) {
        Object[] sorted = new TreeSet<>(keys).toArray(new String[0]);
        if (sorted.length == 0) {
            return Set.of();
        }
        return database.run(WRITE, session -> {
            Set<String> owned = new LinkedHashSet<>();
            Sql rows = session.lockedRows("select t.message_key, t.owner, t.state from ", TABLE, "message_key", sorted);
            session.ask(List.of(new Session.Question(rows, row -> {
                if (owner.equals(row.getString(2)) && row.getString(3).equals("WAITING")) {
                    owned.add(row.getString(1));
                }
            })));
            session.bulk()
                    .update(
                            new Bulk.Change(
                                    TABLE,
                                    "state = 'DELIVERED', owner = null, body = '', why = null",
                                    List.of(),
                                    List.of("message_key")),
                            owned.stream()
                                    .map(key -> new @Nullable Object[] {key})
                                    .toList(),
                            Bulk.Found.ANY);
            return owned;
        });
    }

    @Override
    public boolean postpone(String key, Failure failure, Instant due) {
        long at = Moments.micros(due);
        return database.run(
                WRITE,
                session -> session.update(POSTPONE, at, failure.why(), session.tenant(), key, failure.owner()) == 1);
    }

    @Override
    public boolean renew(String key, Lease lease) {
        long until = Moments.micros(lease.until());
        return database.run(WRITE, session -> session.update(RENEW, until, session.tenant(), key, lease.owner()) == 1);
    }

    @Override
    public boolean giveUp(String key, Failure failure) {
        long at = Moments.micros(failure.at());
        return database.run(
                WRITE,
                session -> session.update(GIVE_UP, at, failure.why(), session.tenant(), key, failure.owner()) == 1);
    }

    @Override
    public List<DeadLetter> dead(int limit) {
        return database.read(
                "read the outbox",
                session -> session.query(
                        String.format(DEAD, session.dialect().byCodePoint("m.message_key")),
                        row -> new DeadLetter(message(row), Moments.moment(row.getLong("died_at"))),
                        session.tenant(),
                        limit));
    }

    @Override
    public boolean revive(String key, Instant due, AuditEntry audit) {
        long at = Moments.micros(due);
        return database.run(
                WRITE, session -> audited(session, audit, session.update(REVIVE, at, session.tenant(), key)));
    }

    @Override
    public boolean discard(String key, AuditEntry audit) {
        return database.run(WRITE, session -> audited(session, audit, session.update(DISCARD, session.tenant(), key)));
    }

    /**
     * Keeps the entry in the transaction of the change, if there was one.
     *
     * @throws SQLException if the database refuses
     */
    private static boolean audited(Session session, AuditEntry audit, int changed) throws SQLException {
        if (changed == 1) {
            JdbcAuditStore.insert(session, List.of(audit));
        }
        return changed == 1;
    }

    /**
     * Adds the messages whose keys are new, in their order.
     *
     * @throws SQLException if the database refuses
     */
    static void insert(Session session, List<OutboxMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        String[] keys = messages.stream().map(OutboxMessage::key).toArray(String[]::new);
        Set<String> known = new HashSet<>(session.query(
                "select message_key from " + session.wanted(TABLE, "message_key"),
                row -> row.getString(1),
                keys,
                session.tenant()));
        session.bulk()
                .insert(
                        TABLE,
                        COLUMNS,
                        messages.stream()
                                .filter(message -> known.add(message.key()))
                                .map(JdbcOutboxStore::row)
                                .toList());
    }

    /**
     * Drops the bodies of the messages about some users, and what was said of failures.
     *
     * @throws SQLException if the database refuses
     */
    static void erase(Session session, List<@Nullable Object[]> users) throws SQLException {
        session.bulk()
                .update(
                        new Bulk.Change(TABLE, "body = '', why = null", List.of(), List.of("user_id")),
                        users,
                        Bulk.Found.ANY);
    }

    private static @Nullable Object[] row(OutboxMessage message) {
        List<String> body = new ArrayList<>();
        message.body().forEach((name, value) -> {
            body.add(name);
            body.add(value);
        });
        return new @Nullable Object[] {
            message.key(),
            message.effect(),
            message.user().value(),
            rank(message.urgency()),
            PackedTexts.pack(body),
            Moments.micros(message.createdAt()),
            Moments.micros(message.due()),
            message.attempts(),
            message.failure(),
            "WAITING",
            0L
        };
    }

    /** Smaller ranks go out first. */
    private static int rank(OutboxMessage.Urgency urgency) {
        return switch (urgency) {
            case DENIAL -> 0;
            case ORDINARY -> 1;
        };
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        List<@Nullable String> texts = PackedTexts.unpack(row.getString("body"));
        Map<String, String> body = new TreeMap<>();
        for (int i = 0; i < texts.size(); i += 2) {
            body.put(String.valueOf(texts.get(i)), String.valueOf(texts.get(i + 1)));
        }
        return OutboxMessage.builder(
                        row.getString("message_key"), row.getString("effect"), new UserId(row.getString("user_id")))
                .urgency(row.getInt("urgency") == 0 ? OutboxMessage.Urgency.DENIAL : OutboxMessage.Urgency.ORDINARY)
                .body(body)
                .createdAt(Moments.moment(row.getLong("created_at")))
                .due(Moments.moment(row.getLong("due_at")))
                .attempts(row.getInt("attempts"))
                .failure(row.getString("why"))
                .build();
    }
}
