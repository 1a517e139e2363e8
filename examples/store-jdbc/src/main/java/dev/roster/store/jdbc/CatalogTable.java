package dev.roster.store.jdbc;

import dev.roster.model.AttributeKey;
import dev.roster.model.AttributeType;
import dev.roster.model.CustomAttribute;
import dev.roster.model.Group;
import dev.roster.model.GroupKey;
import dev.roster.model.Organization;
import dev.roster.model.OrganizationKey;
import dev.roster.model.Role;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the entries of one catalog lie in their table.
 *
 * @param name the table
 * @param columns its columns beside tenant and key
 * @param key the key of an entry, as text
 * @param values what the columns hold for an entry
 * @param reader reads an entry from its key in column 1 and the columns after it
 * @param <V> the entry
 */
record CatalogTable<V>(
        String name,
        List<String> columns,
        Function<V, String> key,
        Function<V, List<Object>> values,
        Session.RowReader<V> reader) {

    static final CatalogTable<Role> ROLES = new CatalogTable<>(
            "roster_roles",
            List.of("name", "description", "level", "permissions", "inherits", "domain"),
            role -> role.key().value(),
            RoleRows::values,
            RoleRows::read);

    static final CatalogTable<Group> GROUPS = new CatalogTable<>(
            "roster_groups",
            List.of("name"),
            group -> group.key().value(),
            group -> List.of(group.name()),
            row -> new Group(new GroupKey(row.getString(1)), row.getString(2)));

    static final CatalogTable<Organization> ORGANIZATIONS = new CatalogTable<>(
            "roster_organizations",
            List.of("name"),
            organization -> organization.key().value(),
            organization -> List.of(organization.name()),
            row -> new Organization(new OrganizationKey(row.getString(1)), row.getString(2)));

    static final CatalogTable<CustomAttribute> ATTRIBUTES = new CatalogTable<>(
            "roster_attributes",
            List.of("label", "type", "visible", "editable"),
            attribute -> attribute.key().value(),
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

    /** Adds an entry unless its key is taken. */
    boolean insert(Session session, V entry) throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(session.tenant(), key.apply(entry)));
        arguments.addAll(values.apply(entry));
        arguments.add(session.tenant());
        arguments.add(key.apply(entry));
        String casts = columns.stream().map(column -> ", ?").collect(Collectors.joining());
        return session.update(
                        "insert into " + name + " (tenant, item_key, " + String.join(", ", columns) + ") select ?, ?"
                                + casts + " where not exists (select 1 from " + name
                                + " where tenant = ? and item_key = ?)",
                        arguments.toArray())
                == 1;
    }

    boolean replace(Session session, V entry) throws SQLException {
        List<Object> arguments = new ArrayList<>(values.apply(entry));
        arguments.add(session.tenant());
        arguments.add(key.apply(entry));
        return session.update(
                        "update " + name + " set " + String.join(" = ?, ", columns)
                                + " = ? where tenant = ? and item_key = ?",
                        arguments.toArray())
                == 1;
    }

    boolean delete(Session session, String itemKey) throws SQLException {
        return session.update("delete from " + name + " where tenant = ? and item_key = ?", session.tenant(), itemKey)
                == 1;
    }

    List<V> all(Session session) throws SQLException {
        return session.query(select() + " where tenant = ?", reader, session.tenant());
    }

    List<V> find(Session session, String itemKey) throws SQLException {
        return session.query(select() + " where tenant = ? and item_key = ?", reader, session.tenant(), itemKey);
    }

    private String select() {
        return "select item_key, " + String.join(", ", columns) + " from " + name;
    }
}
