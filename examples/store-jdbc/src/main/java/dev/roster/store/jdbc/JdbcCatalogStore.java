package dev.roster.store.jdbc;

import dev.roster.model.CatalogEntry;
import dev.roster.spi.CatalogStore;
import java.util.List;
import java.util.Optional;

/** One catalog in its table. */
final class JdbcCatalogStore<K, V extends CatalogEntry> implements CatalogStore<K, V> {

    private final Database database;
    private final CatalogTable<V> table;

    JdbcCatalogStore(Database database, CatalogTable<V> table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public List<V> all() {
        return database.read("list " + table.name(), table::all);
    }

    @Override
    public Optional<V> find(K key) {
        return database.read("read " + table.name(), session -> table.find(session, key.toString())).stream()
                .findFirst();
    }
}
