package dev.roster.text;

import dev.roster.mapping.UnknownValue;
import dev.roster.model.CanonicalForm;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.model.Severity;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a plan that is shown: the first rows of each kind, the gravest issues, the names of managers. */
final class PlanExcerpt {

    private final int limit;
    private final Map<ChangeKind, List<PlannedChange>> changes = new EnumMap<>(ChangeKind.class);
    private final Map<Severity, Map<Issue, ToldIssue>> issues = new EnumMap<>(Severity.class);
    private final Map<String, String> labels = new HashMap<>();
    private final List<UnknownValue> unknownValues = new ArrayList<>();
    /** Field and text of the unknown values, which are told already, and the first issue about each. */
    private final Map<String, Optional<Issue>> toldAlready = new HashMap<>();

    private long issueCount;

    private PlanExcerpt(int limit) {
        this.limit = limit;
        for (ChangeKind kind : ChangeKind.values()) {
            changes.put(kind, new ArrayList<>());
        }
        for (Severity severity : Severity.values()) {
            issues.put(severity, new LinkedHashMap<>());
        }
    }

    static PlanExcerpt of(ImportPlan plan, PlanText.Style style) {
        PlanExcerpt excerpt = new PlanExcerpt(style.rows());
        plan.unknownValues().forEach(excerpt::take);
        plan.basis().issues().forEach(excerpt::take);
        try (Stream<PlannedChange> all = plan.changes()) {
            all.forEach(excerpt::take);
        }
        Set<String> references = excerpt.references();
        references.forEach(id -> style.names().apply(new UserId(id)).ifPresent(name -> excerpt.labels.put(id, name)));
        references.removeAll(excerpt.labels.keySet());
        if (!references.isEmpty()) {
            try (Stream<PlannedChange> all = plan.changes()) {
                all.forEach(change -> excerpt.takeLabel(change, references));
            }
        }
        return excerpt;
    }

    /** How many of a kind are shown at the most. */
    int rows() {
        return limit;
    }

    List<PlannedChange> changes(ChangeKind kind) {
        return Objects.requireNonNull(changes.get(kind));
    }

    /** Texts that stand in several rows, or are nearly a name. */
    List<UnknownValue> unknownValues() {
        return unknownValues;
    }

    /** The gravest first, each severity in the order of the file, and what several rows say alike once. */
    List<ToldIssue> issues() {
        return issues.values().stream()
                .flatMap(told -> told.values().stream())
                .limit(limit)
                .toList();
    }

    long issueCount() {
        return issueCount;
    }

    /** What to call a user whom a field refers to: a name if the plan knows it, else the id. */
    String labelOf(String userId) {
        return labels.getOrDefault(userId, userId);
    }

    private void take(UnknownValue value) {
        if (value.count() > 1 || !value.nearest().isEmpty()) {
            unknownValues.add(value);
            toldAlready.put(name(value.field().key(), value.value()), Optional.empty());
        }
    }

    /** What a row says of an unknown value. */
    Optional<Issue> issueOf(UnknownValue value) {
        return toldAlready.getOrDefault(name(value.field().key(), value.value()), Optional.empty());
    }

    private static String name(String field, @Nullable String text) {
        return field + " " + CanonicalForm.of(text == null ? "" : text);
    }

    private void take(PlannedChange change) {
        List<PlannedChange> sameKind = changes(change.kind());
        if (change.kind().isWrite() && sameKind.size() < limit) {
            sameKind.add(change);
        }
        change.issues().forEach(this::take);
    }

    private void take(Issue issue) {
        if (issue.field() != null && toldAlready.containsKey(name(issue.field(), issue.value()))) {
            toldAlready.merge(
                    name(issue.field(), issue.value()), Optional.of(issue), (old, now) -> old.isPresent() ? old : now);
            return;
        }
        issueCount++;
        Map<Issue, ToldIssue> sameSeverity = Objects.requireNonNull(issues.get(issue.severity()));
        Issue anywhere = ToldIssue.anywhere(issue);
        ToldIssue told = sameSeverity.get(anywhere);
        if (told != null) {
            told.add(issue);
        } else if (sameSeverity.size() < limit) {
            sameSeverity.put(anywhere, new ToldIssue(issue));
        }
    }

    private void takeLabel(PlannedChange change, Set<String> references) {
        PlannedUser user = change.user();
        if (user != null && references.contains(user.id().value())) {
            labels.put(user.id().value(), user.label());
        }
    }

    private Set<String> references() {
        Set<String> references = new HashSet<>();
        changes.values().stream()
                .flatMap(List::stream)
                .flatMap(change -> change.fields().stream())
                .filter(change -> change.field().type() == FieldType.USER_REFERENCE)
                .flatMap(change ->
                        Stream.of(change.beforeText(), change.afterText()).filter(Objects::nonNull))
                .forEach(references::add);
        return references;
    }
}
