package dev.roster.apply;

import dev.roster.json.WriteOrder;
import dev.roster.plan.Progress;
import dev.roster.spi.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * One execution of a run, from its first unit to its last: first what the rows need, then the rows chunk by chunk and wave
 * by wave, then what an undo leaves over. For one thread.
 */
final class RunExecution {

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
        return all.isEmpty() || write(List.of(new WriteOrder.Unit(0, all)));
    }

    /** A chunk ends with its wave, since the next one needs to know what became of it. */
    private boolean writeInChunks() {
        List<WriteOrder.Unit> chunk = new ArrayList<>();
        for (WriteOrder.Unit unit = order.next(); unit != null; unit = order.next()) {
            boolean isNextWave = !chunk.isEmpty() && chunk.get(0).wave() != unit.wave();
            if (chunk.size() == CHUNK || isNextWave) {
                if (!write(chunk)) {
                    return false;
                }
                chunk.clear();
            }
            chunk.add(unit);
        }
        return chunk.isEmpty() || write(chunk);
    }

    /** Whether the chunk was written; not, when the run was cancelled before. */
    private boolean write(List<WriteOrder.Unit> chunk) {
        if (progress.isCancelled()) {
            return false;
        }
        for (ChunkWriter.Settled settled : writer.write(chunk, nextUnit)) {
            counts.add(settled.outcome(), settled.body());
            if (order.hasNeeds() && !RunCounts.isWritten(settled.outcome())) {
                counts.noteUnwritten(settled.unit());
            }
        }
        nextUnit += chunk.size();
        progress.at(Progress.Phase.APPLYING, counts.done(), run.plan().summary().writes());
        return true;
    }
}
