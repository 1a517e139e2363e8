package dev.roster.store.jdbc;

import dev.roster.model.Access;
import dev.roster.model.CatalogEntry;
import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.OrganizationKey;
import dev.roster.model.RoleKey;
import dev.roster.model.TeamKey;
import dev.roster.model.User;
import dev.roster.spi.Write;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/** Which entries of catalogs somebody holds when a unit is done; one question for each catalog that it touches. */
final class CatalogUse {

    private static final String HELD_ORGANIZATIONS =
            "select wanted.item from unnest(?) wanted(item) where exists (select 1"
                    + " from roster_users t where t.tenant = ? and t.organization_key = wanted.item"
                    + " and not exists (select 1 from unnest(?) decided(id) where decided.id = t.id))";

    private static final Map<Field<?>, BiPredicate<Access, String>> HOLDERS = Map.of(
            Field.ROLES, (access, key) -> access.roles().contains(new RoleKey(key)),
            Field.GRANTS,
                    (access, key) -> access.grants().stream()
                            .anyMatch(grant -> grant.role().value().equals(key)),
            Field.GROUPS, (access, key) -> access.groups().contains(new GroupKey(key)),
            Field.SET_ASIDE_GROUPS, (access, key) -> access.setAsideGroups().contains(new GroupKey(key)),
            Field.TEAMS, (access, key) -> access.teams().contains(new TeamKey(key)),
            Field.ORGANIZATION, (access, key) -> new OrganizationKey(key).equals(access.organization()));

    private final Session session;
    private final List<Write> writes;

    CatalogUse(Session session, List<Write> writes) {
        this.session = session;
        this.writes = writes;
    }

    /**
     * Those of the entries that the unit may remove which are held.
     *
     * @throws SQLException if the database cannot answer
     */
    Set<CatalogEntry.Key> held() throws SQLException {
        Map<CatalogEntry.Kind, Set<CatalogEntry.Key>> wanted = new EnumMap<>(CatalogEntry.Kind.class);
        UserWrites.removedEntries(writes)
                .forEach(key -> wanted.computeIfAbsent(key.kind(), kind -> new HashSet<>())
                        .add(key));
        Set<CatalogEntry.Key> held = new HashSet<>();
        for (Map.Entry<CatalogEntry.Kind, Set<CatalogEntry.Key>> entry : wanted.entrySet()) {
            entry.getValue().stream().filter(this::isHeldByWritten).forEach(held::add);
            switch (entry.getKey()) {
                case ROLE -> {
                    addHeld(Field.ROLES, Field.ROLES.key(), entry.getValue(), held);
                    addHeld(Field.GRANTS, Items.GRANTED_ROLES, entry.getValue(), held);
                }
                case GROUP -> {
                    addHeld(Field.GROUPS, Field.GROUPS.key(), entry.getValue(), held);
                    addHeld(Field.SET_ASIDE_GROUPS, Field.SET_ASIDE_GROUPS.key(), entry.getValue(), held);
                }
                case TEAM -> addHeld(Field.TEAMS, Field.TEAMS.key(), entry.getValue(), held);
                case ORGANIZATION -> addHeldOrganizations(entry.getValue(), held);
                case ATTRIBUTE, SETTING -> {
                    // Definitions of attributes and settings are held by nobody.
                }
            }
        }
        return held;
    }

    /** Whether a user whom the unit writes holds an entry then. */
    private boolean isHeldByWritten(CatalogEntry.Key key) {
        for (Write write : writes) {
            User user = UserWrites.written(write);
            if (user != null
                    && fieldsOf(key.kind()).stream()
                            .anyMatch(field -> decides(write, field) && isHeldIn(field, key.value(), user.access()))) {
                return true;
            }
        }
        return false;
    }

    /** Of an updated user only the fields count that the update names. */
    private static boolean isHeldIn(Field<?> field, String key, Access access) {
        return Objects.requireNonNull(HOLDERS.get(field), "holders").test(access, key);
    }

    private void addHeld(Field<?> field, String name, Set<CatalogEntry.Key> wanted, Set<CatalogEntry.Key> held)
            throws SQLException {
        Map<String, CatalogEntry.Key> byText = new HashMap<>();
        wanted.forEach(key -> byText.put(key.value(), key));
        String[] keys = byText.keySet().toArray(new String[0]);
        Sql sql = session.dialect().items().held(name, keys, session.tenant(), decided(field));
        session.forEach(sql.text(), row -> held.add(byText.get(row.getString(1))), sql.arguments());
    }

    private void addHeldOrganizations(Set<CatalogEntry.Key> wanted, Set<CatalogEntry.Key> held) throws SQLException {
        Map<String, CatalogEntry.Key> byText = new HashMap<>();
        wanted.forEach(key -> byText.put(session.dialect().orderedText(key.value()), key));
        session.forEach(
                HELD_ORGANIZATIONS,
                row -> held.add(byText.get(row.getString(1))),
                byText.keySet().toArray(new String[0]),
                session.tenant(),
                decided(Field.ORGANIZATION));
    }

    /** The users of whom the unit says what the field holds, so that the stored value counts for nothing. */
    private String[] decided(Field<?> field) {
        return writes.stream()
                .filter(write -> decides(write, field))
                .flatMap(write -> UserWrites.id(write).stream())
                .toArray(String[]::new);
    }

    private static boolean decides(Write write, Field<?> field) {
        return UserWrites.names(write, field)
                || write.kind() == Write.Kind.DELETE_USER
                || write.kind() == Write.Kind.ERASE_USER;
    }

    private static List<Field<?>> fieldsOf(CatalogEntry.Kind kind) {
        return switch (kind) {
            case ROLE -> List.of(Field.ROLES, Field.GRANTS);
            case GROUP -> List.of(Field.GROUPS, Field.SET_ASIDE_GROUPS);
            case ORGANIZATION -> List.of(Field.ORGANIZATION);
            case TEAM -> List.of(Field.TEAMS);
            case ATTRIBUTE, SETTING -> List.of();
        };
    }
}
