package dev.roster.cli;

import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.plan.ApplyReport;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.WrittenChanges;
import dev.roster.profile.ResultForm;
import dev.roster.profile.Safeguard;
import dev.roster.table.RowSource;
import dev.roster.text.DeactivationJson;
import dev.roster.text.IssueLines;
import dev.roster.text.ResultText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what an import would do and did in the form of the system that its profile stands for, and nothing else. */
final class ResultDesk {

    private static final int SHOWN_ISSUES = 1_000;

    private final Desk desk;
    private final RowSource source;
    private final ImportPlan plan;
    private final ResultForm form;

    ResultDesk(Desk desk, RowSource source, ImportPlan plan, ResultForm form) {
        this.desk = desk;
        this.source = source;
        this.plan = plan;
        this.form = form;
    }

    void preview() {
        if (form instanceof ResultForm.Sentence sentence) {
            errors().forEach(this::say);
            say(emptyFile().orElseGet(() -> ResultText.of(sentence, plan)));
        } else {
            groups().writeDryRun(desk.terminal().out());
        }
    }

    /** Tells what became of a plan without any change. */
    void nothingDone() {
        if (form instanceof ResultForm.Sentence sentence) {
            errors().forEach(this::say);
            say(emptyFile().orElseGet(() -> ResultText.ofNothingDone(sentence, plan)));
        } else {
            groups().writeApplied(row -> false, desk.terminal().out());
        }
    }

    /** Tells what became of a plan; false when there is no form for that. */
    boolean applied(ApplyReport report) {
        WrittenChanges written = desk.session().written(report.run());
        if (form instanceof ResultForm.Sentence sentence) {
            Optional<String> said = ResultText.of(sentence, plan, report, written);
            said.ifPresent(words -> {
                errors().forEach(this::say);
                say(words);
            });
            return said.isPresent();
        }
        groups().writeApplied(written, desk.terminal().out());
        return true;
    }

    private DeactivationJson groups() {
        return DeactivationJson.of(plan, source, desk.session().views()::findAll);
    }

    private void say(String line) {
        if (desk.writesJson()) {
            desk.json(json -> json.text("message", line));
        } else {
            desk.say(line);
        }
    }

    private Optional<String> emptyFile() {
        return plan.safeguards().stream()
                .filter(tripped -> tripped.safeguard() == Safeguard.EMPTY_FILE)
                .map(Safeguard.Tripped::message)
                .findFirst();
    }

    /** What is wrong with rows, for people; programs take the sentence alone. */
    private List<String> errors() {
        if (desk.writesJson()) {
            return List.of();
        }
        try (Stream<PlannedChange> changes = plan.changes()) {
            List<Issue> issues = changes.flatMap(change -> change.issues().stream())
                    .filter(issue -> issue.severity() == Severity.ERROR)
                    .limit(SHOWN_ISSUES)
                    .toList();
            return IssueLines.of(issues, Locale.ENGLISH);
        }
    }
}
