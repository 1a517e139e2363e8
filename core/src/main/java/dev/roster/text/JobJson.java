package dev.roster.text;

import dev.roster.job.ImportWizard;
import dev.roster.job.Job;
import dev.roster.job.PolicyQuestion;
import dev.roster.job.WizardStep;
import dev.roster.json.JsonTexts;
import dev.roster.profile.Safeguard;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jobs, and imports step by step, as JSON for a host's REST and pushes.
 *
 * <pre>{@code
 * job      {"id": "...", "kind": "apply", "by": "u-1", "state": "RUNNING", "phase": "APPLYING", "done": 4000, "total": 5000,
 *           "rate": 1250.0, "remaining": 1, "created": "2026-03-01T12:00:00Z", "started": "...", "ended": null,
 *           "cancelling": false, "failure": null, "result": {"applied": "5000"}}
 * wizard   {"id": "...", "version": 3, "state": "PREVIEWED", "steps": ["PREVIEW", "APPLY", "BACK", "CANCEL"], "profile": "users",
 *           "fileName": "staff.csv", "expires": "...", "plan": "0123456789abcdef", "columns": {"Dept.": "department"},
 *           "policies": {"MISSING": "SKIP"}, "meanings": {"roles": {"boss": "manager"}}, "result": null, "failure": null}
 * step     {"step": "MAP", "columns": {"Dept.": "department", "Note": ""}}, {"step": "CHOOSE", "policies": {...}, "meanings": {...}},
 *          {"step": "PREVIEW"}, {"step": "APPLY", "acknowledged": ["deactivations"]}, {"step": "BACK"}, {"step": "CANCEL"}
 * }</pre>
 *
 * <p>{@code total} and {@code remaining}, in seconds, are null while nobody knows them. More about a wizard's file and plan give
 * {@link PlanJson#addMapping} and {@link PlanJson#write}.
 */
public final class JobJson {

    private static final int MAX_STEP = 100_000;

    private JobJson() {}

    /**
     * Adds the members of a job.
     *
     * @param json the object
     * @param job the job
     */
    public static void add(JsonObject json, Job job) {
        Job.Step step = job.progress();
        json.text("id", job.id())
                .text("kind", job.request().kind())
                .text("by", job.actor())
                .text("state", job.state().name())
                .text("phase", step.phase().isEmpty() ? null : step.phase())
                .number("done", step.done());
        addNumber(json, "total", step.total() < 0 ? null : step.total());
        json.number("rate", step.pace().rate());
        addNumber(
                json,
                "remaining",
                step.pace().remaining().map(Duration::toSeconds).orElse(null));
        json.text("created", text(job.createdAt()))
                .text("started", text(job.startedAt()))
                .text("ended", text(job.endedAt()))
                .yesNo("cancelling", job.isCancelling())
                .text("failure", job.failure())
                .object("result", result -> job.result().forEach(result::text));
    }

    /**
     * Adds the members of an import step by step.
     *
     * @param json the object
     * @param wizard the import
     */
    public static void add(JsonObject json, ImportWizard wizard) {
        json.text("id", wizard.id())
                .number("version", wizard.version())
                .text("state", wizard.state().name())
                .texts(
                        "steps",
                        wizard.state().steps().stream()
                                .sorted()
                                .map(WizardStep.Kind::name)
                                .toList())
                .text("profile", wizard.profile())
                .text("fileName", wizard.fileName())
                .text("expires", text(wizard.expiresAt()))
                .text("plan", wizard.plan() == null ? null : wizard.plan().value())
                .object("columns", columns -> wizard.columns().columns().forEach(columns::text))
                .object("policies", policies -> {
                    for (PolicyQuestion question : wizard.choices().policies().keySet()) {
                        policies.text(
                                question.name(), wizard.choices().policies().get(question));
                    }
                })
                .object(
                        "meanings",
                        meanings -> wizard.choices()
                                .meanings()
                                .forEach((field, words) ->
                                        meanings.object(field, ofField -> words.forEach(ofField::text))));
        ImportWizard.Result result = wizard.result();
        if (result == null) {
            json.text("result", null);
        } else {
            json.object(
                    "result",
                    counts -> counts.number("applied", result.applied())
                            .number("stale", result.stale())
                            .number("failed", result.failed()));
        }
        json.text("failure", wizard.failure());
    }

    /**
     * Reads a step, whoever wrote it.
     *
     * @param text JSON, as this class shows it, at most 100,000 characters
     * @return the step
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static WizardStep readStep(String text) {
        if (text.length() > MAX_STEP) {
            throw new IllegalArgumentException("a step has 100,000 characters at the most, found " + text.length());
        }
        JsonTexts json = JsonTexts.of(text);
        return switch (constant(WizardStep.Kind.class, json.text("step").orElse(""))) {
            case MAP -> new WizardStep.MapColumns(json.texts("columns"));
            case CHOOSE -> {
                Map<PolicyQuestion, String> policies = new EnumMap<>(PolicyQuestion.class);
                json.texts("policies")
                        .forEach((name, option) -> policies.put(constant(PolicyQuestion.class, name), option));
                yield new WizardStep.Choose(policies, json.objects("meanings"));
            }
            case PREVIEW -> new WizardStep.Preview();
            case APPLY ->
                new WizardStep.Apply(json.list("acknowledged").stream()
                        .map(word -> Safeguard.find(word)
                                .orElseThrow(() -> new IllegalArgumentException("no safeguard \"" + word + "\"")))
                        .collect(Collectors.toSet()));
            case BACK -> new WizardStep.Back();
            case CANCEL -> new WizardStep.Cancel();
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is none of "
                        + Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private static void addNumber(JsonObject json, String name, @Nullable Long number) {
        if (number == null) {
            json.text(name, null);
        } else {
            json.number(name, number);
        }
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
