package dev.roster.tck;

import dev.roster.spi.Stores;

/** Gives the tests of the kit the stores that they look at. */
public interface StoresFactory {

    /**
     * Makes stores for one test, which closes them.
     *
     * @return fresh and empty stores that share nothing with those that were given out before
     */
    Stores newStores();
}
