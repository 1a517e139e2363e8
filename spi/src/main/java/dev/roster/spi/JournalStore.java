package dev.roster.spi;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs, the plans they work on, and what became of each unit. Safe for use by many threads.
 *
 * <p>Entries of written units arrive through {@link UserStore#commit}; entries of refused ones through
 * {@link #append}.
 */
public interface JournalStore {

    /**
     * Keeps the text of a plan, so that its run can be resumed on any machine. Replaces what was kept for
     * the same plan before, as a whole: that stays while the pieces come, and when they end in an exception (JS-01).
     *
     * @param plan the plan
     * @param pages the text in pieces of at most 1 MiB, in order; what the caller does with the arrays later changes nothing
     * @throws StoreException if the store cannot write
     */
    void putPlan(PlanId plan, Iterator<byte[]> pages);

    /**
     * Gives the text of a plan back.
     *
     * @param plan the plan
     * @param page the number of the piece, from 0
     * @return the piece, or empty beyond the last one
     * @throws StoreException if the store cannot answer
     */
    Optional<byte[]> planPage(PlanId plan, int page);

    /**
     * Begins a run, once for each plan whatever the concurrency (JS-02).
     *
     * @param run the run
     * @return whether it was begun here; false when the plan has a run already, which changes nothing
     * @throws StoreException if the store cannot write
     */
    boolean begin(Run run);

    /**
     * Makes somebody else the executor of a run that is not finished (JS-03).
     *
     * @param plan the run
     * @param from the executor it has
     * @param to the executor it shall have; the run is {@link Run.State#RUNNING} again
     * @return whether the run had that executor and was not finished
     * @throws StoreException if the store cannot write
     */
    boolean takeOver(PlanId plan, String from, String to);

    /**
     * Ends a run. The plan's text is dropped when the run is finished (JS-04).
     *
     * @param run the run in its new state
     * @return whether the run still had this executor; if not, nothing changed
     * @throws StoreException if the store cannot write
     */
    boolean end(Run run);

    /**
     * Finds a run.
     *
     * @param plan the run
     * @return the run, or empty when there is none
     * @throws StoreException if the store cannot answer
     */
    Optional<Run> find(PlanId plan);

    /**
     * Lists runs of some kinds, newest first, by start and then by id (JS-05). The cost does not depend on how many runs
     * of other kinds, or of other actors, there are.
     *
     * @param kinds the kinds that are wanted; none gives nothing
     * @param actor whose runs are wanted, or null for everybody's
     * @param limit how many at the most
     * @return the runs
     * @throws StoreException if the store cannot answer
     */
    List<Run> runs(Set<Run.Kind> kinds, @Nullable String actor, int limit);

    /**
     * Adds entries for units that were not written; entries that exist are left as they are (JS-06).
     *
     * @param entries the entries
     * @throws StoreException if the store cannot write
     */
    void append(List<JournalEntry> entries);

    /**
     * Lists what became of the units of a run.
     *
     * @param plan the run
     * @param from the first unit number wanted
     * @param limit how many at the most
     * @return the entries by number, ascending (JS-07)
     * @throws StoreException if the store cannot answer
     */
    List<JournalEntry> entries(PlanId plan, int from, int limit);
}
