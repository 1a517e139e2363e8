package dev.roster.store.jdbc;

import dev.roster.model.UserId;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.OutboxStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages in {@code roster_outbox}; delivered ones stay, so that their keys stay known. */
final class JdbcOutboxStore implements OutboxStore {

    private static final String TABLE = "roster_outbox";
    private static final List<String> COLUMNS = List.of("message_key", "effect", "user_id", "created_at", "delivered");

    private static final String PENDING = "select message_key, effect, user_id, created_at from roster_outbox"
            + " where tenant = ? and delivered = false order by created_at, message_key fetch first ? rows only";

    private static final String DELIVERED =
            "update roster_outbox set delivered = true where tenant = ? and message_key = ? and delivered = false";

    private final Database database;

    JdbcOutboxStore(Database database) {
        this.database = database;
    }

    @Override
    public List<OutboxMessage> pending(int limit) {
        return database.run(
                "read the outbox",
                session -> session.query(PENDING, JdbcOutboxStore::message, session.tenant(), limit));
    }

    @Override
    public boolean delivered(String key) {
        return database.run("write the outbox", session -> session.update(DELIVERED, session.tenant(), key) == 1);
    }

    /**
     * Adds the messages whose keys are new.
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

    private static @Nullable Object[] row(OutboxMessage message) {
        return new @Nullable Object[] {
            message.key(), message.effect(), message.user().value(), Moments.micros(message.createdAt()), false
        };
    }

    private static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getString(1), row.getString(2), new UserId(row.getString(3)), Moments.moment(row.getLong(4)));
    }
}
