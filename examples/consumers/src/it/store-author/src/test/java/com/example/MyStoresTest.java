package com.example;

import dev.roster.memory.InMemoryStores;
import dev.roster.spi.Stores;
import dev.roster.tck.StoresContract;

/** The author of a store runs the contract with the JUnit that the project has anyway. */
class MyStoresTest implements StoresContract {

    @Override
    public Stores newStores() {
        return new InMemoryStores();
    }
}
