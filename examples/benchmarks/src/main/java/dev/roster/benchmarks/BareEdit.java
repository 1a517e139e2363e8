package dev.roster.benchmarks;

import dev.roster.model.UserId;
import dev.roster.store.jdbc.JdbcStores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What an edit costs without Roster: one transaction that reads a user, changes it and writes down that it did. */
final class BareEdit {

    private static final String SELECT = "select * from roster_users where tenant = ? and id = ?";
    private static final String UPDATE = "update roster_users set department = ?, department_key = ?, version = ?"
            + " where tenant = ? and id = ? and version = ?";
    private static final String AUDIT =
            "insert into roster_audit (tenant, entry, at, actor, action, target_kind, target_key, detail, field_values)"
                    + " values (?, ?, ?, ?, 'update', 'user', ?, 'department', ?)";

    private final DataSource source;
    private long entries;

    BareEdit(DataSource source) {
        this.source = source;
    }

    /**
     * Moves a user.
     *
     * @throws SQLException if the database refuses
     * @throws IllegalStateException if the user has another version
     */
    void write(UserId id, long version, String department) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            String before = department(connection, id);
            update(connection, id, version, department);
            audit(connection, id, before + " -> " + department);
            connection.commit();
        }
    }

    private static String department(Connection connection, UserId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setString(1, JdbcStores.DEFAULT_TENANT);
            select.setString(2, id.value());
            try (ResultSet user = select.executeQuery()) {
                user.next();
                for (int column = 1; column <= user.getMetaData().getColumnCount(); column++) {
                    user.getObject(column);
                }
                return user.getString("department");
            }
        }
    }

    private static void update(Connection connection, UserId id, long version, String department) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setString(1, department);
            update.setString(2, department);
            update.setLong(3, version + 1);
            update.setString(4, JdbcStores.DEFAULT_TENANT);
            update.setString(5, id.value());
            update.setLong(6, version);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException(id + " is not of version " + version);
            }
        }
    }

    private void audit(Connection connection, UserId id, String values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(AUDIT)) {
            insert.setString(1, JdbcStores.DEFAULT_TENANT);
            insert.setLong(2, ++entries);
            insert.setLong(3, System.nanoTime());
            insert.setString(4, Staff.ADMIN.value());
            insert.setString(5, id.value());
            insert.setString(6, values);
            insert.executeUpdate();
        }
    }
}
