package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.apply.PlanApplier;
import dev.roster.job.ImportWizard;
import dev.roster.job.WizardException;
import dev.roster.job.WizardState;
import dev.roster.job.WizardStep;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.Progress;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The last step of an import: its plan is applied, or its run goes on. Each call for one thread. */
final class WizardRun {

    private final Workshop shop;
    private final Actor actor;
    private final WizardShelf shelf;

    WizardRun(Workshop shop, Actor actor) {
        this.shop = shop;
        this.actor = actor;
        this.shelf = new WizardShelf(shop);
    }

    ImportWizard apply(ImportWizard now, WizardStep.Apply step, Progress progress) {
        ImportWizard applying = shelf.put(now, draft -> draft.state = WizardState.APPLYING);
        PlanId plan = Objects.requireNonNull(now.plan(), "a preview has a plan");
        try {
            ApplyReport report = run(
                    applying,
                    plan,
                    ApplyOptions.defaults()
                            .acknowledging(step.acknowledged())
                            .reportingTo(new CancelledByAnybody(applying.id(), progress)));
            return end(applying, report);
        } catch (PlanException refused) {
            return refused(applying, plan, refused);
        }
    }

    /** What was begun goes on, by the plan that the journal has; what was not begins with the plan that was looked at. */
    private ApplyReport run(ImportWizard applying, PlanId id, ApplyOptions options) {
        PlanApplier applier = new PlanApplier(shop.tenant(), actor);
        if (isBegun(id)) {
            return applier.resume(id, options);
        }
        try (ImportPlan plan = new WizardImport(shop, actor, applying)
                .kept(id)
                .orElseThrow(() -> new PlanException(
                        PlanException.Reason.UNREADABLE,
                        "plan " + id + " is not kept any more; preview the file again"))) {
            return applier.apply(plan, options);
        }
    }

    private boolean isBegun(PlanId id) {
        return shop.tenant().stores().journal().find(id).isPresent();
    }

    private ImportWizard end(ImportWizard applying, ApplyReport report) {
        var result = new ImportWizard.Result(report.applied(), report.stale(), report.failed());
        boolean isFinished = report.state() == Run.State.FINISHED;
        return end(applying, draft -> {
            draft.state = isFinished ? WizardState.DONE : WizardState.CANCELLED;
            draft.result = result;
        });
    }

    /**
     * What cannot be applied so has not begun and can be looked at again; what broke is at its end.
     *
     * @throws PlanException if the import is not at its end
     */
    private ImportWizard refused(ImportWizard applying, PlanId plan, PlanException refused) {
        boolean isBroken = refused.reason() == PlanException.Reason.UNREADABLE;
        if (!isBroken && !isBegun(plan)) {
            shelf.put(applying, draft -> draft.state = WizardState.PREVIEWED);
            throw refused;
        }
        if (!isBroken) {
            throw refused;
        }
        return end(applying, draft -> {
            draft.state = WizardState.FAILED;
            draft.failure = refused.getMessage();
        });
    }

    /** Ends an import, whatever was said meanwhile: what was done is done, also when somebody cancelled too late. */
    private ImportWizard end(ImportWizard applying, Consumer<WizardDraft> change) {
        Optional<ImportWizard> latest = Optional.of(applying);
        while (latest.isPresent()) {
            try {
                ImportWizard ended = shelf.put(latest.get(), change);
                shelf.clear(ended);
                return ended;
            } catch (WizardException stale) {
                latest = shelf.find(applying.id()).filter(other -> other.state() != WizardState.DONE);
            }
        }
        return shelf.find(applying.id()).orElseThrow(() -> WizardShelf.stale(applying.id()));
    }

    /** Tells one listener, and looks once a second whether anybody, in whatever process, cancelled the import. */
    private final class CancelledByAnybody implements Progress {

        private final String id;
        private final Progress told;
        private long looked = System.nanoTime();
        private boolean isCancelled;

        CancelledByAnybody(String id, Progress told) {
            this.id = id;
            this.told = told;
        }

        @Override
        public void at(Phase phase, long done, long total) {
            told.at(phase, done, total);
        }

        @Override
        public boolean isCancelled() {
            long now = System.nanoTime();
            if (!isCancelled && now - looked > TimeUnit.SECONDS.toNanos(1)) {
                looked = now;
                isCancelled = shelf.find(id)
                        .filter(wizard -> wizard.state() == WizardState.APPLYING)
                        .isEmpty();
            }
            return isCancelled || told.isCancelled();
        }
    }
}
