package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CanonicalForm;
import dev.roster.model.CatalogEntry;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import dev.roster.model.Setting;
import dev.roster.model.Team;
import dev.roster.model.TeamKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the entries of one catalog lie in their table.
 *
 * @param type the entries
 * @param name the table
 * @param columns its columns beside tenant and key
 * @param values what the columns hold for an entry
 * @param reader reads an entry from its key in column 1 and the columns after it
 * @param <V> the entry
 */
record CatalogTable<V extends CatalogEntry>(
        Class<V> type,
        String name,
        List<String> columns,
        Function<V, List<? extends @Nullable Object>> values,
        Session.RowReader<V> reader) {

    static final CatalogTable<Role> ROLES = new CatalogTable<>(
            Role.class,
            "roster_roles",
            List.of("name", "description", "level", "permissions", "inherits", "domain"),
            RoleRows::values,
            RoleRows::read);

    static final CatalogTable<Group> GROUPS = new CatalogTable<>(
            Group.class,
            "roster_groups",
            List.of("name"),
            group -> List.of(group.name()),
            row -> new Group(new GroupKey(row.getString(1)), row.getString(2)));

    static final CatalogTable<Organization> ORGANIZATIONS = new CatalogTable<>(
            Organization.class,
            "roster_organizations",
            List.of("name"),
            organization -> List.of(organization.name()),
            row -> new Organization(new OrganizationKey(row.getString(1)), row.getString(2)));

    static final CatalogTable<Team> TEAMS = new CatalogTable<>(
            Team.class,
            "roster_teams",
            List.of("name", "organization"),
            team -> Arrays.asList(
                    team.name(),
                    team.organization() == null ? null : team.organization().value()),
            row -> new Team(
                    new TeamKey(row.getString(1)),
                    row.getString(2),
                    row.getString(3) == null ? null : new OrganizationKey(row.getString(3))));

    static final CatalogTable<CustomAttribute> ATTRIBUTES = new CatalogTable<>(
            CustomAttribute.class,
            "roster_attributes",
            List.of("label", "type", "visible", "editable"),
            attribute -> List.of(
                    attribute.label(),
                    attribute.type().name(),
                    attribute.visibleToManagers(),
                    attribute.editableByManagers()),
            row -> new CustomAttribute(
                    new AttributeKey(row.getString(1)),
                    row.getString(2),
                    AttributeType.valueOf(row.getString(3)),
                    row.getBoolean(4),
                    row.getBoolean(5)));

    static final CatalogTable<Setting> SETTINGS = new CatalogTable<>(
            Setting.class,
            "roster_settings",
            List.of("json"),
            setting -> List.of(setting.json()),
            row -> new Setting(row.getString(1), row.getString(2)));

    static CatalogTable<?> of(CatalogEntry.Kind kind) {
        return switch (kind) {
            case ROLE -> ROLES;
            case GROUP -> GROUPS;
            case ORGANIZATION -> ORGANIZATIONS;
            case TEAM -> TEAMS;
            case ATTRIBUTE -> ATTRIBUTES;
            case SETTING -> SETTINGS;
        };
    }

    /**
     * Adds entries whose keys are free.
     *
     * @throws SQLException if the database refuses
     */
    void insert(Session session, List<CatalogEntry> entries) throws SQLException {
        List<String> all = new ArrayList<>(List.of("item_key"));
        all.addAll(columns);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(entry.entryKey().value());
            row.addAll(values.apply(type.cast(entry)));
            rows.add(row.toArray());
        }
        session.bulk().insert(name, all, rows);
    }

    /**
     * Replaces the entries of the same keys.
     *
     * @throws SQLException if the database refuses
     */
    void replace(Session session, List<CatalogEntry> entries) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogEntry entry : entries) {
            List<@Nullable Object> row = new ArrayList<>(values.apply(type.cast(entry)));
            row.add(entry.entryKey().value());
            rows.add(row.toArray());
        }
        session.bulk().update(new Bulk.Change(name, "", columns, List.of("item_key")), rows, Bulk.Found.ANY);
    }

    void delete(Session session, List<CatalogEntry> entries) throws SQLException {
        session.bulk()
                .delete(
                        name,
                        List.of("item_key"),
                        entries.stream()
                                .map(entry ->
                                        new @Nullable Object[] {entry.entryKey().value()})
                                .toList(),
                        Bulk.Found.ANY);
    }

    /**
     * All entries; keys are ordered in Java, as their type orders them.
     *
     * @throws SQLException if the database refuses
     */
    List<V> all(Session session) throws SQLException {
        return session.query(select() + " where tenant = ?", reader, session.tenant()).stream()
                .sorted(Comparator.comparing(entry -> entry.entryKey().value(), CanonicalForm::compare))
                .toList();
    }

    List<V> find(Session session, String itemKey) throws SQLException {
        return session.query(select() + " where tenant = ? and item_key = ?", reader, session.tenant(), itemKey);
    }

    /**
     * The entries that have any of many keys.
     *
     * @throws SQLException if the database refuses
     */
    List<V> findAll(Session session, Collection<String> itemKeys) throws SQLException {
        return session.query(
                "select t.item_key, t." + String.join(", t.", columns) + " from " + session.wanted(name, "item_key"),
                reader,
                itemKeys.toArray(new String[0]),
                session.tenant());
    }

    private String select() {
        return "select item_key, " + String.join(", ", columns) + " from " + name;
    }
}
