package dev.roster.cli;

import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.model.User;
import dev.roster.plan.ApplyOptions;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.profile.Safeguard;
import dev.roster.spi.Run;
import dev.roster.table.SourceInfo;
import dev.roster.text.PlanJson;
import dev.roster.text.PlanText;
import dev.roster.text.ReportJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a plan, asks, applies it and tells what became of it: the same for import, apply and undo. */
final class PlanDesk {

    private final Desk desk;
    private final ImportPlan plan;
    private final ApplyChoice choice;
    private @Nullable ResultDesk result;

    PlanDesk(Desk desk, ImportPlan plan, ApplyChoice choice) {
        this.desk = desk;
        this.plan = plan;
        this.choice = choice;
    }

    /** Tells everything in the form of another system, or as usual. */
    PlanDesk telling(@Nullable ResultDesk form) {
        result = form;
        return this;
    }

    /** Shows the plan and no more. */
    int preview() {
        show();
        requireColumns();
        return previewed();
    }

    /**
     * Applies the plan if somebody said yes, and shows it otherwise.
     *
     * @param next what to type to apply it later
     */
    int run(String next) {
        Optional<Run> earlier =
                desk.writesJson() ? Optional.empty() : desk.session().findRun(plan.id());
        if (earlier.isPresent()) {
            return tellOfEarlier(earlier.get());
        }
        boolean isApplied = choice.isConfirmed() && refusal().isEmpty();
        if (!isApplied || !(desk.writesJson() || result != null)) {
            show();
        }
        requireColumns();
        if (!choice.isConfirmed() && !canBeAsked()) {
            tellHowToGoOn(next);
            return previewed();
        }
        refusal().ifPresent(reason -> {
            throw new Refused(reason);
        });
        if (plan.isEmpty()) {
            passOver();
            return nothingToDo();
        }
        if (!choice.isConfirmed() && !desk.terminal().confirms("Apply these changes?")) {
            desk.say("Nothing was changed.");
            return previewed();
        }
        return apply();
    }

    /** A directory of which nothing is to be taken over is read from here on the next time. */
    private void passOver() {
        if (plan.basis().sync() != null) {
            desk.session().directories().pass(plan);
        }
    }

    /** A plan runs once; whoever asks again hears what became of it. */
    private int tellOfEarlier(Run run) {
        boolean isFinished = run.state() == Run.State.FINISHED;
        desk.say("This plan was " + (isFinished ? "applied" : "begun") + " already, on "
                + RunsCommand.MINUTE.format(run.startedAt()) + "; nothing was done again. What became of it:");
        return desk.session()
                .report(plan.id())
                .map(report -> ReportDesk.tell(desk, report, plan))
                .orElseThrow(() -> new Refused(
                        "the run is not finished; go on with it: "
                                + desk.typed().command("resume", run.plan().value(), "--yes"),
                        "plan.unfinished"));
    }

    private void show() {
        if (result != null) {
            if (columnErrors().isEmpty()) {
                result.preview();
            }
            return;
        }
        if (desk.writesJson()) {
            PlanJson.write(plan, desk.terminal().out());
            return;
        }
        PlanText.Style plain = PlanText.Style.plain()
                .showing(choice.shownRows())
                .within(desk.terminal().columns())
                .naming(id -> desk.session().users().find(id.value()).map(User::label))
                .advising(Advice::to);
        PlanText.Style style = desk.terminal().colors() == PlanText.Style.Colors.ANSI ? plain.inColor() : plain;
        PlanText.write(plan, desk.terminal().out(), style);
    }

    private boolean canBeAsked() {
        return desk.terminal().isInteractive() && !desk.writesJson() && !plan.isBlocked();
    }

    private int previewed() {
        return plan.isComplete() && !isKeptByUndo() ? Exit.DONE : Exit.IN_PART;
    }

    /** An undo that leaves somebody as they are is done in part. */
    private boolean isKeptByUndo() {
        return plan.basis().undoes() != null && plan.summary().count(ChangeKind.SKIPPED) > 0;
    }

    private void tellHowToGoOn(String next) {
        String hint = plan.isEmpty() && plan.safeguards().isEmpty()
                ? "There is nothing to apply."
                : plan.isBlocked()
                        ? "Nothing was changed, and nothing can be applied while rows are rejected; mend them first."
                        : "Nothing was changed. To apply it: " + next + acknowledgements();
        if (desk.writesJson() || result != null) {
            desk.terminal().err().println(hint);
        } else {
            desk.say("");
            desk.say(hint);
        }
    }

    private String acknowledgements() {
        return missingAcknowledgements().stream()
                .map(tripped -> " --acknowledge " + tripped.safeguard().word())
                .collect(Collectors.joining());
    }

    private List<Safeguard.Tripped> missingAcknowledgements() {
        return plan.safeguards().stream()
                .filter(tripped -> !choice.acknowledged().contains(tripped.safeguard()))
                .toList();
    }

    private int nothingToDo() {
        if (result != null) {
            result.nothingDone();
        } else if (desk.writesJson()) {
            ReportJson.writeNothingDone(plan, desk.terminal().out());
        } else {
            desk.say("");
            desk.say("There is nothing to apply.");
        }
        return previewed();
    }

    /**
     * Refuses a file without the columns it needs, also as a preview.
     *
     * @throws Refused with what is missing, and which sheet of a workbook was read
     */
    private void requireColumns() {
        List<Issue> errors = columnErrors();
        if (!errors.isEmpty()) {
            SourceInfo source = plan.basis().source();
            String sheet = source.sheet() == null
                    ? errors.stream()
                            .skip(1)
                            .map(PlanDesk::sentence)
                            .findFirst()
                            .orElse("")
                    : "it was read as " + source.format() + "; add --sheet NAME to read another sheet";
            throw new Refused(sentence(errors.get(0)) + "\n" + sheet);
        }
    }

    private static String sentence(Issue issue) {
        return Advice.with(issue, issue.sentence());
    }

    private List<Issue> columnErrors() {
        return plan.basis().issues().stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .toList();
    }

    /** Why the plan may not be applied, if so. */
    private Optional<String> refusal() {
        List<Safeguard.Tripped> missing = missingAcknowledgements();
        if (!columnErrors().isEmpty()) {
            return Optional.of("nothing was changed: columns are missing");
        }
        if (plan.isBlocked()) {
            return Optional.of(
                    "nothing was changed: some rows are rejected and all rows are wanted; mend them, or leave"
                            + " --all-or-nothing out");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("nothing was changed: " + missing.get(0).message() + "\nto apply it all the same: "
                        + desk.typed().again() + acknowledgements());
    }

    private int apply() {
        ApplyReport report;
        try (ShownProgress progress = desk.progress()) {
            report = desk.session()
                    .apply(
                            plan,
                            ApplyOptions.defaults()
                                    .acknowledging(choice.acknowledged())
                                    .reportingTo(progress));
        }
        boolean isTold = result != null && result.applied(report);
        return isTold ? ReportDesk.code(report) : ReportDesk.tell(desk, report, plan);
    }
}
