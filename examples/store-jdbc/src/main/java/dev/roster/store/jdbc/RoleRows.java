package dev.roster.store.jdbc;

import dev.roster.model.DomainKey;
import dev.roster.model.Permission;
import dev.roster.model.Role;
import dev.roster.model.RoleBuilder;
import dev.roster.model.RoleKey;
import dev.roster.model.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a role lies in its row. Permissions are {@code users.read=REPORTS,GROUPS users.update=ALL}, inherited roles are keys
 * joined by a bar, and what is absent is an empty text.
 */
final class RoleRows {

    private RoleRows() {}

    static List<Object> values(Role role) {
        return List.of(
                role.name(),
                role.description() == null ? "" : role.description(),
                role.level(),
                role.permissions().entrySet().stream().map(RoleRows::text).collect(Collectors.joining(" ")),
                role.inherits().stream().map(RoleKey::value).collect(Collectors.joining("|")),
                role.domain() == null ? "" : role.domain().value());
    }

    /**
     * Reads the key in column 1 and the columns after it.
     *
     * @throws SQLException if the database cannot answer
     */
    static Role read(ResultSet row) throws SQLException {
        RoleBuilder role = Role.builder(row.getString(1))
                .name(row.getString(2))
                .description(row.getString(3))
                .level(row.getInt(4))
                .inherits(parts(row.getString(6), "\\|").stream()
                        .map(RoleKey::new)
                        .toList());
        parts(row.getString(5), " ").forEach(text -> allow(role, text));
        String domain = row.getString(7);
        return role.domain(domain.isEmpty() ? null : new DomainKey(domain)).build();
    }

    private static String text(Map.Entry<Permission, Set<Scope>> allowed) {
        return allowed.getKey() + "="
                + allowed.getValue().stream().map(Scope::name).collect(Collectors.joining(","));
    }

    private static void allow(RoleBuilder role, String text) {
        int mark = text.indexOf('=');
        Permission permission = new Permission(text.substring(0, mark));
        parts(text.substring(mark + 1), ",").forEach(scope -> role.allow(permission, Scope.valueOf(scope)));
    }

    private static List<String> parts(String text, String separator) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator));
    }
}
