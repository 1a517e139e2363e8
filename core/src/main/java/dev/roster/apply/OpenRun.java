package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.json.JournalCodec;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.ApplyPolicy;
import dev.roster.spi.CommitGuards;
import dev.roster.spi.CommitUnit;
import dev.roster.spi.JournalEntry;
import dev.roster.spi.OneTimeToken.Purpose;
import dev.roster.spi.PlanId;
import dev.roster.spi.UnitOutcome;
import dev.roster.tenant.TenantState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan on its way to the store: who applies it and when, what was read of the catalogs last, and the way to commit and
 * journal. For one thread; what it made already, another may read.
 */
final class OpenRun {

    /** How often something is decided before it is given up because what it is decided by keeps changing. */
    private static final int MAX_DECISIONS = 10;

    private final TenantState tenant;
    private final Actor actor;
    private final ImportPlan plan;
    private final JournalCodec codec;
    private final Instant now;
    private RunCatalogs catalogs;

    OpenRun(TenantState tenant, Actor actor, ImportPlan plan) {
        this.tenant = tenant;
        this.actor = actor;
        this.plan = plan;
        this.codec = new JournalCodec(tenant.fields(), plan.basis().source().name());
        this.now = tenant.now();
        this.catalogs = RunCatalogs.read(tenant, plan, Prerequisites.NONE);
    }

    ImportPlan plan() {
        return plan;
    }

    PlanId id() {
        return plan.id();
    }

    TenantState tenant() {
        return tenant;
    }

    Actor actor() {
        return actor;
    }

    Instant now() {
        return now;
    }

    /** What is kept beside the writes of a unit. */
    UnitRecord record() {
        return new UnitRecord(
                id(),
                actor,
                now,
                tenant.links().map(links -> links.label(Purpose.INVITATION)).orElse(null),
                tenant.resetLabel().orElse(null),
                plan.basis());
    }

    /** Whether all changes are one unit, so that everything is written or nothing. */
    boolean isOneUnit() {
        return plan.basis().policy().applying() == ApplyPolicy.ALL_OR_NOTHING;
    }

    /** The actor as stored now: who lost a right since the preview writes nothing. */
    Actor actorNow() {
        return tenant.refreshed(actor);
    }

    /** What was read of the catalogs last. */
    RunCatalogs catalogs() {
        return catalogs;
    }

    /** Takes what the run creates together with its users for something that exists. */
    void assume(Prerequisites created) {
        catalogs = catalogs.with(created);
    }

    /** Reads the catalogs after the run itself changed them. */
    void readChangedCatalogs() {
        catalogs = Retry.of(id(), () -> RunCatalogs.read(tenant, plan, Prerequisites.NONE));
    }

    /**
     * Reads once more what changes are decided by, because a commit found that it is outdated.
     *
     * @param attempt how many decisions were in vain
     * @throws PlanException if it changes faster than a chunk is written
     */
    void readAgain(int attempt) {
        if (attempt == MAX_DECISIONS) {
            throw new PlanException(
                    PlanException.Reason.UNFINISHED,
                    "run " + id() + " stands still, because roles, groups or the rights of " + actor.label()
                            + " keep changing; resume it when they do not");
        }
        catalogs = RunCatalogs.read(tenant, plan, catalogs.created());
    }

    List<UnitOutcome> commit(List<CommitUnit> units, CommitGuards guards) {
        return tenant.stores().users().commit(units, guards);
    }

    JournalEntry entry(int number, UnitOutcome.Kind outcome, JournalCodec.Body body) {
        return new JournalEntry(id(), number, outcome, codec.write(body));
    }

    JournalCodec.Body body(JournalEntry entry) {
        return codec.read(entry.parts());
    }

    /** The units that the journal has already, by number. */
    Map<Integer, JournalEntry> knownEntries(int first, int count) {
        Map<Integer, JournalEntry> known = new HashMap<>();
        for (JournalEntry entry : tenant.stores().journal().entries(id(), first, count)) {
            if (entry.number() < first + count) {
                known.put(entry.number(), entry);
            }
        }
        return known;
    }
}
