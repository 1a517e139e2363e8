package dev.roster.work;

import dev.roster.job.ImportWizard;
import dev.roster.job.PolicyQuestion;
import dev.roster.job.WizardState;
import dev.roster.job.WizardStep;
import dev.roster.json.FlatObject;
import dev.roster.spi.DocumentStore.Document;
import dev.roster.spi.PlanId;
import dev.roster.tenant.DocumentKinds;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports as documents: texts by name. */
final class WizardCodec {

    static final String KIND = DocumentKinds.IMPORT_WIZARD;

    private static final String COLUMN = "column:";
    private static final String POLICY = "policy:";
    private static final String MEANING = "meaning:";

    private WizardCodec() {}

    static String write(ImportWizard wizard) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("state", wizard.state().name());
        members.put("actor", wizard.actor());
        members.put("profile", wizard.profile());
        members.put("fileName", wizard.fileName());
        members.put("startedAt", wizard.startedAt().toString());
        members.put("expiresAt", wizard.expiresAt().toString());
        PlanId plan = wizard.plan();
        if (plan != null) {
            members.put("plan", plan.value());
        }
        ImportWizard.Result result = wizard.result();
        if (result != null) {
            members.put("applied", Long.toString(result.applied()));
            members.put("stale", Long.toString(result.stale()));
            members.put("failed", Long.toString(result.failed()));
        }
        String failure = wizard.failure();
        if (failure != null) {
            members.put("failure", failure);
        }
        wizard.columns().columns().forEach((column, target) -> members.put(COLUMN + column, target));
        wizard.choices().policies().forEach((question, option) -> members.put(POLICY + question, option));
        wizard.choices()
                .meanings()
                .forEach((field, ofField) ->
                        ofField.forEach((word, name) -> members.put(MEANING + field + ":" + word, name)));
        return FlatObject.write(members);
    }

    static ImportWizard read(Document document) {
        Map<String, String> members = FlatObject.read(document.json());
        Map<String, String> columns = new LinkedHashMap<>();
        Map<PolicyQuestion, String> policies = new EnumMap<>(PolicyQuestion.class);
        Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (name.startsWith(COLUMN)) {
                columns.put(name.substring(COLUMN.length()), value);
            } else if (name.startsWith(POLICY)) {
                policies.put(PolicyQuestion.valueOf(name.substring(POLICY.length())), value);
            } else if (name.startsWith(MEANING)) {
                String[] parts = name.substring(MEANING.length()).split(":", 2);
                meanings.computeIfAbsent(parts[0], field -> new LinkedHashMap<>())
                        .put(parts[1], value);
            }
        });
        String plan = members.get("plan");
        return new ImportWizard(
                document.key(),
                document.version(),
                WizardState.valueOf(members.getOrDefault("state", "")),
                members.getOrDefault("actor", ""),
                members.getOrDefault("profile", ""),
                members.getOrDefault("fileName", ""),
                Instant.parse(members.getOrDefault("startedAt", "")),
                Instant.parse(members.getOrDefault("expiresAt", "")),
                new WizardStep.MapColumns(columns),
                new WizardStep.Choose(policies, meanings),
                plan == null ? null : new PlanId(plan),
                result(members),
                members.get("failure"));
    }

    private static ImportWizard.@Nullable Result result(Map<String, String> members) {
        return members.containsKey("applied")
                ? new ImportWizard.Result(
                        Long.parseLong(members.getOrDefault("applied", "0")),
                        Long.parseLong(members.getOrDefault("stale", "0")),
                        Long.parseLong(members.getOrDefault("failed", "0")))
                : null;
    }
}
