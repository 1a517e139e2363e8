package dev.roster.decide;

import dev.roster.access.Actor;
import dev.roster.access.Catalogs;
import dev.roster.cell.CellReader;
import dev.roster.cell.Converted;
import dev.roster.cell.Damage;
import dev.roster.cell.FarDate;
import dev.roster.cell.Wanted;
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
import dev.roster.profile.Allowed;
import dev.roster.profile.BlankPolicy;
import dev.roster.profile.InvalidPolicy;
import dev.roster.profile.MigrationPolicy;
import dev.roster.profile.UnknownPolicy;
import dev.roster.table.RowLocation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cells of a file want of the fields: reads a cell only when it says something new. */
final class CellPolicy {

    /** Fields of codes, where a date or a yes is seldom meant. */
    private static final Set<Field<?>> NEVER_A_CODE = Set.of(
            Field.USER_NAME,
            Field.EMPLOYEE_ID,
            Field.EXTERNAL_ID,
            Field.DEPARTMENT,
            Field.LOCATION,
            Field.COMPANY,
            Field.JOB_TITLE,
            Field.POSITION);

    private final DecisionTerms terms;
    private final MigrationPolicy rules;
    private final FieldPolicy policy;
    private final CellReader reader;
    private final RowReading reading;
    private final NamedTexts names;
    private final NewEntries entries;
    private final JoinedCells joined;
    private final boolean seesEverything;
    private final UnknownValues unknownTexts = new UnknownValues();

    CellPolicy(DecisionTerms terms, CellReader reader, RowReading reading, NamedTexts names, NewEntries entries) {
        this.terms = terms;
        this.rules = terms.profile().policy();
        this.policy = new FieldPolicy(rules);
        this.reader = reader;
        this.reading = reading;
        this.names = names;
        this.entries = entries;
        this.joined = new JoinedCells(rules, this::read);
        this.seesEverything = terms.actor().kind() == Actor.Kind.OPERATOR;
    }

    /** The change that a cell makes, or null when it makes none; problems go to the issues. */
    <T> @Nullable FieldChange<T> change(
            SheetLayout.Use<T> use, RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        Field<T> field = use.field();
        String text = cells.row.cell(use.index());
        if (!seesEverything && stored != null && !terms.authorizer().mayRead(terms.actor(), stored, field)) {
            refuseHidden(use, cells, issues);
            return null;
        }
        T before = stored == null ? null : field.valueOf(stored);
        boolean isComparable = !JoinedCells.areMeant(use, cells) && !policy.takesAway(field);
        if (isComparable
                && (text.equals(before)
                        || saysWhatIsStored(use, text, before)
                        || (cells.isCleaned(use.index())
                                && saysWhatIsStored(use, cells.original.cell(use.index()), before)))) {
            return null;
        }
        if (before != null && isDamaged(use, cells, text, before, issues)) {
            return null;
        }
        var one = new FieldPolicy.Case<>(
                field,
                before,
                stored != null,
                !terms.table().isTyped(),
                cells.isFollower && JoinedCells.isAddedTo(field),
                () -> at(use, cells),
                issues);
        return policy.change(one, wanted(use, cells, stored, issues));
    }

    /** Whether a row says that a field shall have no value; an account always has a status. */
    boolean clears(SheetLayout.Use<?> use, RowBatch.Cells cells) {
        if (use.field().equals(Field.STATUS)) {
            return false;
        }
        List<String> texts = JoinedCells.columns(use).stream()
                .map(column -> cells.row.cell(column.index()))
                .filter(text -> !text.isBlank())
                .toList();
        if (!texts.isEmpty()) {
            return texts.stream().anyMatch(text -> isClearing(use, text));
        }
        return switch (JoinedCells.blank(cells.row, use.index()).kind()) {
            case CLEAR -> true;
            case BLANK -> rules.blankOf(use.field()) == BlankPolicy.CLEAR;
            case ABSENT, VALUE -> false;
        };
    }

    private boolean isClearing(SheetLayout.Use<?> use, String text) {
        return text.equals(rules.clearToken())
                || (SheetLayout.isReference(use.field()) && names.find(text).isNobody());
    }

    /** What a spreadsheet left of the stored value says nothing new, and is told. */
    private <T> boolean isDamaged(
            SheetLayout.Use<T> use, RowBatch.Cells cells, String text, T before, List<Issue> issues) {
        if (terms.table().isTyped() || text.isEmpty() || text.charAt(0) > '9') {
            return false;
        }
        String stored = use.field().format(before);
        IssueCode damage = Damage.of(use.field(), text, stored);
        if (damage != null) {
            issues.add(Issue.ofCell(damage, at(use, cells), use.field(), text, shown(use.field(), stored)));
        }
        return damage != null;
    }

    private static String shown(Field<?> field, String text) {
        return field.isSensitive() ? "•••" : text;
    }

    /** Same text, nothing to do: the canonical text of the stored value is cheaper to compare than a cell is to read. */
    private static <T> boolean saysWhatIsStored(SheetLayout.Use<T> use, String text, @Nullable T before) {
        boolean isComparable = use.isVerbatim() || SheetLayout.isReference(use.field());
        return before != null
                && isComparable
                && !text.isBlank()
                && text.equals(use.field().format(before));
    }

    private <T> Wanted<T> wanted(
            SheetLayout.Use<T> use, RowBatch.Cells cells, @Nullable User stored, List<Issue> issues) {
        if (JoinedCells.areMeant(use, cells)) {
            return joined.wanted(use, cells, issues);
        }
        String text = cells.row.cell(use.index());
        if (text.isBlank()) {
            String usual = rules.blankOf(use.field()) == BlankPolicy.DEFAULT
                    ? terms.profile().defaults().get(use.field())
                    : null;
            Wanted<T> blank = JoinedCells.blank(cells.row, use.index());
            return usual == null
                            || stored == null
                            || use.field().valueOf(stored) == null
                            || blank.kind() != Wanted.Kind.BLANK
                    ? blank
                    : Wanted.text(usual, cell -> use.field().parse(cell).value());
        }
        return isClearing(use, text)
                ? Wanted.clear(text)
                : Wanted.text(cells.original.cell(use.index()), cell -> readFor(stored, use, cells, issues));
    }

    /** A cell that makes a stored user their own manager is told at the cell. */
    private <T> @Nullable T readFor(
            @Nullable User stored, SheetLayout.Use<T> use, RowBatch.Cells cells, List<Issue> issues) {
        T value = read(use, cells, cells.row.cell(use.index()), issues);
        if (use.field().equals(Field.MANAGER_ID)
                && stored != null
                && stored.id().equals(value)) {
            issues.add(Issue.of(IssueCode.MANAGER_SELF, at(use, cells)));
            return null;
        }
        return value;
    }

    /** A value that the actor may not see is neither compared nor cleared: any answer would tell it. */
    private void refuseHidden(SheetLayout.Use<?> use, RowBatch.Cells cells, List<Issue> issues) {
        boolean isBlank = JoinedCells.columns(use).stream()
                .allMatch(column -> cells.row.cell(column.index()).isBlank());
        boolean keeps = isBlank && rules.blankOf(use.field()) == BlankPolicy.KEEP;
        if (!keeps) {
            issues.add(terms.authorizer().hidden(terms.actor(), use.field()).issue(at(use, cells)));
        }
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

    private <T> @Nullable T readAnew(SheetLayout.Use<T> use, RowBatch.Cells cells, String cell, List<Issue> issues) {
        Field<T> field = use.field();
        String text = field.isList() ? cell : meant(use, cells, cell, issues);
        if (text.isEmpty()) {
            return null;
        }
        Parsed<T> value = reader.read(field, use.format(), text, entries);
        if (!value.isValid()) {
            IssueCode problem = value.problem();
            if (problem == IssueCode.STATUS_INVALID && terms.table().saysYesNo(use.index())) {
                problem = IssueCode.YES_NO_INVALID;
            } else if (field.equals(Field.STATUS)) {
                unknownTexts.add(field, text, cells.row.number());
            }
            Issue issue = Issue.ofCell(problem, at(use, cells), field, text, Integer.toString(field.maxLength()));
            boolean isToldAlready = cells.issues.stream().anyMatch(issue::equals);
            if (!isToldAlready) {
                tell(issue, rules.invalidOf(field), cells, issues);
            }
            return null;
        }
        if (field.equals(Field.HIRE_DATE) && value.value() instanceof LocalDate day) {
            warnOfFar(use, cells, text, day, issues);
        }
        if (NEVER_A_CODE.contains(field)) {
            warnOfConverted(use, cells, text, issues);
        }
        T named = field.isList() ? meant(use, cells, value.value(), issues) : value.value();
        if (named == null || !isAllowed(use, cells, text, issues)) {
            return null;
        }
        return Catalogs.keep(field) ? knownOnly(use, cells, named, text, issues) : named;
    }

    /** The elements of a list that somebody said are meant. */
    private <T> @Nullable T meant(SheetLayout.Use<T> use, RowBatch.Cells cells, T value, List<Issue> issues) {
        Field<T> field = use.field();
        if (terms.profile().mapping().meanings(field).isEmpty()) {
            return value;
        }
        List<String> names = field.formatAll(value).stream()
                .map(name -> meant(use, cells, name, issues))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return names.isEmpty() ? null : field.parseAll(names).value();
    }

    /** What somebody said that a text means; empty, and told, where it is left out. */
    private String meant(SheetLayout.Use<?> use, RowBatch.Cells cells, String text, List<Issue> issues) {
        Map<String, String> meanings = terms.profile().mapping().meanings(use.field());
        String name = meanings.isEmpty() ? text : meanings.getOrDefault(CanonicalForm.of(text), text);
        if (name.isEmpty()) {
            issues.add(Issue.ofCell(IssueCode.VALUE_SKIPPED, at(use, cells), use.field(), text));
        }
        return name;
    }

    private static void tell(Issue issue, InvalidPolicy policy, RowBatch.Cells cells, List<Issue> issues) {
        switch (policy) {
            case REJECT -> issues.add(issue);
            case SKIP_VALUE -> issues.add(issue.leftOut());
            case SKIP_ROW -> cells.leftOut = issue.rowLeftOut();
        }
    }

    /** Whether the profile takes all texts of a cell; the first that it does not take is told. */
    private <T> boolean isAllowed(SheetLayout.Use<T> use, RowBatch.Cells cells, String cell, List<Issue> issues) {
        Field<T> field = use.field();
        Allowed allowed = terms.profile().allowed().get(field);
        if (allowed == null) {
            return true;
        }
        Map<String, String> meanings = terms.profile().mapping().meanings(field);
        List<String> texts = !field.isList()
                ? List.of(cell.strip())
                : CellReader.elements(field, use.format(), cell, entries).stream()
                        .map(text -> meanings.getOrDefault(CanonicalForm.of(text), text))
                        .filter(text -> !text.isEmpty())
                        .toList();
        for (String text : texts) {
            Optional<IssueCode> problem = allowed.problem(text, entries.isKnown(field, CanonicalForm.of(text)));
            if (problem.isPresent()) {
                String choice = String.join(", ", allowed.values());
                tell(
                        Issue.ofCell(problem.get(), at(use, cells), field, text, choice),
                        rules.invalidOf(field),
                        cells,
                        issues);
                return false;
            }
        }
        return true;
    }

    private void warnOfFar(
            SheetLayout.Use<?> use, RowBatch.Cells cells, String text, LocalDate day, List<Issue> issues) {
        String what = FarDate.what(day, terms.today());
        if (what != null) {
            issues.add(Issue.ofCell(IssueCode.DATE_FAR, at(use, cells), use.field(), text, what));
        }
    }

    private void warnOfConverted(SheetLayout.Use<?> use, RowBatch.Cells cells, String text, List<Issue> issues) {
        String what = terms.table().isTyped() ? null : Converted.what(text);
        if (what != null) {
            issues.add(Issue.ofCell(IssueCode.CELL_CONVERTED, at(use, cells), use.field(), text, what));
        }
    }

    private <T> @Nullable T readReference(
            SheetLayout.Use<T> use, RowBatch.Cells cells, String text, List<Issue> issues) {
        NamedTexts.Named named = names.find(text);
        List<UserId> users = named.users();
        if (users.size() > 1) {
            tellOfReference(
                    Issue.ofCell(
                            IssueCode.USER_REFERENCE_AMBIGUOUS, at(use, cells), use.field(), text, named.inWords()),
                    issues);
            return null;
        }
        if (users.isEmpty() && Damage.isShortened(use.field(), text)) {
            tellOfReference(Issue.ofCell(IssueCode.KEY_SHORTENED, at(use, cells), use.field(), text), issues);
            return null;
        }
        if (users.isEmpty() && terms.reference(text).isEmpty()) {
            tellOfReference(Issue.ofCell(IssueCode.USER_REFERENCE_INVALID, at(use, cells), use.field(), text), issues);
            return null;
        }
        UserId id = users.isEmpty() ? names.standInFor(text) : users.get(0);
        return use.field().parse(id.value()).value();
    }

    private void tellOfReference(Issue issue, List<Issue> issues) {
        issues.add(rules.unknownManager() == InvalidPolicy.SKIP_VALUE ? issue.leftOut() : issue);
    }

    /** Leaves the names that exist or may be created; the rest is an issue or is left out, as the policy says. */
    private <T> @Nullable T knownOnly(
            SheetLayout.Use<T> use, RowBatch.Cells cells, T value, String text, List<Issue> issues) {
        Field<T> field = use.field();
        List<String> known = new ArrayList<>();
        for (String name : field.formatAll(value)) {
            if (entries.isKnown(field, name) || isTakenUp(use, cells, name, spelling(use, text, name), issues)) {
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
                        unknown, at(use, cells), field, name, terms.catalogs().roleNames()));
            }
            case SKIP_VALUE -> {
                unknownTexts.add(field, spelling, cells.row.number());
                issues.add(Issue.ofCell(IssueCode.VALUE_SKIPPED, at(use, cells), field, name));
            }
            case CREATE -> {
                warnOfConverted(use, cells, spelling, issues);
                var decision = entries.mayCreate(field);
                if (decision.isAllowed() && entries.create(field, spelling)) {
                    return true;
                }
                issues.add(Issue.ofCell(
                        unknown, at(use, cells), field, name, terms.catalogs().roleNames()));
                if (!decision.isAllowed()) {
                    issues.add(decision.issue(at(use, cells)));
                }
            }
        }
        return false;
    }

    /** What cells hold and nothing is called, each text once. */
    List<UnknownValue> unknownValues() {
        return unknownTexts.list(terms.catalogs()::namesOf);
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
            return rules.unknownRole();
        }
        if (field.equals(Field.SET_ASIDE_GROUPS) || field.equals(Field.GRANTS)) {
            UnknownPolicy unknown = field.equals(Field.GRANTS) ? rules.unknownRole() : rules.unknownGroup();
            return unknown == UnknownPolicy.CREATE ? UnknownPolicy.REJECT : unknown;
        }
        return field.equals(Field.GROUPS) ? rules.unknownGroup() : rules.unknownOrganization();
    }

    /** The name as the cell spells it, so that what is created keeps its capitals. */
    private String spelling(SheetLayout.Use<?> use, String text, String key) {
        return CellReader.elements(use.field(), use.format(), text, entries).stream()
                .filter(element -> CanonicalForm.of(element).equals(key))
                .findFirst()
                .orElseGet(() -> CanonicalForm.of(text).equals(key) ? text.strip() : key);
    }

    private RowLocation at(SheetLayout.Use<?> use, RowBatch.Cells cells) {
        return reading.at(cells.row).column(use.column());
    }
}
