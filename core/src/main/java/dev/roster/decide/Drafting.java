package dev.roster.decide;

import dev.roster.access.Actor;
import dev.roster.cell.CellReader;
import dev.roster.life.Effects;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.ImportPlan;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Safeguard;
import dev.roster.spi.CorrelationKey;
import dev.roster.table.Row;
import dev.roster.words.FullName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first phase of a plan: decides what a file does to the stored users, row by row, as far as one can without the
 * rows below.
 *
 * <p>Batch by batch: {@link #read}, ask the store for {@link RowBatch#keys()}, {@link #decide}: every row becomes a
 * draft. {@link #absent} after the last batch leads on to the users whom the file does not mention and to {@link
 * Settling}, which decides what depends on several rows.
 *
 * <p>Pure: the same calls give the same answers. Needs about 100 bytes a row, however long rows are. For one thread;
 * another one may {@link #read} ahead.
 */
public final class Drafting {

    private final DecisionTerms terms;
    private final SheetLayout layout;
    private final RowReading reading;
    private final NamedTexts names;
    private final NewEntries entries;
    private final CellPolicy cells;
    private final RowDecision decision;
    private final SurveyRecorder survey;
    private final @Nullable Overlay overlay;
    private final RowMatching matching;
    private final PlanCounts counts;
    private final AlikeUsers alikes;
    private final FirstRow firstRow;
    private final Instructed instructed;
    private final TextTargets targets;
    private long unreadableRow;
    /** How many of the users whom the directory owned before were found. */
    private long seen;

    /**
     * Starts a plan.
     *
     * @param terms what decisions depend on
     */
    public Drafting(DecisionTerms terms) {
        this.terms = terms;
        this.names = new NamedTexts(terms::reference);
        this.layout = new SheetLayout(terms.profile(), terms.table(), terms.fields());
        CellReader reader = CellReader.of(terms.profile().reading());
        this.reading = new RowReading(terms, layout, reader);
        this.entries = new NewEntries(terms);
        this.cells = new CellPolicy(terms, reader, reading, names, entries);
        NewUserIds ids = new NewUserIds(terms.seed());
        this.decision = new RowDecision(terms, layout, cells, ChangeDecision.forward(terms, entries), ids);
        DuplicatePolicy duplicates = terms.profile().policy().duplicates();
        this.survey = new SurveyRecorder(
                duplicates,
                matchedBy(),
                layout.references.stream().<Field<?>>map(SheetLayout.Use::field).toList(),
                terms.catalogs().roles().ownerRoles());
        this.overlay = duplicates == DuplicatePolicy.IN_ORDER ? new Overlay() : null;
        this.matching = new RowMatching(terms, layout, survey, overlay);
        this.counts = new PlanCounts(terms, entries);
        this.alikes = new AlikeUsers(terms, layout);
        this.firstRow = new FirstRow(terms);
        this.instructed = new Instructed(terms, entries);
        this.targets = new TextTargets(terms, survey, names);
    }

    /** {@return what the file lacks, so that no row of it can be planned; empty when all is well} */
    public List<Issue> missingColumns() {
        return layout.missingColumns(terms.source(), terms.table(), terms.sheets());
    }

    /** {@return the columns that hold a field and are not imported, with the reason; worth a look, no error} */
    public List<Issue> unusedColumns() {
        return layout.unusedColumns(terms.source(), terms.table());
    }

    /** {@return why nothing of the file is to be applied, now that its rows are decided; empty when it may be} */
    public Optional<Issue> invalidFirstRow() {
        return firstRow.issue();
    }

    /** {@return how the cells of all rows that were read were cleaned, column by column} */
    public List<Issue> cleanedColumns() {
        return reading.cleaned();
    }

    /** {@return the fields by which users are found, in order} */
    public List<Field<?>> matchedBy() {
        return layout.match.stream().<Field<?>>map(SheetLayout.Use::field).toList();
    }

    /**
     * Looks at rows for the first time. One other thread may do so ahead of the one that decides.
     *
     * @param rows the next rows of the file, in its order
     * @return the batch, with the keys to ask the store for
     */
    public RowBatch read(List<Row> rows) {
        return reading.read(rows);
    }

    /**
     * Tells which users must be looked for by name before a batch can be decided.
     *
     * @param batch the batch
     * @param matches the answer of {@link dev.roster.spi.UserStore#correlate} to the batch's keys
     * @return the full names of people whom cells name by no key, in the form in which they are compared; mostly none
     */
    public Set<String> names(RowBatch batch, List<List<User>> matches) {
        return targets.names(batch, readableOnly(matches));
    }

    /**
     * Tells which keys must be looked for beside those of a batch, for users who may be there already under a number
     * that a spreadsheet took the zeros from.
     *
     * @param batch the batch
     * @param matches the answer of {@link dev.roster.spi.UserStore#correlate} to the batch's keys
     * @return keys like those of rows that lead to nobody; mostly none
     */
    public List<CorrelationKey> alike(RowBatch batch, List<List<User>> matches) {
        return alikes.keys(batch, matches);
    }

    /**
     * What the store knows about a batch.
     *
     * @param matches the answer of {@link dev.roster.spi.UserStore#correlate} to the batch's keys
     * @param called the stored users who have one of the {@link #names} and whom the actor may read
     * @param alike the answer to the keys of {@link #alike}
     * @param outside what those outside the store say about them
     */
    public record Stored(List<List<User>> matches, Collection<User> called, List<List<User>> alike, Outside outside) {}

    /**
     * Decides the rows of a batch, as far as one can without the rows below.
     *
     * @param batch the batch
     * @param stored what the store knows about it
     * @return one draft for each row, in order
     */
    public List<PlannedChange> decide(RowBatch batch, Stored stored) {
        List<List<User>> readable = readableOnly(stored.matches());
        alikes.take(readableOnly(stored.alike()));
        if (batch.startsAfresh) {
            names.clear();
        }
        targets.take(batch, readable, stored.called());
        if (overlay != null && layout.action < 0) {
            batch.joinRowsOfOneUser();
        }
        List<PlannedChange> drafts = new ArrayList<>(batch.size());
        for (RowBatch.Cells cells : batch.rows) {
            int ordinal = survey.addRow(cells.row.number());
            survey.identify(ordinal, cells.identity());
            PlannedChange draft = count(ordinal, terms.told(draft(cells, readable, stored.outside())));
            firstRow.look(draft);
            drafts.add(draft);
        }
        return drafts;
    }

    /** {@return what follows once all batches are decided} */
    public Absent absent() {
        return new Absent();
    }

    /** Decides for stored users whom no row mentions. For one thread. */
    public final class Absent {

        private Absent() {}

        /**
         * Decides for stored users after all rows are read. While a row names nobody who can be found, nobody counts
         * as absent: that row may be about any of them.
         *
         * @param users some stored users
         * @param outside asks those outside the store about all of them who are absent, once, and not at all when none is
         * @return the drafts, in the order of the users; none for those whom the file mentions, or to whom nothing is to be done
         */
        public List<PlannedChange> decide(List<User> users, Function<List<User>, Outside> outside) {
            List<User> absent =
                    users.stream().filter(user -> !isLeftAlone(user)).toList();
            if (absent.isEmpty()) {
                return List.of();
            }
            Outside said = outside.apply(absent);
            return absent.stream().map(user -> draftAbsent(user, said)).toList();
        }

        /** {@return whether the directory has all of its users, so that nobody need be looked through} */
        public boolean isNobody() {
            return terms.owners().isSync() && seen == terms.storedUsers().orElse(-1);
        }

        /** {@return the second phase, once everything is drafted} */
        public Settling settling() {
            return new Settling(terms, survey, counts, Drafting.this::trailer);
        }
    }

    private boolean isLeftAlone(User user) {
        return survey.hasSeen(user.id())
                || (terms.owners().isSync() && !terms.owners().isSynced(user))
                || !terms.authorizer().mayRead(terms.actor(), user)
                || isAtRestAlready(user);
    }

    private boolean isAtRestAlready(User user) {
        return terms.profile().policy().absent() == AbsentPolicy.DEACTIVATE
                && user.access().status().isAtRest();
    }

    /** Whether somebody is a user of the directory of whom it would count that no row mentions them. */
    private boolean mayBeAbsent(User user) {
        return terms.owners().isSynced(user) && user.access().status() != UserStatus.DELETED && !isAtRestAlready(user);
    }

    private PlannedChange draftAbsent(User user, Outside outside) {
        int ordinal = survey.addAbsent();
        if (unreadableRow == 0) {
            return count(ordinal, register(ordinal, instructed.apply(decision.decideAbsent(user), outside)));
        }
        Issue why = Issue.of(IssueCode.DEPENDENCY_REJECTED, terms.file(), "row " + unreadableRow);
        survey.reject(ordinal);
        return count(ordinal, PlannedChange.idle(null, ChangeKind.REJECTED, PlannedUser.of(user), List.of(why)));
    }

    /** Drafts are counted as if they were final: where all are, nothing is left to do. */
    private PlannedChange count(int ordinal, PlannedChange draft) {
        if (draft.kind() == ChangeKind.UNCHANGED && draft.issues().isEmpty()) {
            survey.leave(ordinal);
            counts.addUnchanged();
        } else {
            counts.add(draft);
        }
        return draft;
    }

    private ImportPlan.Trailer trailer(PlanCounts all) {
        Prerequisites prerequisites = entries.prerequisites();
        List<Safeguard.Tripped> safeguards = missingColumns().isEmpty() ? all.tripped(terms) : List.of();
        return all.trailer(prerequisites, cells.unknownValues(), safeguards);
    }

    private PlannedChange draft(RowBatch.Cells cells, List<List<User>> matches, Outside outside) {
        if (cells.kind != null) {
            Issue why = Issue.of(IssueCode.ROW_SKIPPED, reading.at(cells.row), cells.kind.words());
            return PlannedChange.idle(cells.row.number(), ChangeKind.SKIPPED, null, List.of(why));
        }
        User stored = matching.find(cells, matches);
        if (cells.leftOut != null) {
            return leftOut(cells, cells.leftOut, stored);
        }
        if (overlay != null && layout.action < 0 && stored != null) {
            cells.isFollower =
                    survey.hasSeen(stored.id()) || overlay.rowOf(stored.id()).isPresent();
            rejectOtherPerson(cells, stored);
        }
        if (stored == null) {
            alikes.warn(cells);
        }
        ChangeDecision.Decided decided = decision.decide(cells, stored);
        decided = isWrittenAbove(stored) ? instructed.applyAgain(decided, outside) : instructed.apply(decided, outside);
        if (overlay != null && decided.change().kind().isWrite()) {
            decided = judgeInOrder(cells, decided, matches);
        }
        if (decided.before() == null && decided.after() != null && !layout.references.isEmpty()) {
            survey.mark(cells.ordinal, NewUserIds.mark(cells.row));
        }
        if (stored != null) {
            boolean isFirst = survey.match(cells.ordinal, stored.id());
            seen += isFirst && mayBeAbsent(stored) ? 1 : 0;
        } else if (unreadableRow == 0 && mayNameAnybody(cells)) {
            unreadableRow = cells.row.number();
        }
        noteHeldKeys(cells, decided, matches);
        noteNamed(cells, decided.change().kind());
        if (stored == null && decided.change().kind() == ChangeKind.REJECTED) {
            rejectKeys(cells);
        }
        return register(cells.ordinal, decided);
    }

    /** Of rows in order, the first that writes a user does what is done outside, once; one that is left out does nothing. */
    private boolean isWrittenAbove(@Nullable User user) {
        return overlay != null && user != null && overlay.rowOf(user.id()).isPresent();
    }

    /** Whoever a row names that is left out does not count as absent. */
    private PlannedChange leftOut(RowBatch.Cells cells, Issue why, @Nullable User stored) {
        if (stored != null) {
            survey.see(stored.id());
        } else if (unreadableRow == 0 && mayNameAnybody(cells)) {
            unreadableRow = cells.row.number();
        }
        return PlannedChange.idle(cells.row.number(), ChangeKind.SKIPPED, null, List.of(why));
    }

    /** Rows in order may repeat a user, but not somebody else who shares the address. */
    private void rejectOtherPerson(RowBatch.Cells cells, User user) {
        int written = Objects.requireNonNull(overlay).rowOf(user.id()).orElse(-1);
        int above = written >= 0 && !survey.maySame(written, cells.ordinal)
                ? written
                : survey.otherPerson(cells.ordinal, user.id());
        if (above >= 0) {
            cells.issues.add(Issue.of(
                    IssueCode.KEY_SHARED,
                    reading.at(cells.row),
                    Integer.toString(survey.rowNumber(above).orElse(0))));
        }
    }

    /** Notes the stored users whom the row names, also where it says what is stored already. */
    private void noteNamed(RowBatch.Cells cells, ChangeKind kind) {
        boolean isNaming = (kind.isWrite() && !kind.removes()) || kind == ChangeKind.UNCHANGED;
        for (int i = 0; i < layout.references.size() && isNaming; i++) {
            String text = cells.row.cell(layout.references.get(i).index());
            int target = text.isBlank() ? -1 : names.find(text).target();
            if (target >= 0) {
                survey.name(cells.ordinal, i, target);
            }
        }
    }

    /** A row that names the user of a rejected row waits for that row, not for nobody. */
    private void rejectKeys(RowBatch.Cells cells) {
        for (CorrelationKey key : cells.keyOf) {
            if (key != null) {
                survey.rejectKey(cells.ordinal, key);
            }
        }
        if (!layout.references.isEmpty()) {
            FullName.of(
                            textOf(Field.DISPLAY_NAME, cells),
                            textOf(Field.FIRST_NAME, cells),
                            textOf(Field.LAST_NAME, cells))
                    .forEach(name -> survey.rejectName(cells.ordinal, name));
        }
    }

    private @Nullable String textOf(Field<?> field, RowBatch.Cells cells) {
        SheetLayout.Use<?> use = layout.writableUse(field);
        return use == null ? null : cells.row.cell(use.index());
    }

    /** Whether a key of the row cannot be read, or none is there. */
    private boolean mayNameAnybody(RowBatch.Cells cells) {
        boolean hasKey = false;
        for (int i = 0; i < layout.match.size(); i++) {
            boolean isBlank = cells.row.cell(layout.match.get(i).index()).isBlank();
            if (!isBlank && cells.keyOf[i] == null) {
                return true;
            }
            hasKey |= cells.keyOf[i] != null;
        }
        return !hasKey;
    }

    /** Notes unique keys that the row wants and a stored user holds; some row must give them up. */
    private void noteHeldKeys(RowBatch.Cells cells, ChangeDecision.Decided decided, List<List<User>> matches) {
        if (overlay != null || !decided.change().kind().isWrite() || decided.after() == null) {
            return;
        }
        for (int i = 0; i < layout.identity.size(); i++) {
            CorrelationKey key = cells.keyOf[i];
            if (key == null || !key.field().isUnique() || !key.matches(decided.after())) {
                continue;
            }
            for (User holder : matches.get(cells.keyAt[i])) {
                if (!holder.id().equals(decided.after().id())) {
                    survey.wantHeldKey(cells.ordinal, key);
                }
            }
        }
    }

    /** In files of operations, keys are judged on what the rows above left. */
    private ChangeDecision.Decided judgeInOrder(
            RowBatch.Cells cells, ChangeDecision.Decided decided, List<List<User>> matches) {
        Overlay state = Objects.requireNonNull(overlay);
        User after = decided.after();
        for (int i = 0; i < layout.identity.size() && after != null; i++) {
            CorrelationKey key = cells.keyOf[i];
            if (key == null || !key.matches(after)) {
                continue;
            }
            List<User> users = matches.get(cells.keyAt[i]);
            User holder = state.find(key, users.isEmpty() ? null : users.get(0));
            if (holder != null && !holder.id().equals(after.id()) && key.field().isUnique()) {
                Issue taken = Issue.ofCell(
                        IssueCode.KEY_TAKEN,
                        reading.at(cells.row).column(layout.identity.get(i).column()),
                        key.field(),
                        cells.row.cell(layout.identity.get(i).index()));
                return rejected(decided, taken);
            }
            state.rowOf(key).ifPresent(row -> survey.dependencies().add(cells.ordinal, row));
        }
        if (decided.before() != null) {
            state.rowOf(decided.before().id())
                    .ifPresent(row -> survey.dependencies().add(cells.ordinal, row));
        }
        state.write(cells.ordinal, decided.before(), after == null ? null : nextVersion(decided, after));
        return decided;
    }

    private static ChangeDecision.Decided rejected(ChangeDecision.Decided decided, Issue why) {
        PlannedChange change = decided.change().demotedTo(ChangeKind.REJECTED, why);
        boolean isNew = decided.before() == null;
        return new ChangeDecision.Decided(
                isNew ? PlannedChange.idle(change.row(), ChangeKind.REJECTED, null, change.issues()) : change,
                decided.before(),
                decided.before());
    }

    private static User nextVersion(ChangeDecision.Decided decided, User after) {
        return decided.before() == null ? after : after.with(user -> user.version(after.version() + 1));
    }

    private PlannedChange register(int ordinal, ChangeDecision.Decided decided) {
        PlannedChange change = decided.change();
        if (change.kind() == ChangeKind.REJECTED) {
            survey.reject(ordinal);
        }
        if (change.kind().isWrite()) {
            survey.write(ordinal, decided.before(), decided.after());
            if (Effects.invitedTo(change, decided.after()).isPresent()) {
                survey.invite(ordinal);
                if (overlay != null) {
                    instructed.note(decided);
                }
            }
            return survey.refer(ordinal, change, names) ? names.withoutStandIns(change) : change;
        }
        return change;
    }

    /** Users whom the actor may not read are as good as absent. */
    private List<List<User>> readableOnly(List<List<User>> matches) {
        if (terms.actor().kind() == Actor.Kind.OPERATOR) {
            return matches;
        }
        List<List<User>> readable = new ArrayList<>(matches.size());
        for (List<User> users : matches) {
            readable.add(users.stream()
                    .filter(user -> terms.authorizer().mayRead(terms.actor(), user))
                    .toList());
        }
        return readable;
    }
}
