package dev.roster.store.jdbc;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes accepted units in batches. Unique indexes are checked row by row, so keys that move between users
 * are let go first.
 */
final class WaveWriter {

    private static final String HELD_KEY =
            "select count(*) from roster_user_keys where tenant = ? and field = ? and item_key = ?";
    /** Groups set aside count: their users come back to them. */
    private static final String HELD_GROUP = "select count(*) from roster_user_keys"
            + " where tenant = ? and field in (?, 'setAsideGroups') and item_key = ?";

    private static final String HELD_ORGANIZATION =
            "select count(*) from roster_users where tenant = ? and organization_key = ?";

    private final Session session;
    private final AcceptedUnits.Wave wave;

    WaveWriter(Session session, AcceptedUnits.Wave wave) {
        this.session = session;
        this.wave = wave;
    }

    void write() throws SQLException {
        letMovingKeysGo();
        List<Write> group = new ArrayList<>();
        for (Write write : wave.writes()) {
            if (AcceptedUnits.removesEntry(write)) {
                writeGroup(group);
                group.clear();
                removeEntry(write);
            } else {
                group.add(write);
            }
        }
        writeGroup(group);
        writeRecords();
    }

    private void letMovingKeysGo() throws SQLException {
        Map<Field<?>, List<@Nullable Object[]>> moving = new LinkedHashMap<>();
        if (!wave.released().isEmpty()) {
            for (Write write : wave.writes()) {
                User user = UserWrites.written(write);
                if (user != null) {
                    addMoving(user, write, moving);
                }
            }
        }
        for (Map.Entry<Field<?>, List<@Nullable Object[]>> entry : moving.entrySet()) {
            String column = UserColumns.of(entry.getKey()).compared();
            session.bulk()
                    .update(
                            new Bulk.Change("roster_users", column + " = null", List.of(), List.of("id")),
                            entry.getValue());
        }
    }

    private void addMoving(User user, Write write, Map<Field<?>, List<@Nullable Object[]>> moving) {
        StoredUser.of(user, java.util.Set.of(), session.dialect()).keys().forEach((field, key) -> {
            String loser = wave.released().get(new CommitState.UniqueKey(field, key));
            if (loser != null && UserWrites.names(write, field)) {
                moving.computeIfAbsent(field, f -> new ArrayList<>()).add(new @Nullable Object[] {loser});
            }
        });
    }

    private void writeGroup(List<Write> writes) throws SQLException {
        List<Write.DeleteUser> deletes = new ArrayList<>();
        List<User> inserts = new ArrayList<>();
        List<Write.UpdateUser> updates = new ArrayList<>();
        for (Write write : writes) {
            if (write instanceof Write.DeleteUser delete) {
                deletes.add(delete);
            } else if (write instanceof Write.InsertUser insert) {
                inserts.add(insert.user());
            } else if (write instanceof Write.UpdateUser update) {
                updates.add(update);
            } else {
                insertEntry(write);
            }
        }
        UserWriter users = new UserWriter(session);
        users.delete(deletes);
        users.insert(inserts);
        users.update(updates);
    }

    private void insertEntry(Write write) throws SQLException {
        if (write instanceof Write.InsertRole insert) {
            CatalogTable.ROLES.insert(session, insert.role());
        } else if (write instanceof Write.InsertGroup insert) {
            CatalogTable.GROUPS.insert(session, insert.group());
        } else if (write instanceof Write.InsertOrganization insert) {
            CatalogTable.ORGANIZATIONS.insert(session, insert.organization());
        }
    }

    private void removeEntry(Write write) throws SQLException {
        if (write instanceof Write.DeleteRole delete) {
            removeUnheld(CatalogTable.ROLES, delete.key().value(), HELD_KEY, "roles");
        } else if (write instanceof Write.DeleteGroup delete) {
            removeUnheld(CatalogTable.GROUPS, delete.key().value(), HELD_GROUP, "groups");
        } else if (write instanceof Write.DeleteOrganization delete) {
            String key = delete.key().value();
            Object ordered = session.dialect().orderedText(key);
            if (count(HELD_ORGANIZATION, session.tenant(), ordered) == 0) {
                CatalogTable.ORGANIZATIONS.delete(session, key);
            }
        }
    }

    private void removeUnheld(CatalogTable<?> table, String key, String question, String field) throws SQLException {
        if (count(question, session.tenant(), field, key) == 0) {
            table.delete(session, key);
        }
    }

    private long count(String question, @Nullable Object... arguments) throws SQLException {
        return session.query(question, row -> row.getLong(1), arguments).get(0);
    }

    private void writeRecords() throws SQLException {
        List<AuditEntry> audit = new ArrayList<>();
        Map<String, OutboxMessage> outbox = new HashMap<>();
        wave.units().forEach(unit -> {
            audit.addAll(unit.audit());
            unit.outbox().forEach(message -> outbox.putIfAbsent(message.key(), message));
        });
        List<JournalEntry> journal = wave.units().stream()
                .map(CommitUnit::journal)
                .filter(Objects::nonNull)
                .toList();
        JournalRows.insert(session, journal);
        JdbcAuditStore.insert(session, audit);
        JdbcOutboxStore.insert(session, List.copyOf(outbox.values()));
    }
}
