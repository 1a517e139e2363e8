package dev.roster.apply;

import dev.roster.access.Actor;
import dev.roster.json.PlanFile;
import dev.roster.json.ReportCodec;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.SyncPoint;
import dev.roster.spi.JournalStore;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.spi.StoreException;
import dev.roster.spi.StoreUnavailableException;
import dev.roster.tenant.SyncMarks;
import dev.roster.tenant.TenantState;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies plans, each once, whoever asks and how often.
 *
 * <p>Safe for use by many threads and processes: the first to ask executes, the others wait for it and get the
 * same report. A run whose executor died is taken over by {@link #resume}, but none that this process executes itself; units
 * that are in the journal are not written again.
 */
public final class PlanApplier {

    private static final Logger LOG = LoggerFactory.getLogger(PlanApplier.class);
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long PAUSE_MILLIS = 20;

    private final TenantState tenant;
    private final Actor actor;
    private final JournalStore journal;
    private final PlanArchive archive;

    /**
     * Applies plans for one actor.
     *
     * @param tenant where to
     * @param actor who confirms; authorized again for every change
     */
    public PlanApplier(TenantState tenant, Actor actor) {
        this.tenant = tenant;
        this.actor = actor;
        this.journal = tenant.stores().journal();
        this.archive = new PlanArchive(tenant);
    }

    /**
     * Applies a plan exactly as shown.
     *
     * @param plan the plan
     * @param options what is acknowledged, and who is told
     * @return what became of it; the first report, when it was applied before
     * @throws PlanException if the plan is of another database, blocked, or guarded and not acknowledged, or the actor
     *     may write nothing of it
     */
    public ApplyReport apply(ImportPlan plan, ApplyOptions options) {
        Preflight preflight = new Preflight(tenant, plan);
        preflight.requireSameStore();
        Optional<Run> earlier = Retry.of(plan.id(), () -> journal.find(plan.id()));
        if (earlier.isPresent()) {
            return await(plan.id());
        }
        preflight.requireUsable(options);
        preflight.requireGenuine();
        preflight.requireAllowed(actor);
        preflight.requireConfirmed(actor, options);
        archive.put(plan);
        if (plan.basis().sync() != null) {
            beginSync(plan, plan.basis().sync());
        }
        Run run = Run.builder(plan.id(), tenant.now())
                .kind(plan.basis().undoes() == null ? Run.Kind.IMPORT : Run.Kind.UNDO)
                .actor(actor.name())
                .source(plan.basis().source().name())
                .undoes(plan.basis().undoes())
                .executor(tenant.executor())
                .build();
        return alone(plan.id(), () -> claim(run.plan(), () -> journal.begin(run)), () -> execute(run, plan, options));
    }

    /** Executes what is claimed; who asks for it meanwhile, in this process or another, waits for the same report. */
    private ApplyReport alone(PlanId id, BooleanSupplier claim, Supplier<ApplyReport> execution) {
        while (!tenant.startRunning(id)) {
            awaitHere(id);
            if (Retry.of(id, () -> journal.find(id)).isPresent()) {
                return await(id);
            }
        }
        try {
            if (claim.getAsBoolean()) {
                return execution.get();
            }
        } finally {
            tenant.stopRunning(id);
        }
        return await(id);
    }

    /** Claims a run. The answer that a fault swallowed may have been yes: whoever stands in the journal knows. */
    private boolean claim(PlanId id, BooleanSupplier claim) {
        try {
            return claim.getAsBoolean();
        } catch (StoreUnavailableException lost) {
            LOG.warn("run {}: no answer to the claim, asking again", id);
            return Retry.of(id, () -> claim.getAsBoolean() || isMine(id));
        }
    }

    private boolean isMine(PlanId id) {
        return journal.find(id)
                .filter(run ->
                        run.state() == Run.State.RUNNING && run.executor().equals(tenant.executor()))
                .isPresent();
    }

    /**
     * Goes on with a run that was interrupted or cancelled.
     *
     * @param id the run
     * @param options who is told
     * @return what became of it; the first report, when it is finished already
     * @throws PlanException if there is no such run, or somebody else confirmed it
     */
    public ApplyReport resume(PlanId id, ApplyOptions options) {
        Run run = find(id);
        if (run.state() == Run.State.FINISHED) {
            return ReportCodec.read(run.report());
        }
        requireMayResume(run);
        try (ImportPlan plan = archive.get(id, Retry.of(id, tenant::fields))) {
            Preflight preflight = new Preflight(tenant, plan);
            preflight.requireSameStore();
            preflight.requireGenuine();
            return alone(
                    id,
                    () -> claim(id, () -> journal.takeOver(id, run.executor(), tenant.executor())),
                    () -> execute(find(id), plan, options));
        }
    }

    /**
     * What became of a run.
     *
     * @param id the run
     * @return its report, or empty while it is not finished
     */
    public Optional<ApplyReport> report(PlanId id) {
        return journal.find(id).map(Run::report).filter(text -> !text.isEmpty()).map(ReportCodec::read);
    }

    /**
     * Rows that somebody else may not write would be refused for good, so nobody else goes on with a run.
     *
     * @throws PlanException if somebody else confirmed the run
     */
    private void requireMayResume(Run run) {
        boolean isOperator = actor.kind() == Actor.Kind.OPERATOR;
        if (!isOperator && !run.actor().equals(actor.name())) {
            throw new PlanException(
                    PlanException.Reason.REFUSED,
                    "run " + run.plan() + " was confirmed by somebody else, who alone may resume it");
        }
    }

    private ApplyReport execute(Run run, ImportPlan plan, ApplyOptions options) {
        LOG.info(
                "run {} begins: {} changes, confirmed by {}",
                run.plan(),
                plan.summary().writes(),
                run.actor());
        ApplyReport report;
        try (var order = PlanFile.writeOrder(plan)) {
            OpenRun open = Retry.of(plan.id(), () -> new OpenRun(tenant, actor, plan));
            var execution = new RunExecution(open, order, options.progress());
            Run.State state = execution.run();
            report = execution.counts().report(plan, state);
        }
        LOG.info(
                "run {} is {}: {} applied, {} stale, {} failed",
                run.plan(),
                report.state(),
                report.applied(),
                report.stale(),
                report.failed());
        Run ended = run.with(report.state(), tenant.now(), ReportCodec.write(report));
        boolean isMine = Retry.of(run.plan(), () -> journal.end(ended));
        if (isMine && plan.basis().sync() != null) {
            endSync(plan, plan.basis().sync(), report.isComplete());
        }
        return isMine ? report : await(plan.id());
    }

    private void beginSync(ImportPlan plan, SyncPoint point) {
        Retry.run(plan.id(), () -> new SyncMarks(tenant.stores()).begin(point, plan.id()));
    }

    /** A mark that is not moved costs a longer reading next time, so the report is not withheld for it. */
    private void endSync(ImportPlan plan, SyncPoint point, boolean isComplete) {
        try {
            Retry.run(plan.id(), () -> new SyncMarks(tenant.stores()).end(point, plan.id(), isComplete));
        } catch (StoreException lost) {
            LOG.warn("run {}: directory {} stays where it stood", plan.id(), point.directory(), lost);
        }
    }

    private void awaitHere(PlanId id) {
        for (long waited = 0; tenant.isRunning(id) && waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            Retry.pause(PAUSE_MILLIS);
        }
    }

    private ApplyReport await(PlanId id) {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += PAUSE_MILLIS) {
            Run run = find(id);
            switch (run.state()) {
                case FINISHED -> {
                    return ReportCodec.read(run.report());
                }
                case CANCELLED ->
                    throw new PlanException(
                            PlanException.Reason.UNFINISHED, "run " + id + " was cancelled; resume it to go on");
                case RUNNING -> Retry.pause(PAUSE_MILLIS);
            }
        }
        throw new PlanException(
                PlanException.Reason.UNFINISHED,
                "run " + id + " is still being applied, or was interrupted; wait for it, or resume it");
    }

    private Run find(PlanId id) {
        return Retry.of(id, () -> journal.find(id))
                .orElseThrow(() -> new PlanException(
                        PlanException.Reason.NO_RUN, "no run " + id + "; choose one of those that are listed"));
    }
}
