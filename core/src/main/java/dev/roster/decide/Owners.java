package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.FieldChange;
import dev.roster.profile.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The directories that own users. What one owns, it alone changes: everybody else is refused. Immutable.
 *
 * <p>Of the status a directory owns whether somebody is there: it deactivates and reactivates. Suspending is Roster's own, so
 * that people can be kept out at once and stay out; who is inactive may be deleted by hand, and who is deleted is nobody's.
 *
 * @param others those whose rows these are not
 * @param synced the one whose rows these are, or null for rows of people
 */
public record Owners(List<Ownership> others, @Nullable Ownership synced) {

    /** Nobody owns anything. */
    public static final Owners NONE = new Owners(List.of(), null);

    /** Copies the list. */
    public Owners {
        others = List.copyOf(others);
    }

    /**
     * The same directories for rows of one of them.
     *
     * @param all the directories
     * @param name which of them
     * @return the one, and the others
     */
    public static Owners of(List<Ownership> all, @Nullable String name) {
        Optional<Ownership> own =
                all.stream().filter(one -> one.directory().equals(name)).findFirst();
        List<Ownership> others =
                all.stream().filter(one -> !one.directory().equals(name)).toList();
        return new Owners(others, own.orElse(null));
    }

    /** Whether the rows are those of a directory. */
    boolean isSync() {
        return synced != null;
    }

    /** Whether a user is of the directory whose rows these are. */
    boolean isSynced(User user) {
        return synced != null && synced.owns(user);
    }

    /**
     * The directory that alone makes such a change, or null when it may be made. Nobody is given one of its external ids by
     * hand: with the id goes what the directory says of somebody else.
     */
    @Nullable Ownership refusing(@Nullable User before, FieldChange<?> change) {
        for (Ownership owner : others) {
            if (change.field().equals(Field.EXTERNAL_ID) && change.after() instanceof String id && owner.names(id)) {
                return owner;
            }
        }
        return before == null ? null : refusingToChange(before, change);
    }

    private @Nullable Ownership refusingToChange(User before, FieldChange<?> change) {
        UserStatus now = before.access().status();
        for (Ownership owner : others) {
            boolean isOwned = now != UserStatus.DELETED && owner.owns(change.field()) && owner.owns(before);
            if (isOwned && (!change.field().equals(Field.STATUS) || isPresence(now, change.after()))) {
                return owner;
            }
        }
        return null;
    }

    /** The directory of a user who may not be deleted, since it has them; null when they may be. */
    @Nullable Ownership refusingToDelete(User user) {
        return user.access().status().isAtRest() ? null : refusing(user, gone(user));
    }

    private static FieldChange<?> gone(User user) {
        return new FieldChange<>(Field.STATUS, user.access().status(), UserStatus.DELETED, null);
    }

    private static boolean isPresence(UserStatus now, @Nullable Object after) {
        boolean rests = after instanceof UserStatus status && status.isAtRest();
        return now.isAtRest() != rests;
    }

    /**
     * What a directory wants of somebody who is stored: who is in it and inactive comes back, unless it says that the account
     * is disabled; who is suspended or invited stays so.
     *
     * @param stored the user
     * @param changes what the cells want, or null for nothing
     * @param saysStatus whether a cell speaks of the status
     * @return what is changed
     */
    @Nullable List<FieldChange<?>> present(User stored, @Nullable List<FieldChange<?>> changes, boolean saysStatus) {
        UserStatus now = stored.access().status();
        if (synced == null) {
            return changes;
        }
        if (now == UserStatus.INACTIVE && !saysStatus) {
            List<FieldChange<?>> more = changes == null ? new ArrayList<>() : changes;
            more.add(new FieldChange<>(Field.STATUS, now, UserStatus.ACTIVE, null));
            return more;
        }
        if (changes != null && !now.isAtRest()) {
            changes.removeIf(
                    change -> change.field().equals(Field.STATUS) && Objects.equals(change.after(), UserStatus.ACTIVE));
        }
        return changes;
    }
}
