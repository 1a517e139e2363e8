package dev.roster.account;

import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.spi.DirectorySource;
import java.util.List;
import java.util.Optional;

/**
 * The directories that the users of a tenant are taken over from. Whoever follows one administers users: the plan shows what
 * stands in the directory. Safe for use by many threads.
 */
public interface Directories {

    /** {@return the names of the directories, as the host gave them; for everybody} */
    List<String> names();

    /**
     * Plans what a directory does, without writing anything: a plan like that of a file, to look at, apply and undo. It is
     * applied only while nobody applied another plan of the directory since; once it is applied completely, the next
     * reading begins where this one stood. A run that was cancelled, or of which rows were rejected or stale, moves nothing.
     *
     * @param directory its name
     * @param wanted {@link DirectorySource.Extent#CHANGES} for what changed since the last time, as far as the directory can
     *     tell that, {@link DirectorySource.Extent#FULL} for everybody. Nobody counts as absent but from a full reading
     * @param progress who hears how far it is, and may cancel
     * @return the plan; {@link dev.roster.plan.PlanBasis#sync()} says what was read. The caller closes it
     * @throws IllegalArgumentException if there is no such directory
     * @throws dev.roster.access.NotAuthorizedException if the actor does not administer users
     * @throws dev.roster.table.SourceException if the directory cannot be read
     * @throws dev.roster.plan.PlanException if it was cancelled
     */
    ImportPlan plan(String directory, DirectorySource.Extent wanted, Progress progress);

    /**
     * Passes over a plan of a directory that has nothing to write: no run is made, and the next reading begins where this one
     * stood.
     *
     * @param plan the plan, as {@link #plan} made it
     * @return whether there was nothing to write, to look at or to acknowledge; if not, nothing is passed over
     * @throws dev.roster.access.NotAuthorizedException if the actor does not administer users
     */
    boolean pass(ImportPlan plan);

    /**
     * Takes over what a directory says, for a schedule: plans and applies.
     *
     * @param directory its name
     * @param wanted how much is read at least
     * @param options what is acknowledged, and who is told
     * @return what became of it; empty when nothing was to be done
     * @throws IllegalArgumentException if there is no such directory
     * @throws dev.roster.access.NotAuthorizedException if the actor does not administer users
     * @throws dev.roster.table.SourceException if the directory cannot be read; nothing was written
     * @throws dev.roster.plan.PlanException if a safeguard tripped that nobody acknowledged, somebody else was faster, or it
     *     was cancelled
     */
    Optional<ApplyReport> sync(String directory, DirectorySource.Extent wanted, ApplyOptions options);
}
