package dev.roster.decide;

import dev.roster.access.KnownDefinitions;
import dev.roster.mapping.UnknownValue;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.Safeguard;
import java.util.List;
import java.util.function.Function;

/**
 * What is summed up over the changes of a plan, and how its trailer is made of it: drafts are summed up while they are
 * made, and once more where they were not final.
 */
final class PlanTotals {

    private final PlanCounts counts = new PlanCounts();
    private final KnownDefinitions.Collector definitions;
    private final NewEntries entries;
    private final Function<PlanTotals, ImportPlan.Trailer> ending;

    /**
     * Starts with nothing.
     *
     * @param context the roles that changes may name
     * @param entries the new names that changes may use
     * @param ending makes the trailer once all is summed up
     */
    PlanTotals(PlanningContext context, NewEntries entries, Function<PlanTotals, ImportPlan.Trailer> ending) {
        this.definitions = new KnownDefinitions.Collector(context.catalogs().roles());
        this.entries = entries;
        this.ending = ending;
    }

    void add(PlannedChange change) {
        entries.use(change);
        definitions.add(change);
        counts.add(change);
    }

    /** Adds a row that changes nothing and has no issues. */
    void addUnchanged() {
        counts.addUnchanged();
    }

    /** Starts again. */
    void clear() {
        entries.useNothing();
        definitions.clear();
        counts.clear();
    }

    PlanCounts counts() {
        return counts;
    }

    ImportPlan.Trailer trailer() {
        return ending.apply(this);
    }

    /** The trailer of a plan. */
    ImportPlan.Trailer trailer(
            Prerequisites prerequisites, List<UnknownValue> unknownValues, List<Safeguard.Tripped> safeguards) {
        return new ImportPlan.Trailer(
                counts.summary(prerequisites),
                prerequisites,
                definitions.definitions(),
                unknownValues,
                safeguards,
                "");
    }
}
