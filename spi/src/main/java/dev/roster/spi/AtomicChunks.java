package dev.roster.spi;

import java.util.List;

/**
 * An ability that a {@link UserStore} may have: several units live or die together. Found by
 * {@link UserStore#capability}; a store that does not claim it there must not do it in part either.
 */
public interface AtomicChunks {

    /**
     * Writes all units or none (US-16). Units are judged in order, each on the state that the ones before it
     * would leave.
     *
     * @param units what to write
     * @param guards what must still hold, as for {@link UserStore#commit}
     * @return one outcome for each unit, in the same order; nothing is written unless each of them is
     *     {@link UnitOutcome.Kind#WRITTEN}, so that one of another kind says why the others left nothing
     * @throws StoreException if the store cannot tell what became of the units
     * @throws UnsupportedOperationException if the store does not claim the ability; nothing is written then
     */
    List<UnitOutcome> commitTogether(List<CommitUnit> units, CommitGuards guards);
}
