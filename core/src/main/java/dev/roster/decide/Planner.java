package dev.roster.decide;

import dev.roster.access.KnownDefinitions;
import dev.roster.cell.CellReader;
import dev.roster.mapping.UnknownValue;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.AbsentPolicy;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.profile.Safeguard;
import dev.roster.spi.CorrelationKey;
import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a file does to the stored users, in two passes.
 *
 * <ol>
 *   <li>Batch by batch: {@link #read}, ask the store for {@link RowBatch#keys()}, {@link #decide}: every row becomes a
 *       draft.
 *   <li>{@link #settle} once all rows are read, then {@link #settled} for each draft in the same order: what depends
 *       on rows further down (duplicates, exchanged keys, managers of the file, the last owner) is decided now, so
 *       that the order of rows does not matter unless the policy says so.
 * </ol>
 *
 * <p>Pure: the same calls give the same answers. Needs about 100 bytes a row, however long rows are. For one thread;
 * another one may {@link #read} ahead.
 */
public final class Planner {

    private final PlanningContext context;
    private final SheetLayout layout;
    private final RowReading reading;
    private final NamedTexts names = new NamedTexts();
    private final NewEntries entries;
    private final CellPolicy cells;
    private final RowDecision decision;
    private final Survey survey;
    private final @Nullable Overlay overlay;
    private final Settlement settlement;
    private final KnownDefinitions.Collector definitions;
    private long unreadableRow;

    /**
     * Starts a plan.
     *
     * @param context what decisions depend on
     */
    public Planner(PlanningContext context) {
        this.context = context;
        this.layout = new SheetLayout(context.profile(), context.table());
        NewUserIds ids = new NewUserIds(context.seed());
        CellReader reader = CellReader.of(context.profile().reading());
        this.reading = new RowReading(context, layout, reader);
        this.entries = new NewEntries(context);
        this.cells = new CellPolicy(context, reader, reading, names, entries);
        this.decision = new RowDecision(context, layout, cells, new ChangeDecision(context, entries), ids);
        DuplicatePolicy duplicates = context.profile().policy().duplicates();
        this.survey = new Survey(
                duplicates,
                layout.match.stream().<Field<?>>map(SheetLayout.Use::field).toList(),
                new NamedUsers(layout.references));
        this.overlay = duplicates == DuplicatePolicy.IN_ORDER ? new Overlay() : null;
        this.settlement = new Settlement(context, survey, ids);
        this.definitions = new KnownDefinitions.Collector(context.catalogs().roles());
    }

    /** {@return what the file lacks, so that no row of it can be planned; empty when all is well} */
    public List<Issue> missingColumns() {
        return layout.missingColumns(context.source());
    }

    /** {@return the columns that hold a field and are not imported, with the reason; worth a look, no error} */
    public List<Issue> unusedColumns() {
        return layout.unusedColumns(context.source(), context.table());
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
     * Decides the rows of a batch, as far as one can without the rows below.
     *
     * @param batch the batch
     * @param matches the answer of {@link dev.roster.spi.UserStore#correlate} to the batch's keys
     * @return one draft for each row, in order
     */
    public List<PlannedChange> decide(RowBatch batch, List<List<User>> matches) {
        List<List<User>> readable = readableOnly(matches);
        if (batch.startsAfresh) {
            names.clear();
        }
        batch.references.forEach((text, places) -> name(text, places, readable));
        List<PlannedChange> drafts = new ArrayList<>(batch.size());
        for (RowBatch.Cells cells : batch.rows) {
            survey.rowNumbers.add((int) cells.row.number());
            drafts.add(draft(cells, readable));
        }
        return drafts;
    }

    /**
     * Decides for a stored user after all rows are read. While a row names nobody who can be found, nobody counts
     * as absent: that row may be about any of them.
     *
     * @param user a stored user
     * @return the draft, or null when the file mentions the user or nothing is to be done
     */
    public @Nullable PlannedChange decideAbsent(User user) {
        boolean isLeftAlone = survey.hasSeen(user.id())
                || !context.authorizer().mayRead(context.actor(), user)
                || (context.profile().policy().absent() == AbsentPolicy.DEACTIVATE
                        && user.access().status().isAtRest());
        if (isLeftAlone) {
            return null;
        }
        int ordinal = survey.rows();
        survey.rowNumbers.add(0);
        if (unreadableRow > 0) {
            Issue why = Issue.of(
                    IssueCode.DEPENDENCY_REJECTED,
                    new RowLocation(context.source(), null, 0, null),
                    "row " + unreadableRow);
            survey.rejected.set(ordinal);
            return PlannedChange.idle(null, ChangeKind.REJECTED, PlannedUser.of(user), List.of(why));
        }
        return register(ordinal, decision.decideAbsent(user));
    }

    /** {@return the stored users whose managers must be known before {@link #settle}; ask again until empty} */
    public Set<UserId> managersToFollow() {
        settlement.resolveReferences();
        return survey.managers.toFollow();
    }

    /**
     * Takes the users that were asked for.
     *
     * @param asked the answer of {@link #managersToFollow}
     * @param users those of them that exist
     */
    public void followManagers(Set<UserId> asked, List<User> users) {
        survey.managers.follow(asked, users);
    }

    /** {@return whether some row takes an owner of the tenant away, so that {@link #settle} must know how many there are} */
    public boolean losesOwners() {
        return settlement.losesOwners();
    }

    /**
     * Decides what depends on all rows; call it once, after the last batch.
     *
     * @param owners how many active users own the tenant now; not looked at unless {@link #losesOwners}
     */
    public void settle(long owners) {
        settlement.settle(owners);
    }

    /** {@return whether all drafts are final as they stand; known after {@link #settle}} */
    public boolean isFinal() {
        return settlement.isFinal();
    }

    /**
     * Tells whether a draft is final as it stands.
     *
     * @param ordinal the place of the draft, from 0
     * @return whether {@link #settled} would give it back unchanged
     */
    public boolean isFinal(int ordinal) {
        return settlement.isFinal(ordinal);
    }

    /**
     * Makes a draft final. Call it for each draft that is not {@link #isFinal}, in order.
     *
     * @param ordinal the place of the draft, from 0
     * @param draft the draft
     * @return the final change
     */
    public PlannedChange settled(int ordinal, PlannedChange draft) {
        return settlement.settled(ordinal, draft);
    }

    /**
     * PlanCounts a change, for summary, safeguards and prerequisites.
     *
     * @param change the change, final or taken to be
     */
    public void count(PlannedChange change) {
        entries.use(change);
        definitions.add(change);
        settlement.tally.add(change);
    }

    /** PlanCounts one row that changes nothing and has no issues. */
    public void countUnchanged() {
        settlement.tally.addUnchanged();
    }

    /** Forgets what was counted, because drafts were counted that are not final. */
    public void countAgain() {
        entries.useNothing();
        definitions.clear();
        settlement.tally.clear();
    }

    /** {@return what must exist before the rows are written; complete once all changes are counted} */
    public Prerequisites prerequisites() {
        return entries.prerequisites();
    }

    /** {@return the roles and attributes that the changes name, once all are counted} */
    public Definitions definitions() {
        return definitions.definitions();
    }

    /** {@return the counts, once all changes are counted} */
    public PlanSummary summary() {
        return settlement.tally.summary(prerequisites());
    }

    /** {@return what cells hold and nothing is called, each text once, once all rows are decided} */
    public List<UnknownValue> unknownValues() {
        return cells.unknownValues();
    }

    /** {@return the safeguards that the plan trips, once all changes are counted} */
    public List<Safeguard.Tripped> safeguards() {
        return settlement.tally.tripped(context.profile(), context.storedUsers());
    }

    private PlannedChange draft(RowBatch.Cells cells, List<List<User>> matches) {
        if (cells.kind != null) {
            Issue why = Issue.of(IssueCode.ROW_SKIPPED, reading.at(cells.row), cells.kind.words());
            return PlannedChange.idle(cells.row.number(), ChangeKind.SKIPPED, null, List.of(why));
        }
        User stored = correlate(cells, matches);
        ChangeDecision.Decided decided = decision.decide(cells, stored);
        if (overlay != null && decided.change().kind().isWrite()) {
            decided = judgeInOrder(cells, decided, matches);
        }
        if (stored != null) {
            survey.match(cells.ordinal, stored.id());
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

    /** Notes the stored users whom the row names, also where it says what is stored already. */
    private void noteNamed(RowBatch.Cells cells, ChangeKind kind) {
        boolean isNaming = (kind.isWrite() && kind != ChangeKind.DELETE) || kind == ChangeKind.UNCHANGED;
        for (int i = 0; i < layout.references.size() && isNaming; i++) {
            String text = cells.row.cell(layout.references.get(i).index());
            int target = text.isBlank() ? -1 : names.find(text).target();
            if (target >= 0) {
                survey.named.note(cells.ordinal, i, target);
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

    /** Finds the user that the row's keys lead to; more than one is an issue. */
    private @Nullable User correlate(RowBatch.Cells cells, List<List<User>> matches) {
        int keys = 0;
        User found = null;
        User other = null;
        for (int i = 0; i < layout.match.size(); i++) {
            CorrelationKey key = cells.keyOf[i];
            if (key == null) {
                continue;
            }
            keys++;
            List<User> users = matches.get(cells.keyAt[i]);
            if (users.size() > 1) {
                ambiguous(cells, users.get(0), users.get(1));
                return found;
            }
            User user = users.isEmpty() ? null : users.get(0);
            if (overlay != null) {
                user = overlay.find(key, user);
            }
            boolean isId = layout.match.get(i).field().equals(Field.ID);
            if (user != null && found == null) {
                found = user;
            } else if (user != null
                    && found != null
                    && other == null
                    && !user.id().equals(found.id())) {
                other = user;
            } else if (user == null && isId) {
                cells.issues.add(
                        Issue.of(IssueCode.USER_NOT_FOUND, reading.at(cells.row), "id \"" + key.canonical() + "\""));
            }
            if (isId) {
                break;
            }
        }
        if (found != null && other != null) {
            ambiguous(cells, found, other);
            return null;
        }
        if (keys == 0 && cells.issues.isEmpty()) {
            cells.issues.add(Issue.of(IssueCode.ROW_WITHOUT_KEY, reading.at(cells.row), layout.matchNames()));
        }
        return found;
    }

    /** Neither of the users is absent, whichever of them is meant. */
    private void ambiguous(RowBatch.Cells cells, User one, User other) {
        survey.see(one.id());
        survey.see(other.id());
        cells.issues.add(Issue.of(
                IssueCode.USER_AMBIGUOUS, reading.at(cells.row), one.label(), other.label(), layout.steadiestKey()));
    }

    /** Notes unique keys that the row wants and a stored user holds; some row must give them up. */
    private void noteHeldKeys(RowBatch.Cells cells, ChangeDecision.Decided decided, List<List<User>> matches) {
        if (overlay != null || !decided.change().kind().isWrite() || decided.after() == null) {
            return;
        }
        for (int i = 0; i < layout.identity.size(); i++) {
            CorrelationKey key = cells.keyOf[i];
            int unique = key == null ? -1 : Survey.UNIQUE_FIELDS.indexOf(key.field());
            if (key == null || unique < 0 || !key.matches(decided.after())) {
                continue;
            }
            for (User holder : matches.get(cells.keyAt[i])) {
                if (!holder.id().equals(decided.after().id())) {
                    survey.wantHeldKey(cells.ordinal, unique, key.canonical());
                }
            }
        }
    }

    /** In files of operations, keys are judged on what the rows above left. */
    private ChangeDecision.Decided judgeInOrder(
            RowBatch.Cells cells, ChangeDecision.Decided decided, List<List<User>> matches) {
        Overlay state = java.util.Objects.requireNonNull(overlay);
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
            state.rowOf(key).ifPresent(row -> survey.dependencies.add(cells.ordinal, row));
        }
        if (decided.before() != null) {
            state.rowOf(decided.before().id()).ifPresent(row -> survey.dependencies.add(cells.ordinal, row));
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
            survey.rejected.set(ordinal);
        }
        if (change.kind().isWrite()) {
            survey.write(ordinal, decided.before(), decided.after());
            settlement.noteOwner(ordinal, decided.before(), decided.after());
            settlement.noteReferences(ordinal, change);
        }
        return change;
    }

    /** Remembers to whom a text leads. */
    private void name(String text, int[] places, List<List<User>> matches) {
        Set<UserId> users = new LinkedHashSet<>();
        for (int place : places) {
            matches.get(place).forEach(user -> users.add(user.id()));
        }
        int target =
                users.size() == 1 ? survey.named.target(text, users.iterator().next()) : -1;
        names.put(text, List.copyOf(users), target);
    }

    /** Users whom the actor may not read are as good as absent. */
    private List<List<User>> readableOnly(List<List<User>> matches) {
        if (context.actor().kind() == dev.roster.access.Actor.Kind.OPERATOR) {
            return matches;
        }
        List<List<User>> readable = new ArrayList<>(matches.size());
        for (List<User> users : matches) {
            readable.add(users.stream()
                    .filter(user -> context.authorizer().mayRead(context.actor(), user))
                    .toList());
        }
        return readable;
    }
}
