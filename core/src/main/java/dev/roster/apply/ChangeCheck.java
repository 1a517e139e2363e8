package dev.roster.apply;

import dev.roster.life.Transition;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.ChangeKind;
import dev.roster.plan.FieldChange;
import dev.roster.plan.PlannedChange;
import dev.roster.plan.PlannedUser;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a change with what is stored. A plan may come from anywhere, so nothing is taken from it that can be known. */
final class ChangeCheck {

    private ChangeCheck() {}

    /** Whether the change shows its user, and the values before it, as they are stored. */
    static boolean isAsStored(PlannedChange change, @Nullable User stored) {
        if (stored != null && !PlannedUser.of(stored).equals(change.user())) {
            return false;
        }
        return change.fields().stream().allMatch(field -> field.field().isSystem() || isBefore(field, stored));
    }

    /** Whether the change sets what Roster alone keeps, which nothing but an undo does. */
    static boolean writesSystemField(PlannedChange change) {
        return change.fields().stream().anyMatch(field -> field.field().isSystem());
    }

    /** Whether the change, with what really follows from it, is called what it does, and does something. */
    static boolean isOfItsKind(PlannedChange change, @Nullable User before, @Nullable User after) {
        boolean isDone = change.kind().removes()
                || !change.fields().isEmpty()
                || !change.effects().isEmpty();
        ChangeKind kind = Transition.kindOf(statusOf(before), statusOf(after));
        return isDone && (change.kind() == kind || (change.kind() == ChangeKind.ERASE && kind == ChangeKind.DELETE));
    }

    private static @Nullable UserStatus statusOf(@Nullable User user) {
        return user == null ? null : user.access().status();
    }

    /** The changes with the stored values before them: some fields move without a new version of their user. */
    static List<FieldChange<?>> againstStored(PlannedChange change, @Nullable User stored) {
        return change.fields().stream()
                .<FieldChange<?>>map(field -> from(field, stored))
                .toList();
    }

    private static <T> FieldChange<T> from(FieldChange<T> change, @Nullable User stored) {
        return new FieldChange<>(change.field(), valueOf(change.field(), stored), change.after(), change.raw());
    }

    private static <T> boolean isBefore(FieldChange<T> change, @Nullable User stored) {
        T now = valueOf(change.field(), stored);
        return Objects.equals(now, change.before())
                || (now != null && change.field().format(now).equals(change.beforeText()));
    }

    private static <T> @Nullable T valueOf(Field<T> field, @Nullable User stored) {
        return stored == null ? null : field.valueOf(stored);
    }
}
