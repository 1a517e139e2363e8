package dev.roster.mapping;

import dev.roster.cell.ColumnFormat;
import dev.roster.cell.RowCleaning;
import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import dev.roster.words.SharedPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the field of every column of a file.
 *
 * <p>In this order: a rule; what a person confirmed before; the key of a field, or the key or label of a custom
 * attribute; a word of the vocabulary; the same words in another order; a name spelled nearly alike, which is asked.
 * The cells of the column support a possible field or veto it. Every field goes to one column at most, so that all possible fields
 * together are the surest. Names that look sensitive (passwords, salaries, birth dates, bank accounts, …) and
 * names that only resemble a field (a guardian's e-mail, a leaving date, a fax number) are never mapped unasked.
 *
 * <pre>{@code
 * TableMapping mapping = ColumnMapper.map(firstRows, "users.csv", MappingRules.none(), Fields.builtIn());
 * mapping.find(Field.PRIMARY_EMAIL).ifPresent(column -> System.out.println(column.column()));
 * }</pre>
 */
public final class ColumnMapper {

    private static final String DOCUMENTED = "files of this kind are documented to have it";
    private static final int MAX_CANDIDATES = 3;
    private static final int MAX_SAMPLES = 3;
    private static final String MASK = "•••";
    private static final int EXPLICIT = 100;
    private static final double CERTAIN = 1;
    private static final String TIED = ", but another column claims it alike with other cells";

    private final String source;
    private final MappingRules rules;
    private final Fields fields;
    private final NameMatcher matcher;
    private final TableHead header;
    private final ColumnNames names;
    private final List<Evidence> evidence;
    private final Confirmed confirmed;
    private final List<Issue> issues = new ArrayList<>();

    private ColumnMapper(List<Row> head, String source, MappingRules rules, Fields fields) {
        this.fields = fields;
        this.source = source;
        this.rules = rules;
        matcher = new NameMatcher(fields);
        header = TableHead.find(head.stream().map(RowCleaning::visible).toList(), rules, matcher);
        names = ColumnNames.of(header.names());
        evidence = IntStream.range(0, header.names().size())
                .mapToObj(column ->
                        Evidence.of(header.samples(), column, header.names().size()))
                .toList();
        confirmed = Confirmed.of(rules.confirmed(), header.names(), fields);
    }

    /**
     * Maps the columns of a file.
     *
     * @param head the first rows, up to 200 are useful: the header, if there is one, and rows of values
     * @param source what people call the file, for the places of issues
     * @param rules what somebody decided
     * @param fields the fields of the tenant
     * @return what every column means; without columns when there are no rows
     */
    public static TableMapping map(List<Row> head, String source, MappingRules rules, Fields fields) {
        if (head.isEmpty()) {
            return TableMapping.empty();
        }
        return new ColumnMapper(head, source, rules, fields).map();
    }

    private TableMapping map() {
        issues.addAll(MappingIssues.ofSharedNames(header, names, source));
        Map<Integer, ColumnTarget> documented = documented();
        Map<Integer, ColumnTarget> targets = targets(documented);
        List<HeaderReading> readings = readings(targets, documented);
        Assignment assignment = Assignment.of(readings);
        if (rules.takesLoneEmails() && !isChosen(Field.PRIMARY_EMAIL, assignment)) {
            LoneEmails emails =
                    LoneEmails.of(readings, evidence, column -> targets.get(column) instanceof ColumnTarget.Ignored);
            emails.issue(names, place(null)).ifPresent(issues::add);
            readings = emails.taken(assignment);
            assignment = Assignment.of(readings);
        }
        Set<Integer> tied = NearTies.withdraw(readings, assignment, header.samples());
        Map<Integer, PossibleField> joined =
                JoinedColumns.of(readings, assignment, header.names(), evidence, column -> isSaid(column, targets));
        List<ColumnMapping> columns = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            PossibleField join = joined.get(i);
            columns.add(
                    join == null
                            ? mapping(i, readings.get(i), targets.get(i), assignment, tied)
                            : mapped(i, join, readings.get(i)));
        }
        for (ColumnMapping column : columns) {
            if (isMissed(column, targets.get(column.index()))) {
                issues.add(missed(column, readings.get(column.index()), assignment));
            }
        }
        CellEvidence cells = CellEvidence.of(columns, header.samples(), rules);
        cells.openWords()
                .forEach((column, words) -> issues.add(MappingIssues.ofOpenWords(
                        words, place(columns.get(column).column()))));
        issues.addAll(MappingIssues.ofSkippedRows(header, source));
        reportUnexpected(columns, targets);
        List<List<String>> samples = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            samples.add(samples(i, readings.get(i)));
        }
        return new TableMapping(columns, header.number(), issues, header.rows(), samples, cells.cleaning());
    }

    /** Whether a rule or a person said which column holds a field. */
    private boolean isChosen(Field<?> field, Assignment assignment) {
        Integer column = assignment.columnOf(field);
        return column != null
                && (rules.columns().keySet().stream().map(names::find).anyMatch(column::equals)
                        || confirmed.find(column, header.names().get(column)) != null);
    }

    private Issue missed(ColumnMapping column, HeaderReading reading, Assignment assignment) {
        RowLocation place = place(column.column());
        if (reading.refusal() != null && reading.refusal().kept() != null) {
            return Issue.of(
                    IssueCode.FIELD_READ_ONLY,
                    place,
                    column.column(),
                    reading.refusal().kept().key());
        }
        Integer winner = winner(reading, assignment);
        return MappingIssues.ofMissed(
                column, winner == null ? null : names.names().get(winner), place);
    }

    /** A few texts of a column, for people; what must not be imported is not shown either. */
    private List<String> samples(int column, HeaderReading reading) {
        Stream<String> texts = header.samples().stream()
                .map(row -> row.cell(column).strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MAX_SAMPLES);
        return (reading.refusal() == null ? texts : texts.map(text -> MASK))
                .distinct()
                .toList();
    }

    private List<HeaderReading> readings(Map<Integer, ColumnTarget> targets, Map<Integer, ColumnTarget> documented) {
        String sharedPrefix = SharedPrefix.of(header.names());
        List<HeaderReading> readings = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            Confirmed.Column before = confirmed.find(i, header.names().get(i));
            ColumnTarget target = targets.get(i);
            if (target != null) {
                readings.add(told(i, target, target.equals(documented.get(i)) ? DOCUMENTED : "a rule says so"));
            } else if (before != null) {
                readings.add(before.reading());
            } else {
                String name = header.names().get(i);
                HeaderReading found = name.isEmpty() ? HeaderReading.nothing() : matcher.match(name, sharedPrefix);
                readings.add(found);
            }
        }
        List<HeaderReading> judged = SensitiveFamilies.decide(
                weighed(FileLanguage.agreed(readings), targets),
                header.names(),
                evidence,
                column -> isSaid(column, targets) || isKey(header.names().get(column)));
        List<HeaderReading> weighed = NeighbourColumns.decide(
                NeighbourColumns.withoutOwned(judged, header.names(), column -> isSaid(column, targets)));
        List<HeaderReading> renamed = RenamePairs.decide(
                ManagerNames.decide(weighed, header.names()),
                header.names(),
                matcher,
                evidence,
                column -> isSaid(column, targets) || isKey(header.names().get(column)));
        return AttributePair.decide(
                renamed,
                header,
                fields,
                column -> isSaid(column, targets) || isKey(header.names().get(column)));
    }

    /** What a rule or a person says stands, and so does the very key of a field, whatever the cells look like. */
    private List<HeaderReading> weighed(List<HeaderReading> readings, Map<Integer, ColumnTarget> targets) {
        var rulesOfEvidence = new EvidenceRules(fields, rules.known(), NamedCodes.of(readings, header.samples()));
        List<HeaderReading> weighed = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            boolean isSaid = isSaid(i, targets) || isKey(header.names().get(i));
            weighed.add(isSaid ? readings.get(i) : rulesOfEvidence.weigh(readings.get(i), evidence.get(i)));
        }
        return weighed;
    }

    /** Whether a rule or a person said where a column goes. */
    private boolean isSaid(int column, Map<Integer, ColumnTarget> targets) {
        return targets.containsKey(column)
                || confirmed.find(column, header.names().get(column)) != null;
    }

    private boolean isKey(String name) {
        return fields.find(name)
                .filter(field -> field.key().equals(name) && ColumnTarget.ToField.isImportable(field))
                .isPresent();
    }

    /** What columns mean that files of this kind are documented to have. */
    private Map<Integer, ColumnTarget> documented() {
        Map<Integer, ColumnTarget> documented = new HashMap<>();
        rules.expected().forEach((column, target) -> {
            Integer index = names.findHeader(column);
            if (index != null) {
                documented.put(index, target);
            }
        });
        return documented;
    }

    /** What the rules say, by column. */
    private Map<Integer, ColumnTarget> targets(Map<Integer, ColumnTarget> documented) {
        Map<Integer, ColumnTarget> targets = new HashMap<>();
        for (int i = 0; i < header.names().size(); i++) {
            if (NoteColumns.isNote(header.names().get(i))) {
                targets.put(i, ColumnTarget.ignored());
            }
        }
        if (!rules.positional().isEmpty()) {
            for (int i = 0; i < header.names().size(); i++) {
                boolean isListed = i < rules.positional().size();
                targets.put(i, isListed ? rules.positional().get(i) : ColumnTarget.ignored());
            }
        }
        targets.putAll(documented);
        rules.columns().forEach((column, target) -> {
            Integer index = names.find(column);
            if (index == null) {
                issues.add(Issue.of(IssueCode.COLUMN_MISSING, place(null), "", "\"" + column + "\"", target.words()));
            } else {
                targets.put(index, target);
            }
        });
        return targets;
    }

    /** What a rule says about a column; the name still tells whether it is inverted. */
    private HeaderReading told(int column, ColumnTarget target, String why) {
        if (target instanceof ColumnTarget.ToControl toControl) {
            return new HeaderReading(List.of(), 0, toControl.control(), null);
        }
        if (target instanceof ColumnTarget.ToField toField) {
            boolean isInverted = matcher.match(header.names().get(column)).possibleFields().stream()
                    .anyMatch(possible ->
                            possible.isInverted() && possible.field().equals(toField.field()));
            return HeaderReading.of(List.of(new PossibleField(toField.field(), EXPLICIT, isInverted, why)));
        }
        return HeaderReading.refused("a rule leaves it out");
    }

    private ColumnMapping mapping(
            int column,
            HeaderReading reading,
            @Nullable ColumnTarget target,
            Assignment assignment,
            Set<Integer> tied) {
        if (reading.control() != null) {
            return control(column, reading, reading.control(), target != null);
        }
        PossibleField won = assignment.won(column);
        if (won == null) {
            return unmapped(column, reading, assignment, tied.contains(column));
        }
        return mapped(column, won, reading);
    }

    private ColumnMapping mapped(int column, PossibleField won, HeaderReading reading) {
        ColumnFormat known = confirmed.format(column, header.names().get(column), won);
        ColumnFormat format = CellEvidence.format(column, won, known, header.samples(), rules);
        return new ColumnMapping(
                column,
                names.names().get(column),
                won.field(),
                null,
                Tier.AUTO,
                won.percent() / 100.0,
                won.reason() + CellEvidence.formatWords(won, known, format, rules),
                candidates(reading),
                format);
    }

    private ColumnMapping control(int column, HeaderReading reading, Control control, boolean isRule) {
        boolean isHonoured =
                isRule || control.isOfEveryImport() || rules.controls().contains(control);
        return new ColumnMapping(
                column,
                names.names().get(column),
                null,
                isHonoured ? control : null,
                isHonoured ? Tier.AUTO : Tier.UNMAPPED,
                isHonoured ? CERTAIN : 0,
                reasonOf(control, isHonoured),
                candidates(reading),
                ColumnFormat.plain());
    }

    private static String reasonOf(Control control, boolean isHonoured) {
        if (!isHonoured) {
            return "could steer its row, but this import takes no such instructions";
        }
        return control == Control.FORMER_KEY
                ? "the key by which users are found, before they get the new one"
                : "steers its row";
    }

    private ColumnMapping unmapped(int column, HeaderReading reading, Assignment assignment, boolean isTied) {
        PossibleField free = reading.possibleFields().stream()
                .filter(possible ->
                        possible.percent() >= PossibleField.SUGGESTED && assignment.columnOf(possible.field()) == null)
                .findFirst()
                .orElse(null);
        return new ColumnMapping(
                column,
                names.names().get(column),
                null,
                null,
                free == null ? Tier.UNMAPPED : Tier.SUGGESTED,
                free == null ? 0 : free.percent() / 100.0,
                free == null ? unmappedReason(reading, assignment) : free.reason() + (isTied ? TIED : ""),
                candidates(reading),
                free == null ? ColumnFormat.plain() : format(column, free));
    }

    private String unmappedReason(HeaderReading reading, Assignment assignment) {
        if (reading.refusal() != null) {
            return reading.refusal().reason();
        }
        if (reading.possibleFields().isEmpty()) {
            return "no known name";
        }
        Integer winner = winner(reading, assignment);
        return winner == null
                ? "not sure enough"
                : "column " + names.names().get(winner) + " already holds "
                        + reading.possibleFields().get(0).field().key();
    }

    /** The column that holds what this one seems to hold most; null when none does. */
    private static @Nullable Integer winner(HeaderReading reading, Assignment assignment) {
        return reading.possibleFields().isEmpty()
                ? null
                : assignment.columnOf(reading.possibleFields().get(0).field());
    }

    private static List<Candidate> candidates(HeaderReading reading) {
        return reading.possibleFields().stream()
                .limit(MAX_CANDIDATES)
                .map(PossibleField::toCandidate)
                .toList();
    }

    private ColumnFormat format(int column, PossibleField possible) {
        ColumnFormat known = confirmed.format(column, header.names().get(column), possible);
        return CellEvidence.format(column, possible, known, header.samples(), rules);
    }

    /** A confirmation that gives rights by a column whose name says nothing of them may have been meant for another file. */
    private void reportUnexpected(List<ColumnMapping> columns, Map<Integer, ColumnTarget> targets) {
        for (ColumnMapping column : columns) {
            Field<?> field = column.field();
            String name = header.names().get(column.index());
            boolean isConfirmed = !targets.containsKey(column.index()) && confirmed.find(column.index(), name) != null;
            if (field != null && field.isPrivileged() && isConfirmed && !isNameOf(name, field)) {
                issues.add(Issue.of(IssueCode.COLUMN_UNEXPECTED, place(column.column()), column.column(), field.key()));
            }
        }
    }

    private boolean isNameOf(String name, Field<?> field) {
        return matcher.match(name).possibleFields().stream()
                .anyMatch(possible -> possible.field().equals(field));
    }

    /** Columns that a rule leaves out, and those without a name and a value, concern nobody. */
    private boolean isMissed(ColumnMapping column, @Nullable ColumnTarget target) {
        boolean isWanted = target != null || !isEmpty(column.index());
        return !column.isMapped() && isWanted && !(target instanceof ColumnTarget.Ignored);
    }

    private boolean isEmpty(int column) {
        return header.names().get(column).isEmpty()
                && header.samples().stream().allMatch(row -> row.cell(column).isBlank());
    }

    private RowLocation place(@Nullable String column) {
        return new RowLocation(source, null, header.number(), column);
    }
}
