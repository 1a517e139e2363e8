package dev.roster.access;

import dev.roster.model.Field;
import dev.roster.model.Fields;
import dev.roster.model.GroupKey;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
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

    private static final List<Permission> READ = List.of(Permission.READ_USERS);
    private static final List<Permission> CREATE = List.of(Permission.CREATE_USERS);
    private static final List<Permission> UPDATE = List.of(Permission.UPDATE_USERS);
    private static final List<Permission> ADMINISTER = List.of(Permission.ADMINISTER_USERS);
    private static final List<Permission> ADMINISTER_AND_UPDATE =
            List.of(Permission.ADMINISTER_USERS, Permission.UPDATE_USERS);
    private static final List<Permission> DELETE = List.of(Permission.DELETE_USERS);

    /** Checks that the states fit the action. */
    Change {
        boolean fits = switch (action) {
            case READ -> before != null;
            case CREATE -> before == null && after != null;
            case UPDATE, DEACTIVATE, REACTIVATE -> before != null && after != null;
            case DELETE -> before != null && after == null;
        };
        if (!fits) {
            throw new IllegalArgumentException("action " + action + " does not fit a user that is "
                    + (before == null ? "absent" : "present") + " before and "
                    + (after == null ? "absent" : "present") + " after");
        }
        if (before != null && after != null && !before.id().equals(after.id())) {
            throw new IllegalArgumentException("user " + before.id() + " cannot become user " + after.id());
        }
        if (action == Action.READ) {
            after = null;
        }
    }

    /** {@return the state that the change is about: the stored one where there is one} */
    User subject() {
        return before != null ? before : Objects.requireNonNull(after);
    }

    /** {@return every permission that the change needs; judged by what it touches, not by what it is called} */
    List<Permission> neededPermissions() {
        return switch (action) {
            case READ -> READ;
            case CREATE -> CREATE;
            case DELETE -> DELETE;
            case UPDATE -> {
                if (!touchesPrivileged()) {
                    yield UPDATE;
                }
                yield touchesOrdinary() ? ADMINISTER_AND_UPDATE : ADMINISTER;
            }
            case DEACTIVATE, REACTIVATE -> touchesOrdinary() ? ADMINISTER_AND_UPDATE : ADMINISTER;
        };
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

    Set<GroupKey> groupsBefore() {
        return before == null ? Set.of() : before.access().groups();
    }

    Set<GroupKey> groupsAfter() {
        return after == null ? Set.of() : after.access().groups();
    }

    boolean changesStatus() {
        return before != null
                && after != null
                && before.access().status() != after.access().status();
    }

    private boolean touchesPrivileged() {
        if (before == null || after == null) {
            return false;
        }
        for (Field<?> field : PRIVILEGED) {
            if (differs(field, before, after)) {
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
        boolean restsOrReturns = isInactive(before) != isInactive(after);
        for (Field<?> field : ORDINARY) {
            boolean isPartOfStep = restsOrReturns && field.equals(Field.GROUPS);
            if (!isPartOfStep && differs(field, before, after)) {
                return true;
            }
        }
        return !before.attributes().equals(after.attributes());
    }

    private static boolean leavesAllGroupsInactive(User before, User after) {
        return !isInactive(before)
                && isInactive(after)
                && after.access().groups().isEmpty()
                && !before.access().groups().isEmpty();
    }

    private static boolean isInactive(User user) {
        return user.access().status() == UserStatus.INACTIVE;
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
