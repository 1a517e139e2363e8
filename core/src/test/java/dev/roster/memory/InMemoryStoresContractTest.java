package dev.roster.memory;

import dev.roster.spi.Stores;
import dev.roster.tck.SharedDatabase;
import dev.roster.tck.StoresContract;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The in-memory stores keep everything that the kit asks for. */
class InMemoryStoresContractTest implements StoresContract {

    @Override
    public Stores newStores() {
        return new InMemoryStores();
    }

    @Override
    public Optional<SharedDatabase> newDatabase() {
        Map<String, Stores> tenants = new ConcurrentHashMap<>();
        return Optional.of(tenant -> tenants.computeIfAbsent(tenant, InMemoryStores::named));
    }
}
