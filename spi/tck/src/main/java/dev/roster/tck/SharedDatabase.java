package dev.roster.tck;

import dev.roster.spi.Stores;

/** One database with the data of several tenants. */
@FunctionalInterface
public interface SharedDatabase {

    /**
     * Opens the stores of a tenant; opening them again, also after they were closed, gives the same data.
     *
     * @param tenant the tenant: lower-case ASCII letters
     * @return its stores, closed by the caller
     */
    Stores open(String tenant);
}
