package dev.roster.decide;

import dev.roster.access.Actor;
import dev.roster.cell.CellReader;
import dev.roster.mapping.UnknownValue;
import dev.roster.mapping.UnknownValues;
import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.Parsed;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.FieldChange;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.ConflictPolicy;
import dev.roster.profile.MigrationPolicy;
import dev.roster.profile.UnknownPolicy;
import dev.roster.spi.CorrelationKey;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one cell does to one field: its text, the stored value and the policy make a change, an issue or nothing. */
final class CellPolicy {

    private static final String LATER = "(later-";

    private final PlanningContext context;
    private final MigrationPolicy policy;
    private final CellReader reader;
    private final RowReading reading;
    private final NamedTexts names;
    private final NewEntries entries;
    private final boolean seesEverything;
    private final UnknownValues unknownTexts = new UnknownValues();

    CellPolicy(PlanningContext context, CellReader reader, RowReading reading, NamedTexts names, NewEntries entries) {
        this.context = context;
        this.policy = context.profile().policy();
        this.reader = reader;
        this.reading = reading;
        this.names = names;
        this.entries = entries;
        this.seesEverything = context.actor().kind() == Actor.Kind.OPERATOR;
    }

    /** Stands for a user of the file whose id is known when all rows are read; the same key gives the same one. */
    private static UserId later(String text) {
        CorrelationKey key = NamedTexts.keysOf(text).get(0);
        return new UserId(LATER + Long.toHexString(Hashes.of(key.field(), key.canonical())) + ")");
    }

    /** Whether an id stands for a user of the file whose id is known when all rows are read. */
    static boolean isLater(@Nullable String id) {
        return id != null && id.startsWith(LATER);
    }

    /** The change that a cell makes, or null when it makes none; problems go to the issues. */
    <T> @Nullable FieldChange<T> change(
            SheetLayout.Use<T> use, RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        Field<T> field = use.field();
        String text = cells.row.cell(use.index());
        if (!seesEverything && stored != null && !context.authorizer().mayRead(context.actor(), stored, field)) {
            refuseHidden(use, cells, issues);
            return null;
        }
        T before = stored == null ? null : field.valueOf(stored);
        if (text.equals(before)) {
            return null;
        }
        if (text.isBlank()) {
            return changeByBlank(use, cells, before, stored != null, issues);
        }
        boolean clears = text.equals(policy.clearToken())
                || (SheetLayout.isReference(field) && names.find(text).isNobody());
        if (clears) {
            return changeByToken(use, cells, before, stored, issues);
        }
        boolean saysTheSame = use.isVerbatim() || SheetLayout.isReference(field);
        if (before != null && saysTheSame && text.equals(field.format(before))) {
            return null;
        }
        T value = read(use, cells, text, issues);
        if (field.equals(Field.MANAGER_ID) && stored != null && stored.id().equals(value)) {
            issues.add(Issue.of(IssueCode.MANAGER_SELF, at(use, cells)));
            return null;
        }
        if (value == null || value.equals(before) || isKept(field, stored)) {
            return null;
        }
        return before == null ? fill(field, value, text) : resolve(use, cells, text, before, value, issues);
    }

    /** A value that the actor may not see is neither compared nor cleared: any answer would tell it. */
    private void refuseHidden(SheetLayout.Use<?> use, RowBatch.Cells cells, List<Issue> issues) {
        boolean keeps = cells.row.cell(use.index()).isBlank() && policy.blankOf(use.field()) == BlankPolicy.KEEP;
        if (!keeps) {
            String reason = context.actor().label() + " may not change "
                    + use.field().key() + ", which managers may not edit; leave the cell blank";
            issues.add(Issue.of(IssueCode.NOT_AUTHORIZED, at(use, cells), reason));
        }
    }

    private boolean isKept(Field<?> field, @Nullable User stored) {
        return stored != null && policy.conflictOf(field) == ConflictPolicy.SKIP;
    }

    private <T> @Nullable FieldChange<T> fill(Field<T> field, T value, String text) {
        boolean takesAway = policy.conflictOf(field) == ConflictPolicy.REMOVE;
        return takesAway ? null : changed(field, null, value, text);
    }

    private <T> @Nullable FieldChange<T> changeByToken(
            SheetLayout.Use<T> use,
            RowBatch.Cells cells,
            @Nullable T before,
            @Nullable User stored,
            List<Issue> issues) {
        Field<T> field = use.field();
        String text = cells.row.cell(use.index());
        if (field.equals(Field.STATUS)) {
            issues.add(Issue.ofCell(IssueCode.REQUIRED_MISSING, at(use, cells), field, text));
            return null;
        }
        return before == null || isKept(field, stored) ? null : new FieldChange<>(field, before, null, text);
    }

    private <T> @Nullable FieldChange<T> changeByBlank(
            SheetLayout.Use<T> use, RowBatch.Cells cells, @Nullable T before, boolean isStored, List<Issue> issues) {
        Field<T> field = use.field();
        return switch (policy.blankOf(field)) {
            case KEEP -> null;
            case CLEAR ->
                before == null || !isStored || field.equals(Field.STATUS)
                        ? null
                        : new FieldChange<>(field, before, null, "");
            case REJECT -> {
                issues.add(Issue.ofCell(IssueCode.BLANK_REJECTED, at(use, cells), field, ""));
                yield null;
            }
        };
    }

    private <T> @Nullable FieldChange<T> resolve(
            SheetLayout.Use<T> use, RowBatch.Cells cells, String text, T before, T value, List<Issue> issues) {
        Field<T> field = use.field();
        return switch (policy.conflictOf(field)) {
            case OVERWRITE -> changed(field, before, value, text);
            case SKIP, FILL_MISSING -> null;
            case APPEND -> {
                Parsed<T> union = union(field, before, value);
                if (union.isValid()) {
                    yield combined(field, before, union.value(), text);
                }
                issues.add(Issue.ofCell(union.problem(), at(use, cells), field, text));
                yield null;
            }
            case REMOVE -> combined(field, before, difference(field, before, value), text);
            case REJECT -> {
                issues.add(Issue.ofCell(
                        IssueCode.CONFLICT_REJECTED,
                        at(use, cells),
                        field,
                        text,
                        field.isSensitive() ? "•••" : field.format(before)));
                yield null;
            }
        };
    }

    private <T> @Nullable T read(SheetLayout.Use<T> use, RowBatch.Cells cells, String text, List<Issue> issues) {
        Field<T> field = use.field();
        if (SheetLayout.isReference(field)) {
            return readReference(use, cells, text, issues);
        }
        T known = use.memory().find(text);
        if (known != null) {
            return known;
        }
        int problems = issues.size();
        T value = readAnew(use, cells, text, issues);
        if (value != null && issues.size() == problems) {
            use.memory().keep(text, value);
        }
        return value;
    }

    private <T> @Nullable T readAnew(SheetLayout.Use<T> use, RowBatch.Cells cells, String text, List<Issue> issues) {
        Field<T> field = use.field();
        Parsed<T> value = reader.read(field, use.format(), text, entries);
        if (!value.isValid()) {
            if (field.equals(Field.STATUS)) {
                unknownTexts.add(field, text, cells.row.number());
            }
            Issue issue =
                    Issue.ofCell(value.problem(), at(use, cells), field, text, Integer.toString(field.maxLength()));
            boolean isToldAlready = cells.issues.stream().anyMatch(issue::equals);
            if (!isToldAlready) {
                issues.add(issue);
            }
            return null;
        }
        return SheetLayout.namesEntries(field) ? knownOnly(use, cells, value.value(), text, issues) : value.value();
    }

    private <T> @Nullable T readReference(
            SheetLayout.Use<T> use, RowBatch.Cells cells, String text, List<Issue> issues) {
        List<UserId> users = names.find(text).users();
        if (users.size() > 1) {
            issues.add(Issue.ofCell(IssueCode.USER_REFERENCE_AMBIGUOUS, at(use, cells), use.field(), text));
            return null;
        }
        if (users.isEmpty() && NamedTexts.keysOf(text).isEmpty()) {
            issues.add(Issue.ofCell(IssueCode.USER_REFERENCE_INVALID, at(use, cells), use.field(), text));
            return null;
        }
        UserId id = users.isEmpty() ? later(text) : users.get(0);
        return use.field().parse(id.value()).value();
    }

    /** Leaves the names that exist or may be created; the rest is an issue or is left out, as the policy says. */
    private <T> @Nullable T knownOnly(
            SheetLayout.Use<T> use, RowBatch.Cells cells, T value, String text, List<Issue> issues) {
        Field<T> field = use.field();
        List<String> known = new ArrayList<>();
        for (String name : field.formatAll(value)) {
            if (entries.isKnown(field, name) || isTakenUp(use, cells, name, spelling(text, name), issues)) {
                known.add(name);
            }
        }
        return known.isEmpty() ? null : field.parseAll(known).value();
    }

    private boolean isTakenUp(
            SheetLayout.Use<?> use, RowBatch.Cells cells, String name, String spelling, List<Issue> issues) {
        Field<?> field = use.field();
        IssueCode unknown = unknownCode(field);
        switch (unknownPolicy(field)) {
            case REJECT -> {
                unknownTexts.add(field, spelling, cells.row.number());
                issues.add(Issue.ofCell(
                        unknown, at(use, cells), field, name, context.catalogs().roleNames()));
            }
            case SKIP_VALUE -> {
                unknownTexts.add(field, spelling, cells.row.number());
                issues.add(Issue.ofCell(IssueCode.VALUE_SKIPPED, at(use, cells), field, name));
            }
            case CREATE -> {
                var decision = entries.mayCreate(field);
                if (decision.isAllowed() && entries.create(field, spelling)) {
                    return true;
                }
                issues.add(Issue.ofCell(
                        unknown, at(use, cells), field, name, context.catalogs().roleNames()));
                if (!decision.isAllowed()) {
                    issues.add(Issue.of(IssueCode.NOT_AUTHORIZED, at(use, cells), decision.reason()));
                }
            }
        }
        return false;
    }

    /** What cells hold and nothing is called, each text once. */
    List<UnknownValue> unknownValues() {
        return unknownTexts.list(context.catalogs()::namesOf);
    }

    private static IssueCode unknownCode(Field<?> field) {
        if (field.equals(Field.ROLES)) {
            return IssueCode.ROLE_UNKNOWN;
        }
        if (field.equals(Field.GRANTS)) {
            return IssueCode.GRANT_INVALID;
        }
        return field.equals(Field.ORGANIZATION) ? IssueCode.ORGANIZATION_UNKNOWN : IssueCode.GROUP_UNKNOWN;
    }

    private UnknownPolicy unknownPolicy(Field<?> field) {
        if (field.equals(Field.ROLES)) {
            return policy.unknownRole();
        }
        if (field.equals(Field.SET_ASIDE_GROUPS) || field.equals(Field.GRANTS)) {
            UnknownPolicy unknown = field.equals(Field.GRANTS) ? policy.unknownRole() : policy.unknownGroup();
            return unknown == UnknownPolicy.CREATE ? UnknownPolicy.REJECT : unknown;
        }
        return field.equals(Field.GROUPS) ? policy.unknownGroup() : policy.unknownOrganization();
    }

    /** The name as the cell spells it, so that what is created keeps its capitals. */
    private static String spelling(String text, String key) {
        for (String part : text.split("[|;,\n]", -1)) {
            if (dev.roster.model.CanonicalForm.of(part).equals(key)) {
                return part.strip();
            }
        }
        return dev.roster.model.CanonicalForm.of(text).equals(key) ? text.strip() : key;
    }

    private static <T> @Nullable FieldChange<T> combined(Field<T> field, T before, @Nullable T after, String text) {
        return before.equals(after) ? null : new FieldChange<>(field, before, after, text);
    }

    private static <T> FieldChange<T> changed(Field<T> field, @Nullable T before, T after, String text) {
        boolean readsTheSame = text.equals(after) || text.equals(field.format(after));
        return new FieldChange<>(field, before, after, readsTheSame ? null : text);
    }

    /** A list of texts may grow too long. */
    private static <T> Parsed<T> union(Field<T> field, T before, T value) {
        Set<String> texts = new LinkedHashSet<>(field.formatAll(before));
        texts.addAll(field.formatAll(value));
        return field.parseAll(List.copyOf(texts));
    }

    private static <T> @Nullable T difference(Field<T> field, T before, T value) {
        Set<String> dropped =
                field.formatAll(value).stream().map(CanonicalForm::of).collect(Collectors.toSet());
        List<String> texts = field.formatAll(before).stream()
                .filter(text -> !dropped.contains(CanonicalForm.of(text)))
                .toList();
        return texts.isEmpty() ? null : field.parseAll(texts).value();
    }

    private RowLocation at(SheetLayout.Use<?> use, RowBatch.Cells cells) {
        return reading.at(cells.row).column(use.column());
    }
}
