package dev.roster.store.jdbc;

import dev.roster.spi.CatalogStore;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One catalog in its table. Keys are ordered in Java, as their type orders them. */
final class JdbcCatalogStore<K, V> implements CatalogStore<K, V> {

    private final Database database;
    private final CatalogTable<V> table;

    JdbcCatalogStore(Database database, CatalogTable<V> table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public List<V> all() {
        return database.run("list " + table.name(), table::all).stream()
                .sorted(Comparator.comparing(table.key()))
                .toList();
    }

    @Override
    public Optional<V> find(K key) {
        return database.run("read " + table.name(), session -> table.find(session, key.toString())).stream()
                .findFirst();
    }

    @Override
    public boolean insert(V entry) {
        String task = "write " + table.name();
        try {
            return database.transact(task, session -> table.insert(session, entry));
        } catch (SQLException failure) {
            if (database.dialect().isUniqueViolation(failure)) {
                return false;
            }
            throw database.translated(task, failure);
        }
    }

    @Override
    public boolean replace(V entry) {
        return database.run("write " + table.name(), session -> table.replace(session, entry));
    }

    @Override
    public boolean delete(K key) {
        return database.run("write " + table.name(), session -> table.delete(session, key.toString()));
    }
}
