package dev.roster.store.jdbc;

import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Run;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The units of one call in one transaction: lock what they touch, judge them in Java, write the good ones
 * in batches. Each question to the database is one statement for all units.
 */
final class UserCommit {

    private static final String GUARD = "select tenant from roster_tenants where tenant = ? for update";

    private final Session session;
    private final CommitGuards guards;
    private final CommitState state;

    UserCommit(Session session, CommitGuards guards) {
        this.session = session;
        this.guards = guards;
        state = new CommitState(guards.ownerRoles(), session.dialect());
    }

    /**
     * Commits units if what decided them is as it was.
     *
     * @return their outcomes, or empty when it is not; nothing is written then
     * @throws SQLException if the database refuses
     */
    Optional<List<UnitOutcome>> commitGuarded(List<CommitUnit> units) throws SQLException {
        GuardCheck check = new GuardCheck(session, guards, writes(units));
        findStored(units, check.questions());
        return check.holds() ? Optional.of(written(units)) : Optional.empty();
    }

    /**
     * Commits units in a transaction whose guards were compared already.
     *
     * @throws SQLException if the database refuses
     */
    List<UnitOutcome> commit(List<CommitUnit> units) throws SQLException {
        findStored(units, List.of());
        return written(units);
    }

    private List<UnitOutcome> written(List<CommitUnit> units) throws SQLException {
        AcceptedUnits accepted = new AcceptedUnits();
        List<UnitOutcome> outcomes = new ArrayList<>(units.size());
        for (CommitUnit unit : units) {
            outcomes.add(judge(unit, accepted));
        }
        write(accepted);
        if (accepted.changesCatalogs()) {
            CatalogRevision.raise(session);
        }
        return outcomes;
    }

    private static List<Write> writes(List<CommitUnit> units) {
        List<Write> writes = new ArrayList<>();
        units.forEach(unit -> writes.addAll(unit.writes()));
        return writes;
    }

    /** One lock for all of these, so that an edit of a role waits for a change of users and finds what it left. */
    private boolean mayLoseOwners(List<Write> writes) {
        return !guards.ownerRolesBefore().isEmpty()
                && (guards.losesOwnerRoles() || writes.stream().anyMatch(UserWrites::mayRemoveOwner));
    }

    /**
     * A unit that may remove entries is judged by what the units before it left in the database.
     *
     * @throws SQLException if the database cannot answer
     */
    private UnitOutcome judge(CommitUnit unit, AcceptedUnits accepted) throws SQLException {
        if (!UserWrites.removedEntries(unit.writes()).isEmpty()) {
            write(accepted);
            state.setHeld(new CatalogUse(session, unit.writes()).held());
        }
        return state.judge(unit, accepted);
    }

    private void write(AcceptedUnits accepted) throws SQLException {
        for (AcceptedUnits.Wave wave : accepted.take()) {
            new WaveWriter(session, wave).write();
        }
    }

    /**
     * Compares the guards and locks the users of units in the order of their ids, for work that comes back to them one by
     * one.
     *
     * @return whether the guards hold
     * @throws SQLException if the database cannot answer
     */
    boolean lock(List<CommitUnit> units) throws SQLException {
        List<Write> writes = writes(units);
        GuardCheck check = new GuardCheck(session, guards, writes);
        List<Session.Question> questions = new ArrayList<>(check.questions());
        questions.addAll(locks(writes, new LinkedHashMap<>()));
        session.ask(questions);
        return check.holds();
    }

    private List<Session.Question> locks(List<Write> writes, Map<String, StoredUser> users) {
        Set<String> ids = new TreeSet<>();
        writes.forEach(write -> UserWrites.id(write).ifPresent(ids::add));
        if (ids.isEmpty()) {
            return List.of();
        }
        Sql sql = session.lockedRows(StoredUser.SELECT, "roster_users", "id", ids.toArray(new String[0]));
        return List.of(new Session.Question(sql, row -> users.put(row.getString(1), StoredUser.read(row))));
    }

    /**
     * Asks at once for everything that the units are judged by; what decided them is locked first, then the users.
     *
     * @throws SQLException if the database refuses
     */
    private void findStored(List<CommitUnit> units, List<Session.Question> first) throws SQLException {
        List<Write> writes = writes(units);
        boolean mayLoseOwners = mayLoseOwners(writes);
        Map<String, StoredUser> users = new LinkedHashMap<>();
        Set<JournalRows.Unit> journaled = new HashSet<>();
        List<String> runs = new ArrayList<>();
        List<Session.Question> questions = new ArrayList<>(first);
        if (mayLoseOwners) {
            questions.add(new Session.Question(new Sql(GUARD, session.tenant()), row -> {}));
        }
        questions.addAll(locks(writes, users));
        questions.addAll(keyOwners(writes));
        List<JournalRows.Unit> entries = units.stream()
                .map(CommitUnit::journal)
                .filter(Objects::nonNull)
                .map(JournalRows.Unit::of)
                .toList();
        List<Run> finished = UserWrites.finishedRuns(writes);
        if (!entries.isEmpty() || !finished.isEmpty()) {
            questions.add(JournalRows.existing(session, entries, finished, journaled::add, runs::add));
        }
        session.ask(questions);
        users.forEach(state::addUser);
        if (mayLoseOwners) {
            findOwners();
        }
        state.addJournaled(journaled);
        state.addRuns(runs);
        findRecords(writes);
    }

    /**
     * Finds who holds a role that owns the tenant, before the units or after them, and is active.
     *
     * @throws SQLException if the database refuses
     */
    private void findOwners() throws SQLException {
        Set<String> wanted = new TreeSet<>();
        guards.ownerRoles().forEach(role -> wanted.add(role.value()));
        guards.ownerRolesBefore().forEach(role -> wanted.add(role.value()));
        Sql holders =
                session.dialect().items().holders(Field.ROLES.key(), wanted.toArray(new String[0]), session.tenant());
        Sql sql = new Sql("select h.id, h.item from (")
                .add(holders)
                .add(
                        ") h where (select u.status from roster_users u where u.id = h.id and u.tenant = ?) = 'active'",
                        session.tenant());
        session.forEach(sql.text(), this::keepOwner, sql.arguments());
    }

    private void keepOwner(ResultSet row) throws SQLException {
        RoleKey role = new RoleKey(row.getString(2));
        if (guards.ownerRolesBefore().contains(role)) {
            state.noteOwnerBefore();
        }
        if (guards.ownerRoles().contains(role)) {
            state.addOwner(row.getString(1));
        }
    }

    /**
     * Asks in one statement who has the unique keys that the writes want.
     */
    private List<Session.Question> keyOwners(List<Write> writes) {
        Map<Field<?>, Set<String>> wanted = new LinkedHashMap<>();
        for (Write write : writes) {
            User user = UserWrites.written(write);
            for (Field<?> field : UserColumns.UNIQUE) {
                if (user != null && UserWrites.names(write, field)) {
                    String key = UserColumns.key(field, user, session.dialect());
                    wanted.computeIfAbsent(field, f -> new HashSet<>())
                            .addAll(key == null ? Collections.<String>emptySet() : Set.of(key));
                }
            }
        }
        Sql sql = new Sql();
        wanted.values().removeIf(Set::isEmpty);
        for (Map.Entry<Field<?>, Set<String>> entry : wanted.entrySet()) {
            String column = UserColumns.of(entry.getKey()).compared();
            String select = "select " + UserColumns.UNIQUE.indexOf(entry.getKey()) + " as field, " + column
                    + " as found, id from ";
            sql.add(sql.text().isEmpty() ? "" : " union all ")
                    .add(session.rows(
                            select, "roster_users", column, entry.getValue().toArray(new String[0])));
        }
        return wanted.isEmpty() ? List.of() : List.of(new Session.Question(sql, this::keepKeyOwner));
    }

    private void keepKeyOwner(ResultSet row) throws SQLException {
        Field<?> field = UserColumns.UNIQUE.get(row.getInt(1));
        state.addKeyOwner(new CommitState.UniqueKey(field, row.getString(2)), row.getString(3));
    }

    private void findRecords(List<Write> writes) throws SQLException {
        state.addTokens(TokenState.lock(session, UserWrites.tokenChanges(writes)));
        state.addCredentials(CredentialState.lock(session, UserWrites.credentialChanges(writes)));
        Map<CatalogEntry.Kind, Set<String>> entries = new EnumMap<>(CatalogEntry.Kind.class);
        UserWrites.entries(writes)
                .forEach(key -> entries.computeIfAbsent(key.kind(), kind -> new HashSet<>())
                        .add(key.value()));
        for (Map.Entry<CatalogEntry.Kind, Set<String>> entry : entries.entrySet()) {
            state.addEntries(CatalogTable.of(entry.getKey()).findAll(session, entry.getValue()));
        }
    }
}
