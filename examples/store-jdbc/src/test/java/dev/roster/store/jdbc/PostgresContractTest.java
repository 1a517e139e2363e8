package dev.roster.store.jdbc;

import dev.roster.spi.Stores;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.StoresContract;
import java.util.Optional;

/** The compatibility kit on PostgreSQL. */
class PostgresContractTest implements StoresContract {

    @Override
    public Stores newStores() {
        return JdbcStores.open(PostgresServer.url(), PostgresServer.freshTenant());
    }

    @Override
    public Optional<SharedDatabase> newDatabase() {
        String prefix = PostgresServer.freshTenant();
        return Optional.of(tenant -> JdbcStores.open(PostgresServer.url(), prefix + " " + tenant));
    }

    @Override
    public Optional<Stores> unreachableStores() {
        FailingSource source = FailingSource.ofPostgres(PostgresServer.url());
        Stores stores = JdbcStores.over(source.source(), new PostgresDialect(), PostgresServer.freshTenant(), () -> {});
        source.fail();
        return Optional.of(stores);
    }
}
