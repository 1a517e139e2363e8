package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.GroupKey;
import dev.roster.model.User;
import dev.roster.plan.FieldChange;
import dev.roster.profile.AccountPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What changes with the state of an account beside what somebody wants: groups are set aside while it rests and come back with
 * it, and the reason for a state goes with the state. Pure.
 *
 * @param groups what becomes of the groups of an account at rest
 * @param isGrouped whether a directory alone says who is in which group, so that nothing is set aside or comes back
 */
record StepConsequences(AccountPolicy.RestingGroups groups, boolean isGrouped) {

    /**
     * The user as a change of status leaves them where nothing else is said: the reason is gone, and all groups are back.
     *
     * @param stored the user as stored
     */
    static User unsaid(User stored) {
        return stored.with(user -> user.statusReason(null).groups(allGroups(stored)));
    }

    /**
     * The wanted changes with those that follow from them.
     *
     * @param before the user as stored
     * @param wanted the wanted changes
     * @param kept fields that shall be as they are stored, so that nothing follows for them
     */
    List<FieldChange<?>> of(User before, List<FieldChange<?>> wanted, Set<Field<?>> kept) {
        if (!names(wanted, Field.STATUS)) {
            return wanted;
        }
        User after = before.with(user -> wanted.forEach(change -> change.applyTo(user)));
        List<FieldChange<?>> all = new ArrayList<>(wanted);
        if (!kept.contains(Field.STATUS_REASON) && !names(wanted, Field.STATUS_REASON)) {
            put(all, Field.STATUS_REASON, before, after.with(user -> user.statusReason(null)));
        }
        boolean restsOrReturns =
                before.access().status().isAtRest() != after.access().status().isAtRest();
        if (restsOrReturns && !isGrouped) {
            boolean saysGroups = kept.contains(Field.GROUPS) || names(wanted, Field.GROUPS);
            User grouped = after.access().status().isAtRest() ? setAside(after) : broughtBack(after, saysGroups);
            put(all, Field.GROUPS, before, grouped);
            put(all, Field.SET_ASIDE_GROUPS, before, grouped);
        }
        return all;
    }

    private User setAside(User resting) {
        return groups == AccountPolicy.RestingGroups.KEPT
                ? resting
                : resting.with(user -> user.groups(Set.of()).setAsideGroups(allGroups(resting)));
    }

    /** Whatever the policy says now, what was set aside comes back, unless somebody says which groups it shall be. */
    private static User broughtBack(User awake, boolean saysGroups) {
        Set<GroupKey> back = saysGroups ? awake.access().groups() : allGroups(awake);
        return awake.with(user -> user.groups(back).setAsideGroups(Set.of()));
    }

    private static Set<GroupKey> allGroups(User user) {
        Set<GroupKey> all = new LinkedHashSet<>(user.access().setAsideGroups());
        all.addAll(user.access().groups());
        return all;
    }

    private static boolean names(List<FieldChange<?>> changes, Field<?> field) {
        return changes.stream().anyMatch(change -> change.field().equals(field));
    }

    /** Takes the value of a user for the one that is wanted. */
    private static <T> void put(List<FieldChange<?>> changes, Field<T> field, User before, User after) {
        FieldChange<T> change = FieldChange.between(field, before, after);
        boolean isSaid = changes.stream()
                .anyMatch(said -> said.field().equals(field)
                        && said.after() != null
                        && said.after().equals(field.valueOf(after)));
        if (isSaid) {
            return;
        }
        changes.removeIf(said -> said.field().equals(field));
        if (change != null) {
            changes.add(change);
        }
    }
}
