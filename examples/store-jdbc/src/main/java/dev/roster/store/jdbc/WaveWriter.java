package dev.roster.store.jdbc;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.spi.AuditEntry;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OutboxMessage;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
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

    private final Session session;
    private final AcceptedUnits.Wave wave;

    WaveWriter(Session session, AcceptedUnits.Wave wave) {
        this.session = session;
        this.wave = wave;
    }

    void write() throws SQLException {
        letMovingKeysGo();
        writeUsers();
        writeEntries();
        TokenRows.write(session, UserWrites.tokenChanges(wave.writes()));
        CredentialRows.write(session, UserWrites.credentialChanges(wave.writes()));
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
                            entry.getValue(),
                            Bulk.Found.ANY);
        }
    }

    private void addMoving(User user, Write write, Map<Field<?>, List<@Nullable Object[]>> moving) {
        for (Field<?> field : UserColumns.UNIQUE) {
            String key = UserWrites.names(write, field) ? UserColumns.key(field, user, session.dialect()) : null;
            String loser = key == null ? null : wave.released().get(new CommitState.UniqueKey(field, key));
            if (loser != null) {
                moving.computeIfAbsent(field, f -> new ArrayList<>()).add(new @Nullable Object[] {loser});
            }
        }
    }

    private void writeUsers() throws SQLException {
        List<@Nullable Object[]> removals = new ArrayList<>();
        List<User> inserts = new ArrayList<>();
        List<Write.UpdateUser> updates = new ArrayList<>();
        for (Write write : wave.writes()) {
            if (write instanceof Write.DeleteUser delete) {
                removals.add(new @Nullable Object[] {delete.id().value(), delete.expectedVersion()});
            } else if (write instanceof Write.EraseUser erasure && erasure.expectedVersion() > 0) {
                removals.add(new @Nullable Object[] {erasure.id().value(), erasure.expectedVersion()});
            } else if (write instanceof Write.InsertUser insert) {
                inserts.add(insert.user());
            } else if (write instanceof Write.UpdateUser update) {
                updates.add(update);
            }
        }
        UserWriter users = new UserWriter(session, wave.users());
        users.delete(removals);
        users.insert(inserts);
        users.update(updates);
    }

    /**
     * Entries of one catalog are written together; in a wave that removes or replaces some, each occurs once.
     *
     * @throws SQLException if the database refuses
     */
    private void writeEntries() throws SQLException {
        for (CatalogEntry.Kind kind : CatalogEntry.Kind.values()) {
            List<CatalogEntry> added = new ArrayList<>(0);
            List<CatalogEntry> replaced = new ArrayList<>(0);
            List<CatalogEntry> removed = new ArrayList<>(0);
            for (AcceptedUnits.EntryChange change : wave.entries()) {
                CatalogEntry entry = Objects.requireNonNullElse(change.after(), change.before());
                if (entry.kind() == kind) {
                    List<CatalogEntry> list = change.before() == null ? added : replaced;
                    (change.after() == null ? removed : list).add(entry);
                }
            }
            CatalogTable<?> table = CatalogTable.of(kind);
            table.insert(session, added);
            table.replace(session, replaced);
            table.delete(session, removed);
        }
    }

    private void writeRecords() throws SQLException {
        List<AuditEntry> audit = new ArrayList<>();
        Map<String, OutboxMessage> outbox = new LinkedHashMap<>();
        wave.units().forEach(unit -> {
            audit.addAll(unit.audit());
            unit.outbox().forEach(message -> outbox.putIfAbsent(message.key(), message));
        });
        List<JournalEntry> journal = wave.units().stream()
                .map(CommitUnit::journal)
                .filter(Objects::nonNull)
                .toList();
        List<@Nullable Object[]> erased = UserWrites.erased(wave.writes());
        JournalRows.erase(session, erased);
        JdbcAuditStore.erase(session, erased);
        JdbcOutboxStore.erase(session, erased);
        session.bulk().delete(JdbcDocumentStore.TABLE, List.of("user_id"), erased, Bulk.Found.ANY);
        RunRows.insertAll(session, UserWrites.finishedRuns(wave.writes()));
        JournalRows.insert(session, journal);
        JdbcAuditStore.insert(session, audit);
        JdbcOutboxStore.insert(session, List.copyOf(outbox.values()));
    }
}
