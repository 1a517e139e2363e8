package dev.roster.testing;

import dev.roster.model.Field;
import dev.roster.model.Group;
import dev.roster.model.IssueCode;
import dev.roster.model.Organization;
import dev.roster.model.Role;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.EntryChange;
import dev.roster.plan.FieldChange;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.Safeguard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan holds, as lines for failure messages, and which of it was told by assertions. */
final class PlannedLines {

    private static final int MAX_LINES = 40;

    private static final Set<Field<?>> NAMES =
            Set.of(Field.ID, Field.PRIMARY_EMAIL, Field.USER_NAME, Field.EMPLOYEE_ID);
    /** What a change of the status brings along. */
    private static final Set<Field<?>> WITH_STATUS = Set.of(Field.STATUS, Field.DEACTIVATED_AT, Field.WAITING_SINCE);

    private final List<PlannedChange> changes;
    private final List<String> entries;
    private final List<String> others;
    private final Set<String> toldEntries = new HashSet<>();
    /** Changes are told by what they are, not by what they equal: two rows may say the same. */
    private final IdentityHashMap<PlannedChange, Set<Field<?>>> told = new IdentityHashMap<>();

    private PlannedLines(List<PlannedChange> changes, List<String> entries, List<String> others) {
        this.changes = changes;
        this.entries = entries;
        this.others = others;
    }

    static PlannedLines of(ImportPlan plan) {
        List<String> entries = new ArrayList<>();
        plan.prerequisites().roles().stream().map(Role::name).forEach(name -> entries.add("role " + name));
        plan.prerequisites().groups().stream().map(Group::name).forEach(name -> entries.add("group " + name));
        plan.prerequisites().organizations().stream()
                .map(Organization::name)
                .forEach(name -> entries.add("organization " + name));
        EntryChange change = plan.prerequisites().change();
        if (change != null) {
            entries.add(
                    (change.after() == null ? "deleted " : change.before() == null ? "" : "changed ") + change.key());
        }
        List<String> others = new ArrayList<>();
        plan.basis()
                .issues()
                .forEach(issue -> others.add("file: " + issue.code().code() + ", " + issue.message()));
        plan.safeguards().stream()
                .map(Safeguard.Tripped::message)
                .forEach(message -> others.add("safeguard: " + message));
        try (Stream<PlannedChange> changes = plan.changes()) {
            return new PlannedLines(changes.toList(), entries, others);
        }
    }

    List<PlannedChange> matching(Predicate<PlannedChange> wanted) {
        return changes.stream().filter(wanted).toList();
    }

    void tell(PlannedChange change) {
        fieldsTold(change)
                .addAll(
                        switch (change.kind()) {
                            case DEACTIVATE, REACTIVATE -> WITH_STATUS;
                            case UPDATE -> Set.of();
                            case CREATE, DELETE, ERASE, UNCHANGED, SKIPPED, REJECTED ->
                                change.fields().stream().map(FieldChange::field).collect(Collectors.toSet());
                        });
    }

    void tell(PlannedChange change, Field<?> field) {
        fieldsTold(change).add(field);
    }

    private Set<Field<?>> fieldsTold(PlannedChange change) {
        return told.computeIfAbsent(change, any -> new HashSet<>());
    }

    /** {@return whether a role, group or organization of that kind and name is created} */
    boolean tellEntry(String entry) {
        toldEntries.add(entry);
        return entries.contains(entry);
    }

    List<String> everything() {
        List<String> lines = new ArrayList<>(others);
        entries.forEach(entry -> lines.add("new " + entry));
        changes.forEach(change -> lines.add(line(change, change.fields())));
        return lines;
    }

    List<String> untold() {
        List<String> lines = new ArrayList<>();
        entries.stream().filter(entry -> !toldEntries.contains(entry)).forEach(entry -> lines.add("new " + entry));
        for (PlannedChange change : changes) {
            Set<Field<?>> named = told.getOrDefault(change, Set.of());
            List<FieldChange<?>> left = change.fields().stream()
                    .filter(field -> !named.contains(field.field()))
                    .toList();
            boolean isTold = told.containsKey(change) && left.isEmpty();
            if (!isTold && (change.kind().isWrite() || change.kind() == ChangeKind.REJECTED)) {
                lines.add(line(change, left));
            }
        }
        return lines;
    }

    /** {@return whether a name is one of those by which the plan shows the user} */
    static boolean isAbout(PlannedChange change, String name) {
        PlannedUser user = change.user();
        if (user == null) {
            return false;
        }
        boolean isShown = user.id().value().equals(name)
                || name.equals(user.primaryEmail())
                || user.label().equals(name);
        return isShown
                || change.fields().stream()
                        .filter(field -> NAMES.contains(field.field()))
                        .anyMatch(field -> name.equals(field.beforeText()) || name.equals(field.afterText()));
    }

    static boolean isRow(PlannedChange change, long number) {
        Long row = change.row();
        return row != null && row == number;
    }

    static boolean sets(PlannedChange change, Field<?> field, @Nullable String before, @Nullable String after) {
        return change.fields().stream()
                .anyMatch(set -> set.field().equals(field)
                        && Objects.equals(set.beforeText(), before)
                        && Objects.equals(set.afterText(), after));
    }

    static boolean hasIssue(PlannedChange change, IssueCode code) {
        return change.issues().stream().anyMatch(issue -> issue.code() == code);
    }

    static String verb(ChangeKind kind) {
        return switch (kind) {
            case CREATE, UPDATE, DEACTIVATE, REACTIVATE, DELETE, ERASE ->
                kind.name().toLowerCase(Locale.ROOT);
            case UNCHANGED -> "leave unchanged";
            case SKIPPED -> "skip";
            case REJECTED -> "reject";
        };
    }

    static String shown(Field<?> field, @Nullable String before, @Nullable String after) {
        return field.key() + " " + quoted(before) + " -> " + quoted(after);
    }

    /** {@return the lines below one another, cut where nobody reads on} */
    static String listed(List<String> lines) {
        if (lines.isEmpty()) {
            return "  nothing";
        }
        String shown = lines.stream().limit(MAX_LINES).map(line -> "  " + line).collect(Collectors.joining("\n"));
        int more = lines.size() - MAX_LINES;
        return more > 0 ? shown + "\n  and " + more + " more" : shown;
    }

    private static String line(PlannedChange change, List<FieldChange<?>> fields) {
        StringBuilder line = new StringBuilder(change.row() == null ? "not in the file" : "row " + change.row());
        line.append(": ").append(verb(change.kind()));
        PlannedUser user = change.user();
        if (user != null) {
            line.append(' ').append(user.primaryEmail() == null ? user.label() : user.primaryEmail());
        }
        fields.forEach(field -> line.append(", ").append(shown(field.field(), field.beforeText(), field.afterText())));
        change.issues()
                .forEach(issue -> line.append(", ")
                        .append(issue.code().code())
                        .append(": ")
                        .append(issue.message()));
        return line.toString();
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "none" : '"' + text + '"';
    }
}
