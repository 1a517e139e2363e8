package dev.roster.store.jdbc;

import dev.roster.spi.Stores;
import dev.roster.tck.StoresContract;
import java.util.concurrent.atomic.AtomicInteger;

/** The compatibility kit on H2 in memory. */
class H2ContractTest implements StoresContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    public Stores newStores() {
        return JdbcStores.open("jdbc:h2:mem:contract" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    }
}
