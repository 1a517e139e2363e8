package dev.roster.apply;

import dev.roster.access.Action;
import dev.roster.access.BothSteps;
import dev.roster.access.Decision;
import dev.roster.access.Denial;
import dev.roster.access.RoleCatalog;
import dev.roster.life.DirectoryOwners;
import dev.roster.life.Effects;
import dev.roster.life.InvitationRoom;
import dev.roster.life.PendingAcceptance;
import dev.roster.model.EmailAddress;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserBuilder;
import dev.roster.model.UserId;
import dev.roster.model.UserStatus;
import dev.roster.plan.AppliedChange;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlanBasis;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.Instruction;
import dev.roster.spi.UnitOutcome;
import dev.roster.spi.Write;
import dev.roster.table.RowLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One unit on its way to the store: its writes and what undoes them, or why it is not sent. */
final class UnitDraft {

    private final PlanBasis basis;
    private final Instant now;
    /** The users whom the unit changes, in whatever order: of one who is gone, its own change tells. */
    private final Set<UserId> own;

    private final Map<UserId, Net> nets = new LinkedHashMap<>();
    private final List<Done> done = new ArrayList<>();
    private final List<AppliedChange> applied = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>(0);
    private UnitOutcome.Kind refusal = UnitOutcome.Kind.WRITTEN;

    UnitDraft(PlanBasis basis, List<PlannedChange> changes, Instant now) {
        this.basis = basis;
        this.now = now;
        this.own = changes.stream().map(UnitDraft::idOf).collect(Collectors.toUnmodifiableSet());
    }

    /** What the changes of the unit do to one user, taken together: a store writes each user once. */
    private record Net(@Nullable User before, @Nullable User after, Set<Field<?>> fields, boolean isErasure) {

        /** Who is only written to is still who was seen: the write that changes nothing fails where somebody else was faster. */
        private static final Set<Field<?>> AS_SEEN = Set.of(Field.STATUS);

        static Net of(@Nullable User before) {
            return new Net(before, before, Set.of(), false);
        }

        Net then(@Nullable User next, List<FieldChange<?>> changes) {
            Set<Field<?>> all = new LinkedHashSet<>(fields);
            changes.forEach(change -> all.add(change.field()));
            return new Net(before, next, all, isErasure);
        }

        Net erased() {
            return new Net(before, null, fields, true);
        }

        boolean isWrite() {
            return isErasure || before != null || after != null;
        }

        Write write(UserId id) {
            if (isErasure) {
                return new Write.EraseUser(id, before == null ? 0 : before.version());
            }
            if (before == null) {
                return new Write.InsertUser(Objects.requireNonNull(after));
            }
            return after == null
                    ? new Write.DeleteUser(before.id(), before.version())
                    : new Write.UpdateUser(after, before.version(), fields.isEmpty() ? AS_SEEN : fields);
        }

        /** The version that the store gives; that of a deleted user stays the one it had. */
        long version() {
            if (before == null) {
                return after == null ? 1 : after.version();
            }
            return after == null ? before.version() : before.version() + 1;
        }
    }

    /**
     * A change with its user.
     *
     * @param change the change with what follows from it
     * @param before the user as the change found them, or null for one who was not there
     * @param after the user as the change leaves them, or null for one who is gone
     */
    record Done(
            PlannedChange change,
            @Nullable User before,
            @Nullable User after) {}

    List<Write> writes() {
        return nets.entrySet().stream()
                .filter(net -> net.getValue().isWrite())
                .map(net -> net.getValue().write(net.getKey()))
                .toList();
    }

    /** The changes of a unit that is sent, in their order. */
    List<Done> done() {
        return done;
    }

    /** The changes as the run keeps them: of who is erased, the ids alone. */
    List<AppliedChange> applied() {
        return applied.stream()
                .map(change -> isErased(change)
                        ? new AppliedChange(change.change().asTrace(), null, versionAfter(change))
                        : new AppliedChange(change.change(), change.deleted(), versionAfter(change)))
                .toList();
    }

    /**
     * The changes of a unit that is not written, as the run keeps them: ids alone, since a person who never came cannot be erased
     * by theirs.
     */
    List<AppliedChange> refused() {
        return applied.stream()
                .map(change -> new AppliedChange(change.change().asTrace(), null, change.version()))
                .toList();
    }

    private boolean isErased(AppliedChange change) {
        Net net = nets.get(idOf(change.change()));
        return net != null && net.isErasure();
    }

    /** A deleted user keeps the version it had, as does one who is left alone; others have what the unit leaves. */
    private long versionAfter(AppliedChange change) {
        Net net = nets.get(idOf(change.change()));
        boolean isDeletion = change.deleted() != null;
        return net == null || isDeletion ? change.version() : net.version();
    }

    /** The users of changes as the unit leaves them, without those whom it removes. */
    List<User> after(List<PlannedChange> changes) {
        List<User> users = new ArrayList<>();
        for (PlannedChange change : changes) {
            Net net = Objects.requireNonNull(nets.get(idOf(change)), "the change is part of the unit");
            if (net.after() != null) {
                users.add(net.after().with(user -> user.version(net.version())));
            }
        }
        return users;
    }

    List<Issue> issues() {
        return issues;
    }

    /** Why the unit is not sent; WRITTEN when it is. */
    UnitOutcome.Kind refusal() {
        return refusal;
    }

    boolean isRefused() {
        return refusal != UnitOutcome.Kind.WRITTEN;
    }

    /** Whether the actor may do it, be it too late or not. */
    boolean isAllowed() {
        return refusal != UnitOutcome.Kind.REFUSED;
    }

    /** Adds a change against the users as they are stored, and as the changes before it in the unit left them. */
    void add(PlannedChange change, Map<UserId, User> users, PresentState present) {
        UserId id = idOf(change);
        User before = users.get(id);
        Issue stale = staleness(change, before, present);
        if (stale != null) {
            leaveOut(change, UnitOutcome.Kind.STALE, stale);
            return;
        }
        if (before == null && change.kind() == ChangeKind.ERASE) {
            addErasureOfTraces(change, present);
            return;
        }
        UserBuilder wanted = builder(change, before, change.fields());
        if (!change.kind().removes() && !wanted.violations().isEmpty()) {
            // No decision makes a user who cannot be: such a change was written into the plan by somebody.
            leaveOut(change, UnitOutcome.Kind.REFUSED, Issue.of(IssueCode.PLAN_FORGED, at(change)));
            return;
        }
        List<FieldChange<?>> fields = withRoleLevel(
                withLifecycle(ChangeCheck.againstStored(change, before), change, before, present.isAcceptance()),
                change,
                before,
                present.catalogs().roles());
        User after = change.kind().removes() ? null : with(wanted, fields).build();
        Decision decision = present.authorizer().decide(present.actor(), Action.of(before, after), before, after);
        if (decision.isAllowed() && basis.undoes() == null) {
            decision = new BothSteps(present.authorizer(), present.accounts()).decide(present.actor(), before, after);
        }
        if (!decision.isAllowed()) {
            boolean isTooLate = decision.denial() == Denial.EXPIRED;
            refuse(isTooLate ? UnitOutcome.Kind.STALE : UnitOutcome.Kind.REFUSED, present.issue(decision, at(change)));
        }
        refuseOwned(change, before, present.owners());
        refuseInstructed(change, before, present);
        boolean mayAccept = present.isAcceptance() || present.acceptsForOthers();
        if (basis.undoes() == null && isAccepted(before, after) && !mayAccept) {
            refuse(UnitOutcome.Kind.REFUSED, Issue.of(IssueCode.USER_INVITED, at(change)));
        }
        PlannedChange finished = change.with(fields).withEffects(effects(change, before, after));
        Net net = nets.getOrDefault(id, Net.of(before));
        boolean isForged = net.isErasure() || (basis.undoes() == null && ChangeCheck.writesSystemField(change));
        if (isForged || !ChangeCheck.isOfItsKind(finished, before, after)) {
            refuse(UnitOutcome.Kind.REFUSED, Issue.of(IssueCode.PLAN_FORGED, at(change)));
        }
        done.add(new Done(finished, before, after));
        applied.add(new AppliedChange(
                finished, after == null ? before : null, change.expected().version()));
        User next = after == null || before == null ? after : after.with(user -> user.version(before.version() + 1));
        nets.put(id, change.kind() == ChangeKind.ERASE ? net.erased() : net.then(next, fields));
        if (next == null) {
            users.remove(id);
        } else {
            users.put(id, next);
        }
    }

    /** What the user was is not known any more, so nobody is asked but who may act on anybody. */
    private void addErasureOfTraces(PlannedChange change, PresentState present) {
        Decision decision = present.authorizer().mayEraseTraces(present.actor());
        if (!decision.isAllowed()) {
            refuse(UnitOutcome.Kind.REFUSED, present.issue(decision, at(change)));
        }
        PlannedChange finished = change.withEffects(List.of());
        done.add(new Done(finished, null, null));
        applied.add(new AppliedChange(finished, null, 0));
        nets.put(idOf(change), Net.of(null).erased());
    }

    /** The addresses to which the unit sends links. */
    List<EmailAddress> invited() {
        return done.stream()
                .flatMap(one -> Effects.invitedTo(one.change(), one.after()).stream())
                .toList();
    }

    /** Refuses the unit because it would invite more people than may be. */
    void refuseInvitation(InvitationRoom full) {
        done.stream()
                .filter(one -> Effects.invitedTo(one.change(), one.after()).isPresent())
                .forEach(one -> refuse(UnitOutcome.Kind.REFUSED, full.refusal(at(one.change()))));
    }

    private static boolean isAccepted(@Nullable User before, @Nullable User after) {
        return after != null && after.access().status() == UserStatus.ACTIVE && PendingAcceptance.isOwedBy(before);
    }

    /** A plan may be older than a directory, or made by somebody else. */
    private void refuseOwned(PlannedChange change, @Nullable User before, DirectoryOwners owners) {
        owners.refusals(before, change.fields(), field -> at(change))
                .forEach(issue -> refuse(UnitOutcome.Kind.REFUSED, issue));
        if (change.kind().removes() && before != null) {
            owners.refusalToDelete(before, at(change)).ifPresent(issue -> refuse(UnitOutcome.Kind.REFUSED, issue));
        }
    }

    /**
     * What a plan does outside the store beside its changes is allowed or not by itself, whoever made the plan. Who should get what
     * is handed over may have left since.
     */
    private void refuseInstructed(PlannedChange change, @Nullable User before, PresentState present) {
        for (Instruction instruction : basis.instructions()) {
            if (instruction.kind() == Instruction.Kind.EXPORT && change.kind().removes()) {
                refuse(UnitOutcome.Kind.REFUSED, Issue.of(IssueCode.EXPORT_NOTHING_LEFT, at(change)));
            }
            if (before != null && change.effects().contains(Effect.of(instruction.kind()))) {
                present.refusal(instruction, before, at(change))
                        .ifPresent(issue -> refuse(
                                issue.code() == IssueCode.TRANSFER_RECIPIENT
                                        ? UnitOutcome.Kind.STALE
                                        : UnitOutcome.Kind.REFUSED,
                                issue));
            }
        }
    }

    /** Why the change is not what was previewed; null when it is. An undo brings back what there was, whoever is gone. */
    private @Nullable Issue staleness(PlannedChange change, @Nullable User before, PresentState present) {
        if (!change.expected().isMetBy(before) || !ChangeCheck.isAsStored(change, before)) {
            return Issue.of(IssueCode.STALE, at(change));
        }
        for (Issue issue : change.issues()) {
            if (issue.code() == IssueCode.STALE_NAME) {
                return issue;
            }
        }
        String lost = present.firstLost(change);
        if (lost == null && basis.undoes() == null) {
            lost = present.firstLostUser(change, own);
        }
        return lost == null ? null : Issue.of(IssueCode.STALE_NAME, at(change), lost);
    }

    private static UserId idOf(PlannedChange change) {
        return Objects.requireNonNull(change.user(), "a write concerns a user").id();
    }

    /** Refuses the unit because something that it needs was not written. */
    void refuseForNeed(PlannedChange change, String needed) {
        leaveOut(change, UnitOutcome.Kind.REFUSED, Issue.of(IssueCode.DEPENDENCY_REJECTED, at(change), needed));
    }

    private void leaveOut(PlannedChange change, UnitOutcome.Kind kind, Issue why) {
        refuse(kind, why);
        applied.add(new AppliedChange(change, null, change.expected().version()));
    }

    /** The issues that an answer of the store means. */
    List<Issue> issuesOf(UnitOutcome outcome) {
        return applied.stream()
                .map(change -> issueOf(outcome, at(change.change())))
                .toList();
    }

    private static Issue issueOf(UnitOutcome outcome, RowLocation place) {
        return switch (outcome.kind()) {
            case STALE -> Issue.of(IssueCode.STALE, place);
            case LAST_OWNER -> Issue.of(IssueCode.LAST_OWNER, place);
            case DUPLICATE ->
                Issue.of(
                        IssueCode.FAILED,
                        place,
                        outcome.duplicateField().map(Field::key).orElse("a unique value")
                                + " belongs to another user by now; correct it and preview the file again");
            case WRITTEN, REPEATED, REFUSED, IN_USE, OUTDATED ->
                Issue.of(IssueCode.FAILED, place, outcome.kind().name());
        };
    }

    private void refuse(UnitOutcome.Kind kind, Issue issue) {
        issues.add(issue);
        refusal = refusal == UnitOutcome.Kind.STALE ? refusal : kind;
    }

    private static UserBuilder builder(PlannedChange change, @Nullable User before, List<FieldChange<?>> fields) {
        UserBuilder start = before == null
                ? User.builder(idOf(change)).version(change.expected().version())
                : before.toBuilder();
        return with(start, fields);
    }

    private static UserBuilder with(UserBuilder user, List<FieldChange<?>> fields) {
        fields.forEach(field -> field.applyTo(user));
        return user;
    }

    /** Adds the moments that Roster keeps itself; an undo brings them back as they were. */
    private List<FieldChange<?>> withLifecycle(
            List<FieldChange<?>> changes, PlannedChange change, @Nullable User before, boolean isAcceptance) {
        List<FieldChange<?>> fields = new ArrayList<>(changes);
        if (basis.undoes() != null) {
            return fields;
        }
        if (change.kind() == ChangeKind.CREATE) {
            fields.add(new FieldChange<>(Field.CREATED_AT, null, now, null));
        }
        UserStatus status = statusAfter(fields);
        if (status == null) {
            return fields;
        }
        boolean staysAtRest = before != null && before.access().status().isAtRest() && status.isAtRest();
        if (!staysAtRest) {
            keep(fields, Field.DEACTIVATED_AT, before, status.isAtRest() ? now : null);
        }
        Instant owed = isAcceptance ? null : PendingAcceptance.since(before, status, now);
        keep(fields, Field.WAITING_SINCE, before, owed);
        return fields;
    }

    private static void keep(
            List<FieldChange<?>> fields, Field<Instant> field, @Nullable User before, @Nullable Instant moment) {
        Instant old = before == null ? null : field.valueOf(before);
        if (!Objects.equals(old, moment)) {
            fields.add(new FieldChange<>(field, old, moment, null));
        }
    }

    /** Keeps the level beside the roles, as they are defined now, so that stores can sort by it. */
    private static List<FieldChange<?>> withRoleLevel(
            List<FieldChange<?>> changes, PlannedChange change, @Nullable User before, RoleCatalog roles) {
        if (changes.stream().noneMatch(field -> field.field().equals(Field.ROLES))) {
            return changes;
        }
        List<FieldChange<?>> fields = new ArrayList<>(changes);
        fields.removeIf(field -> field.field().equals(Field.ROLE_LEVEL));
        OptionalInt level = roles.levelOf(builder(change, before, fields).build());
        Long now = level.isEmpty() ? null : (Long) (long) level.getAsInt();
        Long old = before == null ? null : before.lifecycle().roleLevel();
        if (!Objects.equals(old, now)) {
            fields.add(new FieldChange<>(Field.ROLE_LEVEL, old, now, null));
        }
        return fields;
    }

    private static @Nullable UserStatus statusAfter(List<FieldChange<?>> fields) {
        for (FieldChange<?> change : fields) {
            if (change.field().equals(Field.STATUS) && change.after() instanceof UserStatus status) {
                return status;
            }
        }
        return null;
    }

    /**
     * What follows outside the store is found anew, whatever the plan says; whether somebody is invited, and what the plan does
     * besides, is the choice of who planned it.
     */
    private List<Effect> effects(PlannedChange change, @Nullable User before, @Nullable User after) {
        List<Effect> effects = new ArrayList<>(Effects.of(before, after, arrivalOf(change)));
        for (Instruction instruction : basis.instructions()) {
            Effect effect = Effect.of(instruction.kind());
            if (before != null && change.effects().contains(effect) && isDue(instruction.kind(), after)) {
                effects.add(effect);
            }
        }
        return effects;
    }

    private static boolean isDue(Instruction.Kind kind, @Nullable User after) {
        return switch (kind) {
            case NOTIFY, MESSAGE -> Effects.isReached(after);
            case RESET -> Effects.isReset(after);
            case HAND_OVER, EXPORT -> true;
        };
    }

    private Effects.Arrival arrivalOf(PlannedChange change) {
        if (basis.undoes() != null) {
            return Effects.Arrival.RETURNING;
        }
        return change.effects().contains(Effect.INVITE) ? Effects.Arrival.INVITED : Effects.Arrival.QUIET;
    }

    private RowLocation at(PlannedChange change) {
        return change.at(basis.source().name());
    }
}
