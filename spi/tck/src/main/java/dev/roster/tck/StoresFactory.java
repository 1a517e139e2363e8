package dev.roster.tck;

import dev.roster.spi.Stores;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives the tests of the kit the stores that they look at. A failing test says which rule is broken and what to look at. */
@ExtendWith(RuleHints.class)
public interface StoresFactory {

    /**
     * Makes stores for one test, which closes them.
     *
     * @return fresh and empty stores that share nothing with those that were given out before
     */
    Stores newStores();

    /**
     * Makes a database for one test of tenants or of closing and opening.
     *
     * @return a fresh and empty database, or empty when there is nothing that outlives its stores; the tests
     *     are skipped then
     */
    default Optional<SharedDatabase> newDatabase() {
        return Optional.empty();
    }

    /**
     * Makes stores whose database went away after they were opened: stopped, unplugged, shut down.
     *
     * @return such stores, closed by the test, or empty when a database cannot be taken away; the test is skipped then
     */
    default Optional<Stores> unreachableStores() {
        return Optional.empty();
    }
}
