package dev.roster.access;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.Grant;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One action on one user with the states on both sides; answers what the change touches.
 *
 * @param action what is done
 * @param before the stored state; null when the user is created
 * @param after the wanted state; null when the user is read or deleted
 */
record Change(
        Action action, @Nullable User before, @Nullable User after) {

    private static final List<Field<?>> PRIVILEGED = writable(Field::isPrivileged);
    private static final List<Field<?>> ORDINARY = writable(field -> !field.isPrivileged());

    /**
     * What whoever acts in the place of another may change: what people say about somebody. None of it decides rights or reach,
     * or leads to an account.
     */
    private static final Set<Field<?>> PLAIN = Set.of(
            Field.DISPLAY_NAME,
            Field.FIRST_NAME,
            Field.LAST_NAME,
            Field.AVATAR_URL,
            Field.DEPARTMENT,
            Field.COMPANY,
            Field.LOCATION,
            Field.JOB_TITLE,
            Field.POSITION,
            Field.HIRE_DATE,
            Field.TASK_NOTIFICATION,
            Field.ROLE_LEVEL);

    /** What a soft delete and a restore change beside ordinary fields. */
    private static final Set<Field<?>> OF_STATUS = Set.of(Field.STATUS, Field.STATUS_REASON, Field.SET_ASIDE_GROUPS);

    /** Checks that the states fit the action. */
    Change {
        boolean fits = action.equals(Action.READ)
                ? before != null
                : action.equals(Action.CREATE) == (before == null)
                        && action.equals(Action.DELETE) == (after == null)
                        && (before != null || after != null);
        if (!fits) {
            throw new IllegalArgumentException("action " + action.name() + " does not fit a user that is "
                    + (before == null ? "absent" : "present") + " before and "
                    + (after == null ? "absent" : "present") + " after");
        }
        if (before != null && after != null && !before.id().equals(after.id())) {
            throw new IllegalArgumentException("user " + before.id() + " cannot become user " + after.id());
        }
        if (action.equals(Action.READ)) {
            after = null;
        }
    }

    /** {@return whether a user is read, or edited in what decides no rights: all that is done in the place of another} */
    boolean isPlain() {
        if (!action.equals(Action.UPDATE) || before == null || after == null) {
            return action.equals(Action.READ);
        }
        for (Field<?> field : Fields.builtIn().all()) {
            if (!PLAIN.contains(field) && differs(field, before, after)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the state that the change is about: the stored one where there is one} */
    User subject() {
        return before != null ? before : Objects.requireNonNull(after);
    }

    /**
     * {@return every permission that the change needs} Judged by what it touches, not by what it is called; the permission
     * of the action itself counts where it is more than an update, or changes no field.
     */
    List<Permission> neededPermissions() {
        Set<Permission> needed = new LinkedHashSet<>();
        if (before == null || after == null) {
            return List.of(action.permission());
        }
        boolean isAboutDeletion = isDeleted(before) != isDeleted(after);
        if (isAboutDeletion) {
            needed.add(Permission.DELETE_USERS);
        }
        if (touchesPrivileged(isAboutDeletion ? OF_STATUS : Set.of())) {
            needed.add(Permission.ADMINISTER_USERS);
        }
        if (touchesOrdinary()) {
            needed.add(Permission.UPDATE_USERS);
        }
        if (needed.isEmpty() || !action.equals(Action.UPDATE)) {
            needed.add(action.permission());
        }
        return List.copyOf(needed);
    }

    /**
     * {@return the wanted state as scopes see it, or null} Leaving the groups for the time being is part of a
     * deactivation, so it does not take the user out of the reach of those who deactivate.
     */
    @Nullable User judgedAfter() {
        if (before == null || after == null || !leavesAllGroupsInactive(before, after)) {
            return after;
        }
        return after.with(user -> user.groups(before.access().groups()));
    }

    Set<RoleKey> rolesBefore() {
        return before == null ? Set.of() : before.access().roles();
    }

    Set<RoleKey> rolesAfter() {
        return after == null ? Set.of() : after.access().roles();
    }

    Set<Grant> grantsBefore() {
        return before == null ? Set.of() : before.access().grants();
    }

    Set<Grant> grantsAfter() {
        return after == null ? Set.of() : after.access().grants();
    }

    Set<GroupKey> groupsBefore() {
        return before == null ? Set.of() : groupsOf(before);
    }

    Set<GroupKey> groupsAfter() {
        return after == null ? Set.of() : groupsOf(after);
    }

    /** Groups set aside count: the user comes back to them. */
    private static Set<GroupKey> groupsOf(User user) {
        Set<GroupKey> aside = user.access().setAsideGroups();
        if (aside.isEmpty()) {
            return user.access().groups();
        }
        Set<GroupKey> all = new HashSet<>(aside);
        all.addAll(user.access().groups());
        return all;
    }

    boolean changesOrganization() {
        return before != null && after != null && differs(Field.ORGANIZATION, before, after);
    }

    boolean changesStatus() {
        return before != null
                && after != null
                && before.access().status() != after.access().status();
    }

    private boolean touchesPrivileged(Set<Field<?>> butThese) {
        if (before == null || after == null) {
            return false;
        }
        for (Field<?> field : PRIVILEGED) {
            if (!butThese.contains(field) && differs(field, before, after)) {
                return true;
            }
        }
        return false;
    }

    /** Groups that change as the account goes to rest or comes back belong to that step. */
    private boolean touchesOrdinary() {
        if (before == null || after == null) {
            return false;
        }
        boolean restsOrReturns = isAtRest(before) != isAtRest(after);
        for (Field<?> field : ORDINARY) {
            boolean isPartOfStep = restsOrReturns && field.equals(Field.GROUPS);
            if (!isPartOfStep && differs(field, before, after)) {
                return true;
            }
        }
        return !before.attributes().equals(after.attributes());
    }

    private static boolean leavesAllGroupsInactive(User before, User after) {
        return !isAtRest(before)
                && isAtRest(after)
                && after.access().groups().isEmpty()
                && !before.access().groups().isEmpty();
    }

    private static boolean isAtRest(User user) {
        return user.access().status().isAtRest();
    }

    private static boolean isDeleted(@Nullable User user) {
        return user != null && user.access().status() == UserStatus.DELETED;
    }

    private static boolean differs(Field<?> field, User before, User after) {
        return !Objects.equals(field.valueOf(before), field.valueOf(after));
    }

    private static List<Field<?>> writable(Predicate<Field<?>> which) {
        return Fields.builtIn().all().stream()
                .filter(field -> !field.isSystem() && which.test(field))
                .toList();
    }
}
