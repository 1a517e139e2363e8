package dev.roster.apply;

import dev.roster.access.Action;
import dev.roster.access.Actor;
import dev.roster.access.Authorizer;
import dev.roster.access.Catalogs;
import dev.roster.access.Decision;
import dev.roster.life.DirectoryOwners;
import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.plan.Definitions;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.profile.AccountPolicy;
import dev.roster.profile.Instruction;
import dev.roster.table.RowLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What changes are judged by when they are applied, apart from their own users.
 *
 * @param authorizer who may do what, by the roles of now
 * @param actor who confirms, as stored now
 * @param catalogs the roles, groups and organizations that exist now
 * @param redefined what is defined differently since the preview ({@link Definitions})
 * @param owners the directories that alone change what they own
 * @param accounts what the application wants of the life of an account
 * @param acceptsForOthers whether somebody who is invited is made active by others
 * @param isAcceptance whether the user of the change accepts by a link of their own, and owes no acceptance from then on
 * @param exists whether a user is stored now
 * @param receives whether a user may get what others own: one whom the actor sees, and who is active now
 */
record PresentState(
        Authorizer authorizer,
        Actor actor,
        Catalogs catalogs,
        Set<Definitions.Name> redefined,
        DirectoryOwners owners,
        AccountPolicy accounts,
        boolean acceptsForOthers,
        boolean isAcceptance,
        Predicate<UserId> exists,
        Predicate<UserId> receives) {

    private static final Set<Field<?>> OF_GROUPS = Set.of(Field.GROUPS, Field.SET_ASIDE_GROUPS);

    /**
     * The first thing that a change names and that is gone, or is not what it was; null when all is as it was. A name
     * that its user has already is not looked at.
     */
    @Nullable String firstLost(PlannedChange change) {
        for (FieldChange<?> field : change.fields()) {
            String lost = firstLost(field, change);
            if (lost != null) {
                return lost;
            }
        }
        return null;
    }

    private <T> @Nullable String firstLost(FieldChange<T> change, PlannedChange whole) {
        Field<T> field = change.field();
        T after = change.after();
        Definitions.Name definition = Definitions.Name.ofAttribute(field.key());
        if (field.attribute().isPresent() && redefined.contains(definition)) {
            return definition.words();
        }
        if (after == null || !Catalogs.keep(field)) {
            return null;
        }
        List<String> old = OF_GROUPS.contains(field) ? groupsBefore(whole) : textsBefore(change);
        for (String name : field.formatAll(after)) {
            boolean isLost = !catalogs.isKnown(field, name)
                    || (field.equals(Field.ROLES) && redefined.contains(Definitions.Name.ofRole(name)));
            if (isLost && !old.contains(name)) {
                return field.equals(Field.ROLES)
                        ? Definitions.Name.ofRole(name).words()
                        : field.label() + " \"" + name + "\"";
            }
        }
        return null;
    }

    /** A group that is set aside, or comes back, is one that the user has already. */
    private static List<String> groupsBefore(PlannedChange change) {
        return change.fields().stream()
                .filter(field -> OF_GROUPS.contains(field.field()))
                .flatMap(field -> textsBefore(field).stream())
                .toList();
    }

    private static <T> List<String> textsBefore(FieldChange<T> change) {
        T before = change.before();
        return before == null ? List.of() : change.field().formatAll(before);
    }

    /**
     * The user whom a change names and who is gone, by the id, since what the file calls them must not outlive them here; null
     * when all are there. Those whom its unit changes itself are not looked at.
     */
    @Nullable String firstLostUser(PlannedChange change, Set<UserId> unit) {
        for (UserId named : namedBy(change)) {
            if (!unit.contains(named) && !exists.test(named)) {
                return "user \"" + named + "\"";
            }
        }
        return null;
    }

    /** Why what a plan does outside the store is not done to a user; empty when it may be done. */
    Optional<Issue> refusal(Instruction instruction, User user, RowLocation place) {
        Optional<Issue> forbidden = Action.of(instruction.kind())
                .map(action -> authorizer.decide(actor, action, user, user))
                .filter(decision -> !decision.isAllowed())
                .map(decision -> issue(decision, place));
        return forbidden.isPresent() || instruction.kind() != Instruction.Kind.HAND_OVER
                ? forbidden
                : refusalToReceive(instruction.recipient(), user, place);
    }

    /** What the run keeps must not outlive who acts, should they be erased: they are called by their id. */
    Issue issue(Decision decision, RowLocation place) {
        String[] details = decision.details().stream()
                .map(detail -> detail.equals(actor.label())
                        ? actor.id().map(UserId::value).orElse(actor.name())
                        : detail)
                .toArray(String[]::new);
        return Issue.of(decision.code(), place, details);
    }

    private Optional<Issue> refusalToReceive(UserId recipient, User user, RowLocation place) {
        if (recipient.equals(user.id())) {
            return Optional.of(Issue.of(IssueCode.TRANSFER_SELF, place));
        }
        return receives.test(recipient)
                ? Optional.empty()
                : Optional.of(Issue.of(IssueCode.TRANSFER_RECIPIENT, place, recipient.value()));
    }

    /** The users whom a change names. */
    static List<UserId> namedBy(PlannedChange change) {
        return change.fields().stream()
                .filter(field -> field.field().type() == FieldType.USER_REFERENCE && field.after() != null)
                .map(field -> new UserId(String.valueOf(field.afterText())))
                .toList();
    }
}
