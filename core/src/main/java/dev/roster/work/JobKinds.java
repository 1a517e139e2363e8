package dev.roster.work;

import dev.roster.access.Actor;
import dev.roster.account.OverdueErasure;
import dev.roster.apply.PlanApplier;
import dev.roster.door.DirectoriesDoor;
import dev.roster.door.UsersDoor;
import dev.roster.door.ViewsDoor;
import dev.roster.job.ImportWizard;
import dev.roster.job.JobKind;
import dev.roster.job.JobRequest;
import dev.roster.job.JobRun;
import dev.roster.job.WizardException;
import dev.roster.job.WizardState;
import dev.roster.job.WizardStep;
import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlanException;
import dev.roster.plan.PlanSummary;
import dev.roster.preview.Planning;
import dev.roster.profile.Offboarding;
import dev.roster.profile.Safeguard;
import dev.roster.query.Filter;
import dev.roster.query.Operator;
import dev.roster.spi.DirectorySource;
import dev.roster.spi.PlanId;
import dev.roster.spi.Run;
import dev.roster.table.RowSource;
import dev.roster.table.TableWriter;
import dev.roster.tenant.TenantState;
import dev.roster.view.Columns;
import dev.roster.view.Selection;
import dev.roster.view.SelectionChange;
import dev.roster.view.ViewState;
import dev.roster.view.Views;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of jobs that there are.
 *
 * @param shop where they are done
 */
record JobKinds(Workshop shop) {

    private static final String VIEW = "view.";

    Optional<JobKind> find(String name) {
        JobKind ofHost = shop.settings().kinds().get(name);
        return Optional.ofNullable(ofHost).or(() -> ofRoster(name));
    }

    private Optional<JobKind> ofRoster(String name) {
        return switch (name) {
            case JobRequest.VALIDATE -> Optional.of(this::validate);
            case JobRequest.PLAN -> Optional.of(this::plan);
            case JobRequest.APPLY -> Optional.of(this::apply);
            case JobRequest.EXPORT -> Optional.of(this::export);
            case JobRequest.SYNC -> Optional.of(this::sync);
            case JobRequest.LEAVERS -> Optional.of(this::leavers);
            case JobRequest.RETENTION -> Optional.of(this::eraseOverdue);
            default -> Optional.empty();
        };
    }

    /**
     * Looks at a request before anybody waits for it.
     *
     * @throws IllegalArgumentException if there is no such kind or directory, or a view cannot be read as a whole
     */
    void check(JobRequest request, Actor actor) {
        if (find(request.kind()).isEmpty()) {
            throw new IllegalArgumentException("there are no jobs of kind " + request.kind());
        }
        if (request.kind().equals(JobRequest.EXPORT)) {
            view(
                    request,
                    new ViewsDoor(shop.tenant(), actor).columns(shop.settings().columns()));
        } else if (request.kind().equals(JobRequest.SYNC)) {
            shop.tenant().directory(request.require("directory"));
        }
    }

    private Map<String, String> validate(JobRun run) {
        WizardImport work =
                new WizardsDoor(shop, run.actor()).open(run.request().require("wizard"));
        try (ImportPlan plan = work.plan(work.profile(), run.progress())) {
            return counts(plan.summary());
        }
    }

    private static Map<String, String> counts(PlanSummary summary) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("rows", Long.toString(summary.rows()));
        summary.changes().forEach((kind, count) -> counts.put(kind.name(), Long.toString(count)));
        return counts;
    }

    private Map<String, String> plan(JobRun run) {
        ImportWizard previewed = take(run, new WizardStep.Preview(), WizardState.PREVIEWED);
        Map<String, String> result = told(previewed);
        try (ImportPlan plan = new WizardsDoor(shop, run.actor()).plan(previewed.id())) {
            result.putAll(counts(plan.summary()));
        }
        return result;
    }

    private Map<String, String> apply(JobRun run) {
        String interrupted = run.request().members().get("run");
        if (interrupted != null) {
            return resume(run, new PlanId(interrupted));
        }
        JobRun kept = new JobRun(run.job(), run.actor(), new GoneOnWith(run.progress()));
        ImportWizard ended = take(kept, new WizardStep.Apply(acknowledged(run.request())), WizardState.APPLYING);
        if (ended.state() == WizardState.FAILED) {
            throw new PlanException(PlanException.Reason.UNREADABLE, String.valueOf(ended.failure()));
        }
        ImportWizard.Result counts = ended.result();
        if (ended.state() == WizardState.CANCELLED || counts == null) {
            throw new CancellationException("the import was cancelled");
        }
        Map<String, String> result = told(ended);
        result.put("applied", Long.toString(counts.applied()));
        result.put("stale", Long.toString(counts.stale()));
        result.put("failed", Long.toString(counts.failed()));
        return result;
    }

    private Map<String, String> resume(JobRun run, PlanId interrupted) {
        ApplyReport report = new PlanApplier(shop.tenant(), run.actor())
                .resume(interrupted, ApplyOptions.defaults().reportingTo(new GoneOnWith(run.progress())));
        if (report.state() != Run.State.FINISHED) {
            throw new CancellationException("the run was cancelled");
        }
        return told(report);
    }

    private static Map<String, String> told(ApplyReport report) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("run", report.run().value());
        result.put("applied", Long.toString(report.applied()));
        result.put("stale", Long.toString(report.stale()));
        result.put("failed", Long.toString(report.failed()));
        return result;
    }

    private static Set<Safeguard> acknowledged(JobRequest request) {
        return Stream.of(request.members().getOrDefault("acknowledged", "").split(","))
                .flatMap(word -> Safeguard.find(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes a step of an import; when a process died of it, as far as that one came. */
    private ImportWizard take(JobRun run, WizardStep step, WizardState after) {
        WizardsDoor door = new WizardsDoor(shop, run.actor());
        String id = run.request().require("wizard");
        long version = Long.parseLong(run.request().require("version"));
        if (run.job().attempts() > 1) {
            ImportWizard now = door.require(id);
            boolean isDone =
                    now.version() == version + 1 && now.state() == after && step.kind() == WizardStep.Kind.PREVIEW;
            if (isDone || now.state() == WizardState.DONE) {
                return now;
            }
            if (now.state() == after && step.kind() == WizardStep.Kind.APPLY) {
                version = now.version();
            }
        }
        try {
            return door.take(id, version, step, run.progress());
        } catch (WizardException refused) {
            if (run.progress().isCancelled()) {
                throw new CancellationException("the import was cancelled");
            }
            throw refused;
        }
    }

    private static Map<String, String> told(ImportWizard wizard) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("wizard", wizard.id());
        result.put("version", Long.toString(wizard.version()));
        PlanId plan = wizard.plan();
        if (plan != null) {
            result.put("plan", plan.value());
        }
        return result;
    }

    private Map<String, String> sync(JobRun run) {
        DirectorySource.Extent wanted =
                DirectorySource.Extent.valueOf(run.request().require("wanted"));
        Optional<ApplyReport> report = new DirectoriesDoor(shop.tenant(), run.actor())
                .sync(
                        run.request().require("directory"),
                        wanted,
                        ApplyOptions.defaults().reportingTo(run.progress()));
        if (report.filter(one -> one.state() != Run.State.FINISHED).isPresent()) {
            throw new CancellationException("the run was cancelled");
        }
        return report.map(JobKinds::told).orElse(Map.of());
    }

    private Map<String, String> leavers(JobRun run) {
        Offboarding offboarding = Offboarding.because(run.request().members().get("reason"));
        String successor = run.request().members().get("to");
        if (successor != null) {
            offboarding = offboarding.handingOverTo(new UserId(successor));
        }
        if (run.request().members().containsKey("export")) {
            offboarding = offboarding.exporting();
        }
        Actor actor = shop.tenant().refreshed(run.actor());
        SelectionChange change = SelectionChange.offboard(offboarding);
        RowSource rows =
                change.rows(Selection.of(ViewState.initial().where(ended())), new ViewsDoor(shop.tenant(), actor));
        try (ImportPlan plan = new Planning(shop.tenant(), actor, rows, change.profile(), run.progress()).plan()) {
            Map<String, String> result = new LinkedHashMap<>();
            if (plan.summary().writes() == 0) {
                result.put("applied", "0");
            } else {
                result.putAll(told(new PlanApplier(shop.tenant(), run.actor())
                        .apply(plan, ApplyOptions.defaults().reportingTo(new GoneOnWith(run.progress())))));
            }
            result.put("left", Long.toString(plan.summary().count(ChangeKind.REJECTED)));
            return result;
        }
    }

    /** Those whose last day of work is over and who may still sign in, or wait for it. */
    private Filter ended() {
        return TenantState.NOT_DELETED
                .and(Filter.of(Field.STATUS, Operator.NOT_EQUAL, UserStatus.INACTIVE))
                .and(Filter.of(Field.END_DATE, Operator.LESS, shop.tenant().today()));
    }

    private Map<String, String> eraseOverdue(JobRun run) {
        OverdueErasure erasure = new UsersDoor(shop.tenant(), run.actor()).eraseOverdue(run.progress());
        if (run.progress().isCancelled()) {
            throw new CancellationException("the erasure was stopped after " + erasure.erased() + " users");
        }
        return Map.of("erased", Long.toString(erasure.erased()), "left", Long.toString(erasure.left()));
    }

    private Map<String, String> export(JobRun run) {
        Views views = new ViewsDoor(shop.tenant(), run.actor());
        Columns columns = views.columns(shop.settings().columns());
        ViewState view = view(run.request(), columns);
        try (TableWriter table = shop.settings().places().open(run.request().require("place"))) {
            long written = views.export(columns, view).write(table, run.progress());
            return Map.of("users", Long.toString(written));
        }
    }

    /**
     * The view of an export; without a part of its filter it would show others than those who were meant.
     *
     * @throws IllegalArgumentException if it cannot be read as a whole
     */
    static ViewState view(JobRequest request, Columns columns) {
        Map<String, String> parameters = new LinkedHashMap<>();
        request.members().forEach((name, value) -> {
            if (name.startsWith(VIEW)) {
                parameters.put(name.substring(VIEW.length()), value);
            }
        });
        ViewState.Reading read = ViewState.ofParameters(parameters, columns);
        if (!read.issues().isEmpty()) {
            throw new IllegalArgumentException(
                    "the view cannot be exported: " + read.issues().get(0).message());
        }
        return read.state();
    }
}
