package dev.roster.decide;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Decision;
import dev.roster.access.KnownDefinitions;
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
import dev.roster.plan.PlanSummary;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.plan.Prerequisites;
import dev.roster.profile.DuplicatePolicy;
import dev.roster.spi.CorrelationKey;
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

    private final PlanningContext context;
    private final Survey survey = new Survey(DuplicatePolicy.IN_ORDER, List.of(), new NamedUsers(List.of()));
    private final Settlement settlement;
    private final KnownDefinitions.Collector definitions;
    private final Map<UserId, Reversed> reversed = new HashMap<>();
    private int nextOrdinal;

    /** A user as the changes that were reversed so far left it. */
    private record Reversed(@Nullable User user, int ordinal) {}

    /**
     * Starts the inverse of a run.
     *
     * @param context what decisions depend on; its table and seed are not used
     */
    public UndoPlanner(PlanningContext context) {
        this.context = context;
        this.settlement = new Settlement(context, survey, new NewUserIds(context.seed()));
        this.definitions = new KnownDefinitions.Collector(context.catalogs().roles());
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
        int ordinal = nextOrdinal++;
        PlannedChange done = applied.change();
        survey.rowNumbers.add((int) done.row());
        UserId id =
                Objects.requireNonNull(done.user(), "a write concerns a user").id();
        Reversed above = reversed.get(id);
        User before = above == null ? stored : above.user();
        boolean isUntouched = above != null || isAsLeft(applied, stored);
        User after = isUntouched ? inverse(applied, before) : before;
        PlannedChange change = isUntouched ? draft(applied, before, after) : kept(applied, stored);
        if (change.kind().isWrite()) {
            if (above != null) {
                survey.dependencies.add(ordinal, above.ordinal());
            }
            survey.write(ordinal, before, after);
            wantKeys(ordinal, before, after, holders);
            settlement.noteOwner(ordinal, before, after);
            if (done.order().wave() > 0 || done.order().unit() > 0) {
                reversed.put(id, new Reversed(counted(before, after), ordinal));
            }
        } else if (change.kind() == ChangeKind.REJECTED) {
            survey.rejected.set(ordinal);
        }
        return change;
    }

    /** {@return whether some change takes an owner of the tenant away, so that {@link #settle} must know how many there are} */
    public boolean losesOwners() {
        return settlement.losesOwners();
    }

    /**
     * Decides what depends on all changes; call it once, after the last one.
     *
     * @param owners how many active users own the tenant now; not looked at unless {@link #losesOwners}
     */
    public void settle(long owners) {
        settlement.settle(owners);
    }

    /**
     * Makes a draft final.
     *
     * @param ordinal the place of the draft, from 0
     * @param draft the draft
     * @return the final change
     */
    public PlannedChange settled(int ordinal, PlannedChange draft) {
        PlannedChange change = settlement.isFinal(ordinal) ? draft : settlement.settled(ordinal, draft);
        settlement.tally.add(change);
        definitions.add(change);
        return change;
    }

    /**
     * {@return the counts, once all changes are settled}
     *
     * @param prerequisites what the undo removes afterwards
     */
    public PlanSummary summary(Prerequisites prerequisites) {
        return settlement.tally.summary(prerequisites);
    }

    /** {@return the roles and attributes that the changes name, once all changes are settled} */
    public Definitions definitions() {
        return definitions.definitions();
    }

    private static boolean isAsLeft(AppliedChange applied, @Nullable User stored) {
        boolean wasDeleted = applied.change().kind() == ChangeKind.DELETE;
        return wasDeleted ? stored == null : stored != null && stored.version() == applied.version();
    }

    private static @Nullable User inverse(AppliedChange applied, @Nullable User before) {
        return switch (applied.change().kind()) {
            case CREATE -> null;
            case DELETE -> {
                User deleted = Objects.requireNonNull(applied.deleted(), "a deletion keeps the user");
                yield deleted.with(user -> user.version(applied.version() + 2));
            }
            case UPDATE, DEACTIVATE, REACTIVATE -> {
                UserBuilder after = Objects.requireNonNull(before, "an update leaves a user").toBuilder();
                applied.change().fields().forEach(change -> change.inverse().applyTo(after));
                yield after.build();
            }
            case UNCHANGED, SKIPPED, REJECTED -> throw new IllegalArgumentException("nothing was written");
        };
    }

    private PlannedChange draft(AppliedChange applied, @Nullable User before, @Nullable User after) {
        PlannedChange done = applied.change();
        Action action = Action.of(before, after);
        Decision decision = context.authorizer().decide(context.actor(), action, before, after);
        User concerned = Objects.requireNonNull(before == null ? after : before);
        if (!context.authorizer().mayRead(context.actor(), concerned)) {
            return hidden(done);
        }
        PlannedUser user = PlannedUser.of(concerned);
        if (concerned.equals(after) && concerned.equals(before)) {
            return PlannedChange.idle(done.row(), ChangeKind.SKIPPED, user, keptFields(applied, after));
        }
        if (!decision.isAllowed()) {
            Issue refused = Issue.of(IssueCode.NOT_AUTHORIZED, at(done), decision.reason());
            return PlannedChange.idle(done.row(), ChangeKind.REJECTED, user, List.of(refused));
        }
        return new PlannedChange(
                done.row(),
                RowDecision.kindOf(action),
                user,
                expectedVersion(before, after),
                fieldsOf(done, before, after),
                keptFields(applied, after),
                before == null ? List.of(Effect.ENABLE_SIGN_IN) : Effects.of(before, after, false),
                PlannedChange.Order.FREE);
    }

    /** The fields that stay as they are, because their attribute is gone. */
    private List<Issue> keptFields(AppliedChange applied, @Nullable User after) {
        List<Issue> kept = new ArrayList<>(0);
        for (Issue issue : applied.change().issues()) {
            if (issue.code() == IssueCode.UNDO_FIELD_KEPT && after != null) {
                kept.add(issue);
            }
        }
        User deleted = applied.deleted();
        if (deleted == null) {
            return kept;
        }
        for (AttributeKey key : deleted.attributes().keySet()) {
            if (context.fields().find(key.value()).isEmpty()) {
                kept.add(Issue.of(
                        IssueCode.UNDO_FIELD_KEPT, at(applied.change()), Definitions.nameOfAttribute(key.value())));
            }
        }
        return kept;
    }

    private static long expectedVersion(@Nullable User before, @Nullable User after) {
        return before != null
                ? before.version()
                : -Objects.requireNonNull(after).version();
    }

    private List<FieldChange<?>> fieldsOf(PlannedChange done, @Nullable User before, @Nullable User after) {
        if (after == null) {
            return List.of();
        }
        List<FieldChange<?>> changes = new ArrayList<>();
        if (before != null) {
            done.fields().forEach(change -> changes.add(change.inverse()));
            return changes;
        }
        for (Field<?> field : context.fields().all()) {
            FieldChange<?> change = field.equals(Field.ID) ? null : FieldChange.between(field, null, after);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** A user whom the actor may not read looks like nobody. */
    private PlannedChange hidden(PlannedChange done) {
        Issue nobody = Issue.of(IssueCode.USER_NOT_FOUND, at(done), "the key of this row");
        return PlannedChange.idle(done.row(), ChangeKind.REJECTED, null, List.of(nobody));
    }

    private PlannedChange kept(AppliedChange applied, @Nullable User stored) {
        PlannedChange done = applied.change();
        boolean isReadable = stored == null
                ? context.actor().kind() == Actor.Kind.OPERATOR
                : context.authorizer().mayRead(context.actor(), stored);
        if (!isReadable) {
            return hidden(done);
        }
        return PlannedChange.idle(
                done.row(), ChangeKind.SKIPPED, done.user(), List.of(Issue.of(IssueCode.UNDO_KEPT, at(done))));
    }

    private RowLocation at(PlannedChange done) {
        return new RowLocation(context.source(), null, done.row(), null);
    }

    /** A key that comes back may be with another user: one of the run, who goes first, or one who took it since. */
    private void wantKeys(
            int ordinal, @Nullable User before, @Nullable User after, Map<CorrelationKey, List<User>> holders) {
        for (int field = 0; field < Survey.UNIQUE_FIELDS.size(); field++) {
            String old = Survey.canonical(Survey.UNIQUE_FIELDS.get(field), before);
            String now = Survey.canonical(Survey.UNIQUE_FIELDS.get(field), after);
            if (now != null && !now.equals(old)) {
                CorrelationKey key = new CorrelationKey(Survey.UNIQUE_FIELDS.get(field), now);
                boolean isHeld = holders.getOrDefault(key, List.of()).stream()
                        .anyMatch(holder -> !holder.id().equals(after == null ? null : after.id())
                                && context.authorizer().mayRead(context.actor(), holder));
                if (isHeld) {
                    survey.wantHeldKey(ordinal, field, now);
                } else {
                    survey.wantFreedKey(ordinal, field, now);
                }
            }
        }
    }

    private static @Nullable User counted(@Nullable User before, @Nullable User after) {
        return after == null || before == null ? after : after.with(user -> user.version(before.version() + 1));
    }
}
