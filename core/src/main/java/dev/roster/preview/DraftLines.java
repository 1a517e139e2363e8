package dev.roster.preview;

import dev.roster.decide.Settled;
import dev.roster.json.ChangeLines;
import dev.roster.json.PlanWriter;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;

/** Drafts that are not all final: read back, made final, and copied as they stand where they are. */
final class DraftLines {

    private DraftLines() {}

    /**
     * Makes drafts final.
     *
     * @param settled what became of them
     * @param drafts the drafts
     * @param writer takes the final changes
     * @return the end of the plan
     */
    static ImportPlan.Trailer settle(Settled settled, ChangeLines drafts, PlanWriter writer) {
        Settled.SecondPass pass = settled.secondPass();
        while (drafts.next()) {
            if (pass.skips()) {
                writer.copy(drafts.bytes(), drafts.length());
                continue;
            }
            boolean isFinal = pass.isFinal();
            PlannedChange change = pass.settle(drafts.change());
            if (isFinal) {
                writer.copy(drafts.bytes(), drafts.length());
            } else {
                writer.write(change);
            }
        }
        return pass.trailer();
    }
}
