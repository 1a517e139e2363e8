package dev.roster.store.jdbc;

import dev.roster.spi.Stores;
import dev.roster.tck.StoresContract;

/** The compatibility kit on PostgreSQL. */
class PostgresContractTest implements StoresContract {

    @Override
    public Stores newStores() {
        return JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant());
    }
}
