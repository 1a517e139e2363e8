package dev.roster.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.model.CatalogEntry;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.Stores;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import java.util.Arrays;
import java.util.List;
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
     * Puts entries into the catalogs, for a test that needs them: one unit without journal and audit.
     *
     * @param stores where to
     * @param entries roles, groups, organizations, teams, attributes and settings; those whose keys exist are left as they are
     */
    static void given(Stores stores, CatalogEntry... entries) {
        List<Write> writes =
                Arrays.stream(entries).<Write>map(Write.EnsureEntry::new).toList();
        CommitUnit unit = new CommitUnit(writes, null, List.of(), List.of());
        assertThat(stores.users().commit(List.of(unit), CommitGuards.NONE)).containsExactly(UnitOutcome.WRITTEN);
    }

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
