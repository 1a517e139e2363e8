package dev.roster.preview;

import dev.roster.access.Actor;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.Progress;
import dev.roster.plan.SyncPoint;
import dev.roster.profile.Directory;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.Run;
import dev.roster.tenant.SyncMarks;
import dev.roster.tenant.TenantState;
import java.util.Set;
import java.util.stream.Collectors;

/** From a directory to a plan: reads what changed since the last time, or everybody. For one thread. */
public final class SyncPlanning {

    private static final int MOST_UNDOS = 1_000;

    private final TenantState tenant;
    private final Actor actor;
    private final Directory directory;

    /**
     * Prepares to follow a directory.
     *
     * @param tenant where to
     * @param actor who asks, as stored now
     * @param directory which directory
     */
    public SyncPlanning(TenantState tenant, Actor actor, Directory directory) {
        this.tenant = tenant;
        this.actor = actor;
        this.directory = directory;
    }

    /**
     * Plans what the directory does. Where it was set up anew, or anything was taken back meanwhile, everybody is read.
     *
     * @param wanted how much is read at least
     * @param progress who hears how far it is, and may cancel
     * @return the plan; the caller closes it
     * @throws dev.roster.table.SourceException if the directory cannot be read
     * @throws dev.roster.plan.PlanException if it was cancelled
     */
    public ImportPlan plan(DirectorySource.Extent wanted, Progress progress) {
        SyncMarks.Kept kept = new SyncMarks(tenant.stores()).find(directory.name());
        String setup = PlanSeed.of(directory.setup(), takenBack()).toString();
        boolean goesOn = wanted == DirectorySource.Extent.CHANGES
                && !kept.mark().cookie().isEmpty()
                && kept.mark().setup().equals(setup);
        DirectorySource.Reading reading =
                directory.source().read(goesOn ? kept.mark().cookie() : null);
        return new Planning(tenant, actor, reading.rows(), directory.profileOf(reading.extent()), progress)
                .following(
                        directory.name(),
                        () -> new SyncPoint(
                                directory.name(), reading.extent(), kept.version(), setup, reading.cookie()))
                .plan();
    }

    /** What was undone so far, and how far: users whom an undo changed need not be among those whom the directory changed. */
    private String takenBack() {
        return tenant.stores().journal().runs(Set.of(Run.Kind.UNDO), null, MOST_UNDOS).stream()
                .map(undo -> undo.plan() + " " + undo.state() + " " + undo.finishedAt())
                .collect(Collectors.joining("\n"));
    }
}
