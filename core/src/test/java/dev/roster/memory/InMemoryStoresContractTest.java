package dev.roster.memory;

import dev.roster.spi.Stores;
import dev.roster.tck.StoresContract;

/** The in-memory stores keep everything that the kit asks for. */
class InMemoryStoresContractTest implements StoresContract {

    @Override
    public Stores newStores() {
        return new InMemoryStores();
    }
}
