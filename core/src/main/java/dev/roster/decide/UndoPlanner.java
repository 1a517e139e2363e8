package dev.roster.decide;

import dev.roster.access.Actor;
import dev.roster.life.Effects;
import dev.roster.model.AttributeKey;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Definitions;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.spi.CorrelationKey;
import dev.roster.spi.PlanId;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plans the inverse of a run: last change first, each against the user as it is stored now. A user that
 * somebody changed since is kept. Pure; for one thread.
 */
public final class UndoPlanner {

    private final DecisionTerms terms;
    private final SurveyRecorder survey;
    private final ChangeDecision decision;
    private final Map<UserId, Reversed> reversed = new HashMap<>();
    private final PlanCounts counts;
    private final @Nullable PlanId undoneBy;

    /** A user as the changes that were reversed so far left it, and the last of them that is a write; null for none. */
    private record Reversed(@Nullable User user, @Nullable Integer ordinal) {}

    /**
     * Starts the inverse of a run.
     *
     * @param terms what decisions depend on; its table and seed are not used
     * @param undoneBy the newest run that took the same run back, or null when none did
     */
    public UndoPlanner(DecisionTerms terms, @Nullable PlanId undoneBy) {
        this.undoneBy = undoneBy;
        this.terms = terms;
        this.survey = new SurveyRecorder(
                DuplicatePolicy.IN_ORDER,
                List.of(),
                List.of(),
                terms.catalogs().roles().ownerRoles());
        this.counts = new PlanCounts(terms, new NewEntries(terms));
        this.decision = ChangeDecision.backward(terms, new NewEntries(terms));
    }

    /**
     * {@return the unique keys that a user gets back, to ask the store who has them now}
     *
     * @param applied a change of the run
     */
    public static List<CorrelationKey> keysOf(AppliedChange applied) {
        List<CorrelationKey> keys = new ArrayList<>(0);
        for (Field<?> field : Survey.UNIQUE_FIELDS) {
            String deleted = Survey.canonical(field, applied.deleted());
            if (deleted != null) {
                keys.add(new CorrelationKey(field, deleted));
            }
        }
        for (FieldChange<?> change : applied.change().fields()) {
            String before = change.field().isUnique() ? canonicalBefore(change) : null;
            if (before != null) {
                keys.add(new CorrelationKey(change.field(), before));
            }
        }
        return keys;
    }

    private static <T> @Nullable String canonicalBefore(FieldChange<T> change) {
        T before = change.before();
        return before == null ? null : change.field().canonical(before);
    }

    /**
     * Plans to take one change back.
     *
     * @param applied the change, the last one of the run first
     * @param stored the user as it is stored now, or null when there is none
     * @param holders who has the {@link #keysOf keys} of the change now
     * @return the draft
     */
    public PlannedChange decide(AppliedChange applied, @Nullable User stored, Map<CorrelationKey, List<User>> holders) {
        PlannedChange done = applied.change();
        int ordinal = done.row() == null ? survey.addAbsent() : survey.addRow(done.row());
        if (done.kind() == ChangeKind.ERASE) {
            return erased(done.row());
        }
        Reversed above = reversed.get(idOf(done));
        PlannedChange change = above != null || isAsLeft(applied, stored)
                ? takenBack(ordinal, applied, inverse(applied, above == null ? stored : above.user()), holders)
                : kept(applied, stored);
        if (change.kind() == ChangeKind.REJECTED) {
            survey.reject(ordinal);
        }
        counts.add(change);
        return change;
    }

    /**
     * Tells of a change whose user was erased since, so that nobody knows any more what it was. To be called after all others,
     * once for each.
     *
     * @return the draft, which writes nothing
     */
    public PlannedChange decideErased() {
        survey.addAbsent();
        return erased(null);
    }

    private PlannedChange erased(@Nullable Long row) {
        Issue gone =
                Issue.of(IssueCode.UNDO_ERASED, new RowLocation(terms.source(), null, row == null ? 0 : row, null));
        PlannedChange change = PlannedChange.idle(row, ChangeKind.SKIPPED, null, List.of(gone));
        counts.add(change);
        return change;
    }

    private PlannedChange takenBack(
            int ordinal,
            AppliedChange applied,
            ChangeDecision.Decided decided,
            Map<CorrelationKey, List<User>> holders) {
        PlannedChange done = applied.change();
        PlannedChange change = shown(applied, decided);
        UserId id = idOf(done);
        Reversed above = reversed.get(id);
        if (change.kind() == ChangeKind.SKIPPED && isOneOfSeveral(done)) {
            reversed.put(id, new Reversed(decided.after(), above == null ? null : above.ordinal()));
        }
        if (!change.kind().isWrite()) {
            return change;
        }
        if (above != null && above.ordinal() != null) {
            survey.dependencies().add(ordinal, above.ordinal());
        }
        survey.write(ordinal, decided.before(), decided.after());
        wantKeys(ordinal, decided.before(), decided.after(), holders);
        if (isOneOfSeveral(done)) {
            reversed.put(id, new Reversed(counted(decided.before(), decided.after()), ordinal));
        }
        return change;
    }

    /** Whether the run may have changed the same user before: what is there now is then no trace of somebody else. */
    private static boolean isOneOfSeveral(PlannedChange done) {
        return done.order().wave() > 0 || done.order().unit() > 0;
    }

    private static UserId idOf(PlannedChange done) {
        return Objects.requireNonNull(done.user(), "a write concerns a user").id();
    }

    /**
     * {@return the second phase, once all changes are decided}
     *
     * @param prerequisites what the undo brings back beforehand and removes afterwards
     */
    public Settling settling(Prerequisites prerequisites) {
        return new Settling(terms, survey, counts, all -> all.trailer(prerequisites, List.of(), List.of()));
    }

    private static boolean isAsLeft(AppliedChange applied, @Nullable User stored) {
        boolean wasDeleted = applied.change().kind() == ChangeKind.DELETE;
        return wasDeleted ? stored == null : stored != null && stored.version() == applied.version();
    }

    private ChangeDecision.Decided inverse(AppliedChange applied, @Nullable User before) {
        PlannedChange done = applied.change();
        var place = new ChangeDecision.Place(done.row(), at(done), Field::key);
        return switch (done.kind()) {
            case CREATE -> decision.delete(place, requireThere(before), keptFields(applied, null));
            case DELETE -> restored(applied, place);
            case UPDATE, DEACTIVATE, REACTIVATE -> {
                User user = requireThere(before);
                List<FieldChange<?>> changes = new ArrayList<>();
                done.fields().forEach(change -> changes.add(change.inverse()));
                List<Issue> kept = keptFields(applied, user);
                yield changes.stream().allMatch(change -> isSo(change, user))
                        ? ChangeDecision.idle(place, ChangeKind.SKIPPED, user, kept)
                        : decision.decide(place, ChangeDecision.Wish.change(user, changes), kept);
            }
            case ERASE, UNCHANGED, SKIPPED, REJECTED -> throw new IllegalArgumentException("nothing was written");
        };
    }

    /**
     * A deleted user comes back with everything that fields can tell, as a version that nobody has seen; but for the second factor,
     * which went with what they signed in with.
     */
    private ChangeDecision.Decided restored(AppliedChange applied, ChangeDecision.Place place) {
        User deleted = Objects.requireNonNull(applied.deleted(), "a deletion keeps the user");
        List<FieldChange<?>> changes = new ArrayList<>();
        for (Field<?> field : terms.fields().all()) {
            boolean isGone = field.equals(Field.ID) || field.equals(Field.SECOND_FACTOR);
            FieldChange<?> change = isGone ? null : FieldChange.between(field, null, deleted);
            if (change != null) {
                changes.add(change);
            }
        }
        UserBuilder start = User.builder(deleted.id()).version(applied.version() + 2);
        var wish = ChangeDecision.Wish.create(start, changes, Effects.Arrival.RETURNING);
        ChangeDecision.Decided decided = decision.decide(place, wish, keptFields(applied, deleted));
        return decided.after() == null
                ? new ChangeDecision.Decided(decided.change().of(PlannedUser.of(deleted)), null, null)
                : decided;
    }

    private static User requireThere(@Nullable User before) {
        return Objects.requireNonNull(before, "what was written left a user");
    }

    private static <T> boolean isSo(FieldChange<T> change, User user) {
        return Objects.equals(change.field().valueOf(user), change.after());
    }

    /** A user whom the actor may not read looks like nobody, whatever would become of them. */
    private PlannedChange shown(AppliedChange applied, ChangeDecision.Decided decided) {
        User concerned = decided.before() != null ? decided.before() : applied.deleted();
        return concerned == null || terms.authorizer().mayRead(terms.actor(), concerned)
                ? decided.change()
                : hidden(applied.change());
    }

    /** What stays as it is: what was handed over, and fields whose attribute is gone. */
    private List<Issue> keptFields(AppliedChange applied, @Nullable User after) {
        List<Issue> kept = new ArrayList<>(0);
        for (Issue issue : applied.change().issues()) {
            if (issue.code() == IssueCode.UNDO_FIELD_KEPT && after != null) {
                kept.add(issue);
            }
        }
        if (applied.change().effects().contains(Effect.TRANSFER)) {
            kept.add(Issue.of(IssueCode.TRANSFER_KEPT, at(applied.change())));
        }
        User deleted = applied.deleted();
        if (deleted == null) {
            return kept;
        }
        for (AttributeKey key : deleted.attributes().keySet()) {
            if (terms.fields().find(key.value()).isEmpty()) {
                kept.add(Issue.of(
                        IssueCode.UNDO_FIELD_KEPT,
                        at(applied.change()),
                        Definitions.Name.ofAttribute(key.value()).words()));
            }
        }
        return kept;
    }

    /** A user whom the actor may not read looks like nobody. */
    private PlannedChange hidden(PlannedChange done) {
        Issue nobody = Issue.of(IssueCode.USER_NOT_FOUND, at(done), "the key of this row");
        return PlannedChange.idle(done.row(), ChangeKind.REJECTED, null, List.of(nobody));
    }

    private PlannedChange kept(AppliedChange applied, @Nullable User stored) {
        PlannedChange done = applied.change();
        boolean isReadable = stored == null
                ? terms.actor().kind() == Actor.Kind.OPERATOR
                : terms.authorizer().mayRead(terms.actor(), stored);
        if (!isReadable) {
            return hidden(done);
        }
        Issue why = undoneBy != null && isAsBefore(done, stored)
                ? Issue.of(IssueCode.UNDO_DONE, at(done), undoneBy.value())
                : Issue.of(IssueCode.UNDO_KEPT, at(done));
        return PlannedChange.idle(done.row(), ChangeKind.SKIPPED, done.user(), List.of(why));
    }

    /** Whether nothing is left of a change. */
    private static boolean isAsBefore(PlannedChange done, @Nullable User stored) {
        return switch (done.kind()) {
            case CREATE -> stored == null;
            case DELETE -> stored != null;
            case UPDATE, DEACTIVATE, REACTIVATE ->
                stored != null && done.fields().stream().allMatch(change -> isSo(change.inverse(), stored));
            case ERASE, UNCHANGED, SKIPPED, REJECTED -> false;
        };
    }

    private RowLocation at(PlannedChange done) {
        return done.at(terms.source());
    }

    /** A key that comes back may be with another user: one of the run, who goes first, or one who took it since. */
    private void wantKeys(
            int ordinal, @Nullable User before, @Nullable User after, Map<CorrelationKey, List<User>> holders) {
        for (Field<?> field : Survey.UNIQUE_FIELDS) {
            String old = Survey.canonical(field, before);
            String now = Survey.canonical(field, after);
            if (now == null || now.equals(old)) {
                continue;
            }
            CorrelationKey key = new CorrelationKey(field, now);
            boolean isHeld = holders.getOrDefault(key, List.of()).stream()
                    .anyMatch(holder -> !holder.id().equals(after == null ? null : after.id())
                            && terms.authorizer().mayRead(terms.actor(), holder));
            if (isHeld) {
                survey.wantHeldKey(ordinal, key);
            } else {
                survey.wantFreedKey(ordinal, key);
            }
        }
    }

    private static @Nullable User counted(@Nullable User before, @Nullable User after) {
        return after == null || before == null ? after : after.with(user -> user.version(before.version() + 1));
    }
}
