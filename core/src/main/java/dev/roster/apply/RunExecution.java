package dev.roster.apply;

import dev.roster.json.WriteOrder;
import dev.roster.plan.Progress;
import dev.roster.spi.Run;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.tenant.Ahead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution of a run, from its first unit to its last: first what the rows need, then the rows chunk by chunk and wave
 * by wave, then what an undo leaves over. For one thread, which has another one prepare what comes next.
 */
final class RunExecution {

    private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);
    private static final int CHUNK = 500;

    private final OpenRun run;
    private final WriteOrder order;
    private final Progress progress;
    private final RunCounts counts = new RunCounts();
    private final RunEntries entries;
    private final ChunkWriter writer;
    private int nextUnit = 1;

    RunExecution(OpenRun run, WriteOrder order, Progress progress) {
        this.run = run;
        this.order = order;
        this.progress = progress;
        this.entries = new RunEntries(run, counts);
        this.writer = new ChunkWriter(run, new UnitDrafts(run, counts), entries);
    }

    /** {@return what became of the changes so far} */
    RunCounts counts() {
        return counts;
    }

    Run.State run() {
        entries.create();
        boolean isDone = run.isOneUnit() ? writeAsOne() : writeInChunks();
        if (!isDone) {
            return Run.State.CANCELLED;
        }
        entries.removeObsolete(nextUnit);
        return Run.State.FINISHED;
    }

    /** All changes in one unit, which every store writes as a whole or not at all. */
    private boolean writeAsOne() {
        List<WriteOrder.Placed> all = new ArrayList<>();
        for (WriteOrder.Unit unit = order.next(); unit != null; unit = order.next()) {
            all.addAll(unit.changes());
        }
        if (all.isEmpty()) {
            return true;
        }
        if (progress.isCancelled()) {
            return false;
        }
        List<WriteOrder.Unit> chunk = List.of(new WriteOrder.Unit(0, all));
        count(chunk, writer.write(chunk, nextUnit, null));
        return true;
    }

    /**
     * While a chunk is written, a second thread drafts the next one and reads the one after it from the plan. The store is
     * asked by the caller's thread alone, which may be bound to a transaction or a tenant of the host. The first chunk of
     * a wave is drafted when its turn comes, since it needs to know what became of those before it.
     */
    private boolean writeInChunks() {
        WriteChunks chunks = new WriteChunks(order, CHUNK);
        List<WriteOrder.Unit> chunk = chunks.next();
        ChunkWriter.@Nullable Prepared prepared = null;
        Drafted ahead = new Drafted(null, chunks.next());
        try (Ahead<Drafted> thread = new Ahead<>("roster-apply-ahead")) {
            while (!chunk.isEmpty()) {
                if (progress.isCancelled()) {
                    return false;
                }
                List<WriteOrder.Unit> following = ahead.after();
                ChunkWriter.Looked looked = lookAhead(chunk, following);
                thread.start(() -> new Drafted(looked == null ? null : writer.prepare(looked), chunks.next()));
                List<ChunkWriter.Settled> settled = writer.write(chunk, nextUnit, prepared);
                try {
                    ahead = thread.next();
                } catch (InterruptedException stop) {
                    throw Retry.interrupted(stop);
                } finally {
                    count(chunk, settled);
                }
                chunk = following;
                prepared = ahead.prepared();
            }
        }
        return true;
    }

    /**
     * What was done while a chunk was written.
     *
     * @param prepared the next chunk, if it could be drafted so early
     * @param after the chunk after that; empty at the end
     */
    private record Drafted(ChunkWriter.@Nullable Prepared prepared, List<WriteOrder.Unit> after) {}

    /** What the store has of the next chunk; null when it cannot be drafted before its turn. */
    private ChunkWriter.@Nullable Looked lookAhead(List<WriteOrder.Unit> chunk, List<WriteOrder.Unit> following) {
        if (following.isEmpty() || following.get(0).wave() != chunk.get(0).wave()) {
            return null;
        }
        int first = nextUnit + chunk.size();
        try {
            return writer.look(following, first);
        } catch (StoreUnavailableException unavailable) {
            LOG.debug(
                    "run {}: units from {} on are looked up again when their turn comes", run.id(), first, unavailable);
            return null;
        }
    }

    private void count(List<WriteOrder.Unit> chunk, List<ChunkWriter.Settled> all) {
        for (ChunkWriter.Settled settled : all) {
            counts.add(settled.outcome(), settled.body());
            if (order.hasNeeds() && !RunCounts.isWritten(settled.outcome())) {
                counts.noteUnwritten(settled.unit());
            }
        }
        nextUnit += chunk.size();
        progress.at(Progress.Phase.APPLYING, counts.done(), run.plan().summary().writes());
    }
}
