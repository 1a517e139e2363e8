package dev.roster.store.jdbc;

import dev.roster.spi.Stores;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.StoresContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** The compatibility kit on H2: in memory, and in a file where the data outlive the stores. */
class H2ContractTest implements StoresContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private Path directory;

    @Override
    public Stores newStores() {
        return JdbcStores.open(memoryUrl());
    }

    @Override
    public Optional<SharedDatabase> newDatabase() {
        String url = "jdbc:h2:" + directory.resolve("roster");
        return Optional.of(tenant -> JdbcStores.open(url, tenant));
    }

    @Override
    public Optional<Stores> unreachableStores() {
        FailingSource source = FailingSource.ofH2(memoryUrl());
        Stores stores = JdbcStores.over(source.source(), new H2Dialect(), JdbcStores.DEFAULT_TENANT, () -> {});
        source.fail();
        return Optional.of(stores);
    }

    private static String memoryUrl() {
        return "jdbc:h2:mem:contract" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }
}
