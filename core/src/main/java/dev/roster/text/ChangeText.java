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
import org.jspecify.annotations.Nullable;

/** One change as people read it: who in one line, then a line for each field; a new user in one line. */
final class ChangeText {

    private static final Set<Field<?>> NAMES =
            Set.of(Field.PRIMARY_EMAIL, Field.DISPLAY_NAME, Field.FIRST_NAME, Field.LAST_NAME);
    private static final List<Field<?>> SHOWN_FIRST =
            List.of(Field.JOB_TITLE, Field.DEPARTMENT, Field.ROLES, Field.MANAGER_ID, Field.LOCATION);
    private static final int MARK_COLUMNS = 4;
    private static final int GAP_COLUMNS = 2;
    private static final int ARROW_COLUMNS = 5;
    private static final int MIN_DETAILS = 24;
    /** How much of the line one field takes, so that a long text leaves room for others. */
    private static final int MAX_DETAIL = 56;

    private static final String FIELD_INDENT = "        ";

    private final PlanExcerpt excerpt;
    private final Ink ink;
    private final PlanWords words;
    private final Columns columns;

    /** How wide a line is, and the columns of the first one. */
    record Columns(int line, int row, int label, int email) {

        static Columns of(List<PlannedChange> changes, int line, PlanWords words) {
            int row = 1;
            int label = 1;
            int email = 1;
            for (PlannedChange change : changes) {
                row = Math.max(row, rowText(change, words).length());
                label = Math.max(label, TerminalText.width(TerminalText.clean(ChangeText.label(change))));
                email = Math.max(email, TerminalText.width(TerminalText.clean(ChangeText.email(change))));
            }
            return new Columns(line, row, Math.min(label, line * 7 / 30), Math.min(email, line * 3 / 10));
        }

        /** What is left of the first line for what a new user has. */
        int details() {
            return Math.max(line - MARK_COLUMNS - row - label - email - 3 * GAP_COLUMNS, MIN_DETAILS);
        }

        /** What each of two values, with an arrow between them, may take behind the key of a field. */
        int value(int key) {
            return Math.max((line - FIELD_INDENT.length() - key - ARROW_COLUMNS) / 2, MIN_DETAILS);
        }
    }

    ChangeText(PlanExcerpt excerpt, Ink ink, PlanWords words, Columns columns) {
        this.words = words;
        this.excerpt = excerpt;
        this.ink = ink;
        this.columns = columns;
    }

    void append(StringBuilder text, PlannedChange change) {
        String row = rowText(change, words);
        String who = " ".repeat(columns.row() - row.length())
                + ink.quiet(row)
                + "  "
                + TerminalText.pad(label(change), columns.label())
                + "  ";
        String email = TerminalText.pad(email(change), columns.email());
        String details = change.kind() == ChangeKind.CREATE ? details(change) : "";
        text.append((who + email + "  " + (details.isEmpty() ? "" : ink.quiet(details))).stripTrailing())
                .append('\n');
        if (change.kind() != ChangeKind.CREATE && !change.kind().removes()) {
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
                    .append(difference(field, columns.value(keyColumns)))
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
            case CREATE, UPDATE, DELETE, ERASE, UNCHANGED, SKIPPED, REJECTED -> false;
        };
    }

    private <T> String difference(FieldChange<T> change, int width) {
        if (change.field().isList()) {
            return keyDifference(texts(change.field(), change.before()), texts(change.field(), change.after()), width);
        }
        return value(change, change.beforeText(), null, width)
                + " → "
                + value(change, change.afterText(), change.raw(), width);
    }

    private String keyDifference(List<String> before, List<String> after, int width) {
        List<String> parts = new ArrayList<>();
        after.stream()
                .filter(key -> !before.contains(key))
                .forEach(key -> parts.add(ink.added("+" + TerminalText.cut(key, width))));
        before.stream()
                .filter(key -> !after.contains(key))
                .forEach(key -> parts.add(ink.removed("−" + TerminalText.cut(key, width))));
        return String.join(" ", parts);
    }

    private static <T> List<String> texts(Field<T> field, @Nullable T value) {
        return value == null ? List.of() : field.formatAll(value);
    }

    private String value(FieldChange<?> change, @Nullable String canonical, @Nullable String raw, int width) {
        if (canonical == null) {
            return ink.quiet(words.of("none"));
        }
        return TerminalText.cut(shown(change.field(), canonical, raw), width);
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

    /** What tells most comes first, since not all of it fits on the line; how much is missing is said. */
    private String details(PlannedChange change) {
        List<FieldChange<?>> told = change.fields().stream()
                .filter(field -> field.after() != null && !field.field().equals(Field.ID))
                .filter(field -> !isInName(change, field))
                .filter(field -> !field.field().equals(Field.STATUS) || !"active".equals(field.afterText()))
                .sorted(Comparator.comparingInt(ChangeText::place))
                .toList();
        int width = columns.details();
        return fitting(
                told.stream()
                        .map(field -> TerminalText.cut(detail(field), Math.min(width, MAX_DETAIL)))
                        .toList(),
                width);
    }

    /** What the beginning of the line says already. */
    private static boolean isInName(PlannedChange change, FieldChange<?> field) {
        String text = Objects.requireNonNullElse(field.afterText(), "");
        return NAMES.contains(field.field())
                && (label(change).contains(text) || email(change).equals(text));
    }

    private String fitting(List<String> details, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < details.size(); i++) {
            String detail = (i == 0 ? "" : ", ") + details.get(i);
            String rest = rest(details.size() - i - 1);
            if (TerminalText.width(line.toString()) + TerminalText.width(detail + rest) > width && i > 0) {
                return line + rest(details.size() - i);
            }
            line.append(detail);
        }
        return line.toString();
    }

    private String rest(int count) {
        return count == 0 ? "" : words.count("moreField", count);
    }

    private String detail(FieldChange<?> change) {
        String after = Objects.requireNonNullElse(change.afterText(), "");
        return change.field().key() + ": " + shown(change.field(), after, change.raw());
    }

    private static int place(FieldChange<?> change) {
        int place = SHOWN_FIRST.indexOf(change.field());
        return place < 0 ? SHOWN_FIRST.size() : place;
    }

    private static String rowText(PlannedChange change, PlanWords words) {
        return change.row() == null ? words.of("absent") : words.of("rowNumber", change.row());
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
