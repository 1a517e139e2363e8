package dev.roster.decide;

import dev.roster.access.Action;
import dev.roster.access.Decision;
import dev.roster.life.Effects;
import dev.roster.life.InvitationRoom;
import dev.roster.model.EmailAddress;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.Effect;
import dev.roster.plan.ExpectedState;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import dev.roster.profile.Instruction;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does outside the store to each of its users, beside what follows from their changes: the effects that its {@link
 * Instruction}s ask for, or why a user is left out. Users who come are not told, and invited where their address had not as many
 * invitations as it may. Pure.
 */
final class Instructed {

    private final DecisionTerms terms;
    private final NewEntries entries;
    /** How many invitations rows above send to addresses, in canonical form, where rows may repeat one. */
    private final Map<String, Integer> sent = new HashMap<>();

    Instructed(DecisionTerms terms, NewEntries entries) {
        this.terms = terms;
        this.entries = entries;
    }

    /**
     * Adds the effects to a change, which a change of nothing else becomes one by.
     *
     * @param decided what came of the row
     * @param outside what those outside the store say
     * @return the same with the effects, or why nothing is done
     */
    ChangeDecision.Decided apply(ChangeDecision.Decided decided, Outside outside) {
        InvitationRoom full = full(decided, outside);
        if (full != null) {
            return refused(decided, full);
        }
        User before = decided.before();
        boolean isAbout = decided.change().kind().isWrite() || decided.change().kind() == ChangeKind.UNCHANGED;
        if (before == null || !isAbout) {
            return decided;
        }
        var row = new Row(decided, before, outside);
        terms.profile().instructions().forEach(row::carryOut);
        return row.result();
    }

    /** The limit that keeps an invitation from going to an address once more; null where none does. */
    private @Nullable InvitationRoom full(ChangeDecision.Decided decided, Outside outside) {
        String address = invited(decided).orElse(null);
        InvitationRoom room = address == null ? null : outside.rooms().get(address);
        return room != null && sent.getOrDefault(address, 0) >= room.left() ? room : null;
    }

    private static Optional<String> invited(ChangeDecision.Decided decided) {
        return Effects.invitedTo(decided.change(), decided.after()).map(EmailAddress::canonical);
    }

    /**
     * Remembers whom a row invites, should a row below do so again.
     *
     * @param decided what the row does
     */
    void note(ChangeDecision.Decided decided) {
        invited(decided).ifPresent(address -> sent.merge(address, 1, Integer::sum));
    }

    private ChangeDecision.Decided refused(ChangeDecision.Decided decided, InvitationRoom full) {
        PlannedChange change = decided.change();
        User before = decided.before();
        List<Issue> issues = new ArrayList<>(change.issues());
        issues.add(full.refusal(change.at(terms.source())));
        return new ChangeDecision.Decided(
                PlannedChange.idle(
                        change.row(), ChangeKind.REJECTED, before == null ? null : PlannedUser.of(before), issues),
                before,
                before);
    }

    /**
     * Looks at another change of a user to whom everything is done by a row above.
     *
     * @param decided what came of the row
     * @param outside what those outside the store say
     * @return the same, or why it is not done
     */
    ChangeDecision.Decided applyAgain(ChangeDecision.Decided decided, Outside outside) {
        InvitationRoom full = full(decided, outside);
        if (full != null) {
            return refused(decided, full);
        }
        User before = decided.before();
        boolean isExported = terms.profile().instructions().contains(Instruction.export());
        if (before == null || !isExported || !decided.change().kind().removes()) {
            return decided;
        }
        var row = new Row(decided, before, Outside.SILENT);
        row.refuse(IssueCode.EXPORT_NOTHING_LEFT);
        return row.result();
    }

    /** One user and what is done. */
    private final class Row {

        private final ChangeDecision.Decided decided;
        private final PlannedChange change;
        private final User before;
        private final Outside outside;
        private final List<Effect> effects;
        private final List<Issue> issues;
        private final List<Issue> refusals = new ArrayList<>(0);

        Row(ChangeDecision.Decided decided, User before, Outside outside) {
            this.decided = decided;
            this.change = decided.change();
            this.before = before;
            this.outside = outside;
            this.effects = new ArrayList<>(change.effects());
            this.issues = new ArrayList<>(change.issues());
        }

        void carryOut(Instruction instruction) {
            if (!Action.of(instruction.kind()).map(this::isAllowed).orElse(true)) {
                return;
            }
            switch (instruction.kind()) {
                case NOTIFY -> {
                    if (change.kind().isWrite() && Effects.isReached(decided.after())) {
                        effects.add(Effect.NOTIFY);
                    }
                }
                case HAND_OVER -> handOver(instruction);
                case MESSAGE -> write();
                case RESET -> reset();
                case EXPORT -> export();
            }
        }

        private void handOver(Instruction instruction) {
            User recipient = outside.recipient();
            if (instruction.recipient().equals(before.id())) {
                refuse(IssueCode.TRANSFER_SELF);
            } else if (recipient == null || recipient.access().status() != UserStatus.ACTIVE) {
                refuse(IssueCode.TRANSFER_RECIPIENT, instruction.recipient().value());
            } else {
                issues.add(Issue.of(
                        outside.isCounted() ? IssueCode.TRANSFER_COUNTED : IssueCode.TRANSFER_UNCOUNTED,
                        location(),
                        counted(),
                        recipient.label()));
                effects.add(Effect.TRANSFER);
            }
        }

        private String counted() {
            Map<String, Long> owned = new TreeMap<>(outside.owned().getOrDefault(before.id(), Map.of()));
            owned.values().removeIf(count -> count == 0);
            return owned.isEmpty()
                    ? "0"
                    : owned.entrySet().stream()
                            .map(kind -> kind.getValue() + " " + kind.getKey())
                            .collect(Collectors.joining(", "));
        }

        private void write() {
            Optional<IssueCode> why = !Effects.isReached(decided.after())
                    ? Optional.of(IssueCode.MESSAGE_UNREACHED)
                    : outside.unsubscribed().contains(before.id())
                            ? Optional.of(IssueCode.MESSAGE_UNSUBSCRIBED)
                            : Optional.empty();
            why.ifPresentOrElse(code -> issues.add(Issue.of(code, location())), () -> effects.add(Effect.MESSAGE));
        }

        private void reset() {
            if (Effects.isReset(decided.after())) {
                order(Effect.RESET, IssueCode.RESET_ORDERED);
            } else {
                issues.add(Issue.of(IssueCode.RESET_NOT_ACTIVE, location()));
            }
        }

        private void export() {
            if (change.kind().removes()) {
                refuse(IssueCode.EXPORT_NOTHING_LEFT);
            } else {
                order(Effect.EXPORT, IssueCode.EXPORT_ORDERED);
            }
        }

        private void order(Effect effect, IssueCode said) {
            issues.add(Issue.of(said, location()));
            effects.add(effect);
        }

        private boolean isAllowed(Action action) {
            Decision decision = entries.authorizer().decide(terms.actor(), action, before, before);
            if (!decision.isAllowed()) {
                refusals.add(decision.issue(location()));
            }
            return decision.isAllowed();
        }

        private void refuse(IssueCode why, String... details) {
            refusals.add(Issue.of(why, location(), details));
        }

        private RowLocation location() {
            return change.at(terms.source());
        }

        /** What is done to a user without a change of fields is a change all the same, which not everybody may write. */
        ChangeDecision.Decided result() {
            boolean isChange = change.kind().isWrite() || effects.isEmpty() || isAllowed(Action.UPDATE);
            if (!isChange || !refusals.isEmpty()) {
                return new ChangeDecision.Decided(refused(), before, before);
            }
            if (change.kind().isWrite()) {
                return new ChangeDecision.Decided(
                        change.with(change.fields(), issues).withEffects(effects), before, decided.after());
            }
            if (effects.isEmpty()) {
                boolean isLeftOut = issues.size() > change.issues().size();
                return isLeftOut ? new ChangeDecision.Decided(idle(ChangeKind.SKIPPED), before, before) : decided;
            }
            return new ChangeDecision.Decided(
                    new PlannedChange(
                            change.row(),
                            ChangeKind.UPDATE,
                            PlannedUser.of(before),
                            ExpectedState.storedAt(before.version()),
                            List.of(),
                            issues,
                            effects,
                            PlannedChange.Order.FREE),
                    before,
                    before);
        }

        /** What would have been done outside is not told either. */
        private PlannedChange refused() {
            List<Issue> why = new ArrayList<>(change.issues());
            why.addAll(refusals);
            return PlannedChange.idle(change.row(), ChangeKind.REJECTED, PlannedUser.of(before), why);
        }

        private PlannedChange idle(ChangeKind kind) {
            return PlannedChange.idle(change.row(), kind, PlannedUser.of(before), issues);
        }
    }
}
