package dev.roster.text;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One change as people read it: who in one line, then a line for each field; a new user in one line. */
final class ChangeText {

    private static final Set<Field<?>> SHOWN_AS_NAME =
            Set.of(Field.ID, Field.PRIMARY_EMAIL, Field.DISPLAY_NAME, Field.FIRST_NAME, Field.LAST_NAME);
    private static final List<Field<?>> SHOWN_FIRST =
            List.of(Field.JOB_TITLE, Field.DEPARTMENT, Field.ROLES, Field.MANAGER_ID, Field.LOCATION);
    private static final int VALUE_COLUMNS = 40;
    private static final int DETAIL_COLUMNS = 60;
    private static final String FIELD_INDENT = "        ";

    private final PlanExcerpt excerpt;
    private final Ink ink;
    private final Columns columns;

    /** How wide the columns of the first line are. */
    record Columns(int row, int label, int email) {

        static Columns of(List<PlannedChange> changes, int maxLabel, int maxEmail) {
            int row = 1;
            int label = 1;
            int email = 1;
            for (PlannedChange change : changes) {
                row = Math.max(row, rowText(change).length());
                label = Math.max(label, TerminalText.width(TerminalText.clean(ChangeText.label(change))));
                email = Math.max(email, TerminalText.width(TerminalText.clean(ChangeText.email(change))));
            }
            return new Columns(row, Math.min(label, maxLabel), Math.min(email, maxEmail));
        }
    }

    ChangeText(PlanExcerpt excerpt, Ink ink, Columns columns) {
        this.excerpt = excerpt;
        this.ink = ink;
        this.columns = columns;
    }

    void append(StringBuilder text, PlannedChange change) {
        String row = rowText(change);
        String who = " ".repeat(columns.row() - row.length())
                + ink.quiet(row)
                + "  "
                + TerminalText.pad(label(change), columns.label())
                + "  ";
        String email = TerminalText.pad(email(change), columns.email());
        String details = change.kind() == ChangeKind.CREATE ? TerminalText.cut(details(change), DETAIL_COLUMNS) : "";
        text.append((who + email + "  " + (details.isEmpty() ? "" : ink.quiet(details))).stripTrailing())
                .append('\n');
        if (change.kind() != ChangeKind.CREATE && change.kind() != ChangeKind.DELETE) {
            appendFields(text, change);
        }
    }

    private void appendFields(StringBuilder text, PlannedChange change) {
        List<FieldChange<?>> shown = change.fields().stream()
                .filter(field -> !isToldByKind(change.kind(), field))
                .toList();
        int keyColumns = shown.stream()
                .mapToInt(field -> field.field().key().length())
                .max()
                .orElse(0);
        for (FieldChange<?> field : shown) {
            String key = field.field().key() + ":";
            text.append(FIELD_INDENT)
                    .append(key)
                    .append(" ".repeat(keyColumns + 2 - key.length()))
                    .append(difference(field))
                    .append('\n');
        }
    }

    /** "To deactivate" says already that an active user becomes inactive, and what Roster itself notes about it. */
    private static boolean isToldByKind(ChangeKind kind, FieldChange<?> change) {
        if (change.field().isSystem()) {
            return true;
        }
        if (!change.field().equals(Field.STATUS)) {
            return false;
        }
        return switch (kind) {
            case DEACTIVATE -> "active".equals(change.beforeText());
            case REACTIVATE -> "active".equals(change.afterText());
            case CREATE, UPDATE, DELETE, UNCHANGED, SKIPPED, REJECTED -> false;
        };
    }

    private <T> String difference(FieldChange<T> change) {
        if (change.field().isList()) {
            return keyDifference(texts(change.field(), change.before()), texts(change.field(), change.after()));
        }
        return value(change, change.beforeText(), null) + " → " + value(change, change.afterText(), change.raw());
    }

    private String keyDifference(List<String> before, List<String> after) {
        List<String> parts = new ArrayList<>();
        after.stream()
                .filter(key -> !before.contains(key))
                .forEach(key -> parts.add(ink.added("+" + TerminalText.cut(key, VALUE_COLUMNS))));
        before.stream()
                .filter(key -> !after.contains(key))
                .forEach(key -> parts.add(ink.removed("−" + TerminalText.cut(key, VALUE_COLUMNS))));
        return String.join(" ", parts);
    }

    private static <T> List<String> texts(Field<T> field, @Nullable T value) {
        return value == null ? List.of() : field.formatAll(value);
    }

    private String value(FieldChange<?> change, @Nullable String canonical, @Nullable String raw) {
        if (canonical == null) {
            return ink.quiet("(none)");
        }
        return TerminalText.cut(shown(change.field(), canonical, raw), VALUE_COLUMNS);
    }

    /** A reference reads better by name, or as the file has it, than by id. */
    private String shown(Field<?> field, String canonical, @Nullable String raw) {
        if (field.isSensitive()) {
            return "•••";
        }
        if (field.type() != FieldType.USER_REFERENCE) {
            return canonical;
        }
        String label = excerpt.labelOf(canonical);
        return label.equals(canonical) && raw != null ? raw : label;
    }

    /** What tells most comes first, since the line is cut. */
    private String details(PlannedChange change) {
        List<FieldChange<?>> told = change.fields().stream()
                .filter(field -> field.after() != null && !SHOWN_AS_NAME.contains(field.field()))
                .filter(field -> !field.field().equals(Field.STATUS) || !"active".equals(field.afterText()))
                .sorted(Comparator.comparingInt(ChangeText::place))
                .toList();
        return told.stream().map(this::detail).collect(Collectors.joining(", "));
    }

    private String detail(FieldChange<?> change) {
        String after = Objects.requireNonNullElse(change.afterText(), "");
        return change.field().key() + ": " + shown(change.field(), after, change.raw());
    }

    private static int place(FieldChange<?> change) {
        int place = SHOWN_FIRST.indexOf(change.field());
        return place < 0 ? SHOWN_FIRST.size() : place;
    }

    private static String rowText(PlannedChange change) {
        return change.row() == null ? "not in file" : "row " + change.row();
    }

    private static String label(PlannedChange change) {
        PlannedUser user = change.user();
        return user == null ? "" : user.label();
    }

    private static String email(PlannedChange change) {
        PlannedUser user = change.user();
        return user == null
                        || user.primaryEmail() == null
                        || user.primaryEmail().equals(user.label())
                ? ""
                : user.primaryEmail();
    }
}
