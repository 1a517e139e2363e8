package dev.roster.store.jdbc;

import dev.roster.spi.MappingStore;
import dev.roster.spi.SavedMapping;
import dev.roster.spi.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Confirmed mappings in {@code roster_mappings}, their columns in {@code roster_mapping_columns}. */
final class JdbcMappingStore implements MappingStore {

    private static final String REPLACE = "update roster_mappings set confirmed_at = ?, confirmed_by = ?"
            + " where tenant = ? and fingerprint = ? and confirmed_at <= ?";

    private static final String INSERT = "insert into roster_mappings"
            + " (tenant, fingerprint, confirmed_at, confirmed_by) select ?, ?, ?, ?"
            + " where not exists (select 1 from roster_mappings where tenant = ? and fingerprint = ?)";

    private static final String COLUMN_TABLE = "roster_mapping_columns";

    private static final List<String> COLUMN_NAMES =
            List.of("fingerprint", "position", "header", "purpose", "target", "format");

    private static final String DELETE = "delete from roster_mappings where tenant = ? and fingerprint = ?";

    private static final String DELETE_COLUMNS =
            "delete from roster_mapping_columns where tenant = ? and fingerprint = ?";

    private static final String FIND =
            "select fingerprint, confirmed_at, confirmed_by from roster_mappings where tenant = ? and fingerprint = ?";

    private static final String NEWEST = "select fingerprint, confirmed_at, confirmed_by from roster_mappings"
            + " where tenant = ? order by confirmed_at desc, fingerprint fetch first ? rows only";

    private static final String COLUMNS = "select header, purpose, target, format from roster_mapping_columns"
            + " where tenant = ? and fingerprint = ? order by position";

    private final Database database;

    JdbcMappingStore(Database database) {
        this.database = database;
    }

    /** Two first savers may meet; whoever is refused finds the row of the other in a second transaction. */
    @Override
    public void save(SavedMapping mapping) {
        try {
            saveOnce(mapping);
        } catch (StoreException perhapsMet) {
            saveOnce(mapping);
        }
    }

    @Override
    public Optional<SavedMapping> find(String fingerprint) {
        return database
                .run(
                        "read the saved mappings",
                        session -> withColumns(
                                session, session.query(FIND, JdbcMappingStore::mapping, session.tenant(), fingerprint)))
                .stream()
                .findFirst();
    }

    @Override
    public List<SavedMapping> newest(int limit) {
        return database.readAtOneMoment(
                "read the saved mappings",
                session -> withColumns(
                        session, session.query(NEWEST, JdbcMappingStore::mapping, session.tenant(), limit)));
    }

    @Override
    public boolean delete(String fingerprint) {
        return database.run("forget a saved mapping", session -> {
            boolean isThere = session.update(DELETE, session.tenant(), fingerprint) == 1;
            session.update(DELETE_COLUMNS, session.tenant(), fingerprint);
            return isThere;
        });
    }

    private void saveOnce(SavedMapping mapping) {
        database.run("save a mapping", session -> {
            // Between the two somebody else may save the first one, which this one may have to replace.
            boolean isKept = replace(session, mapping) || insert(session, mapping) || replace(session, mapping);
            if (isKept) {
                session.update(DELETE_COLUMNS, session.tenant(), mapping.fingerprint());
                session.bulk().insert(COLUMN_TABLE, COLUMN_NAMES, columns(mapping));
            }
            return isKept;
        });
    }

    private static boolean replace(Session session, SavedMapping mapping) throws SQLException {
        long at = Moments.micros(mapping.confirmedAt());
        return session.update(REPLACE, at, mapping.confirmedBy(), session.tenant(), mapping.fingerprint(), at) == 1;
    }

    private static boolean insert(Session session, SavedMapping mapping) throws SQLException {
        String tenant = session.tenant();
        String fingerprint = mapping.fingerprint();
        long at = Moments.micros(mapping.confirmedAt());
        return session.update(INSERT, tenant, fingerprint, at, mapping.confirmedBy(), tenant, fingerprint) == 1;
    }

    private static List<@Nullable Object[]> columns(SavedMapping mapping) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (SavedMapping.Column column : mapping.columns()) {
            rows.add(new @Nullable Object[] {
                mapping.fingerprint(),
                rows.size(),
                column.header(),
                column.use().name(),
                column.target(),
                column.format()
            });
        }
        return rows;
    }

    private static SavedMapping mapping(ResultSet row) throws SQLException {
        return new SavedMapping(row.getString(1), Moments.moment(row.getLong(2)), row.getString(3), List.of());
    }

    private static List<SavedMapping> withColumns(Session session, List<SavedMapping> mappings) throws SQLException {
        List<SavedMapping> whole = new ArrayList<>();
        for (SavedMapping mapping : mappings) {
            List<SavedMapping.Column> columns =
                    session.query(COLUMNS, JdbcMappingStore::column, session.tenant(), mapping.fingerprint());
            whole.add(new SavedMapping(mapping.fingerprint(), mapping.confirmedAt(), mapping.confirmedBy(), columns));
        }
        return whole;
    }

    private static SavedMapping.Column column(ResultSet row) throws SQLException {
        return new SavedMapping.Column(
                row.getString(1),
                SavedMapping.Column.Use.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4));
    }
}
