package dev.roster.store.jdbc;

import dev.roster.spi.Stores;
import dev.roster.tck.DurabilityContract;
import dev.roster.tck.OutageContract;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.TenancyContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** What the compatibility kit asks of a database with a file, several tenants and an end. */
class H2KeepingTest implements TenancyContract, DurabilityContract, OutageContract {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    private Path directory;

    @Override
    public Stores newStores() {
        return JdbcStores.open(freshUrl());
    }

    @Override
    public Optional<SharedDatabase> newDatabase() {
        String url = freshUrl();
        return Optional.of(tenant -> JdbcStores.open(url, tenant));
    }

    @Override
    public Optional<Stores> unreachableStores() {
        FailingSource source = new FailingSource(freshUrl());
        Stores stores = JdbcStores.over(source.source(), new H2Dialect(), JdbcStores.DEFAULT_TENANT, () -> {});
        source.fail();
        return Optional.of(stores);
    }

    private String freshUrl() {
        return "jdbc:h2:" + directory.resolve("roster" + DATABASES.incrementAndGet());
    }
}
