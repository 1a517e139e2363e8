package dev.roster.life;

import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.model.IssueCode;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.FieldChange;
import dev.roster.profile.Ownership;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
public record DirectoryOwners(
        List<Ownership> others, @Nullable Ownership synced) {

    /** Nobody owns anything. */
    public static final DirectoryOwners NONE = new DirectoryOwners(List.of(), null);

    /** Copies the list. */
    public DirectoryOwners {
        others = List.copyOf(others);
    }

    /**
     * The same directories for rows of one of them.
     *
     * @param all the directories
     * @param name which of them
     * @return the one, and the others
     */
    public static DirectoryOwners of(List<Ownership> all, @Nullable String name) {
        Optional<Ownership> own =
                all.stream().filter(one -> one.directory().equals(name)).findFirst();
        List<Ownership> others =
                all.stream().filter(one -> !one.directory().equals(name)).toList();
        return new DirectoryOwners(others, own.orElse(null));
    }

    /** {@return whether the rows are those of a directory} */
    public boolean isSync() {
        return synced != null;
    }

    /**
     * Tells whether a directory keeps a field of a user, be it the one whose rows these are or another.
     *
     * @param user the user
     * @param field the field
     * @return whether it alone changes it
     */
    public boolean keeps(User user, Field<?> field) {
        boolean isSyncs = synced != null && synced.owns(user) && synced.owns(field);
        return isSyncs || others.stream().anyMatch(owner -> owner.owns(user) && owner.owns(field));
    }

    /**
     * Tells whether a user is of the directory whose rows these are.
     *
     * @param user the user
     * @return whether the user has one of its external ids; nobody is where the rows are those of people
     */
    public boolean isSynced(User user) {
        return synced != null && synced.owns(user);
    }

    /**
     * Why changes are refused, since a directory alone makes them. Nobody is given one of its external ids by hand: with the
     * id goes what the directory says of somebody else.
     *
     * @param before the user as stored, or null for a new one
     * @param changes what is to change
     * @param place where each field stands in the file
     * @return an issue for each change that is refused
     */
    public List<Issue> refusals(
            @Nullable User before, List<FieldChange<?>> changes, Function<Field<?>, RowLocation> place) {
        if (others.isEmpty()) {
            return List.of();
        }
        List<Issue> refusals = new ArrayList<>();
        for (FieldChange<?> change : changes) {
            Ownership owner = refusing(before, change);
            if (owner != null) {
                String text = change.afterText();
                refusals.add(owned(owner, change.field(), text == null ? "" : text, place.apply(change.field())));
            }
        }
        return refusals;
    }

    /**
     * Why a user may not be deleted, since a directory has them.
     *
     * @param user the user as stored
     * @param place where that is wanted
     * @return the issue; empty when they may be
     */
    public Optional<Issue> refusalToDelete(User user, RowLocation place) {
        UserStatus now = user.access().status();
        FieldChange<?> gone = new FieldChange<>(Field.STATUS, now, UserStatus.DELETED, null);
        return now.isAtRest()
                ? Optional.empty()
                : Optional.ofNullable(refusing(user, gone))
                        .map(owner -> owned(owner, Field.STATUS, UserStatus.DELETED.word(), place));
    }

    private static Issue owned(Ownership owner, Field<?> field, String text, RowLocation place) {
        return Issue.ofCell(IssueCode.FIELD_DIRECTORY_OWNED, place, field, text, field.key(), owner.directory());
    }

    private @Nullable Ownership refusing(@Nullable User before, FieldChange<?> change) {
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
    public @Nullable List<FieldChange<?>> present(
            User stored, @Nullable List<FieldChange<?>> changes, boolean saysStatus) {
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
