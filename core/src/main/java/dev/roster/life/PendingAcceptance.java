package dev.roster.life;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserStatus;
import dev.roster.plan.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance that somebody who was invited owes. It stays owed while the account is suspended, deactivated or deleted: who comes
 * back from there waits again, so that no way around the own link makes anybody active. Who used
 * that link owes none any more, even where they wait for an approval. Pure.
 */
public final class PendingAcceptance {

    private PendingAcceptance() {}

    /**
     * Tells whether somebody has yet to accept an invitation.
     *
     * @param user the user as stored, or null for one who is not there
     * @return whether the user is invited, or was and never accepted
     */
    public static boolean isOwedBy(@Nullable User user) {
        return user != null
                && (user.access().status() == UserStatus.INVITED
                        || user.lifecycle().waitingSince() != null);
    }

    /**
     * Since when an acceptance is owed after a change.
     *
     * @param before the user as stored, or null for one who is not there
     * @param after the status afterwards
     * @param now the moment of the change
     * @return the moment, which stays the one of the first invitation; null when none is owed: who is active owes none
     */
    public static @Nullable Instant since(@Nullable User before, UserStatus after, Instant now) {
        if (after == UserStatus.ACTIVE || !(after == UserStatus.INVITED || isOwedBy(before))) {
            return null;
        }
        Instant known = before == null ? null : before.lifecycle().waitingSince();
        return known == null ? now : known;
    }

    /**
     * What becomes of a wish to bring somebody back who owes an acceptance: the user waits for it again.
     *
     * @param before the user as stored
     * @param wanted the wanted changes
     * @return the changes, with {@link UserStatus#INVITED} in the place of {@link UserStatus#ACTIVE}; the same list for a user who
     *     is not brought back, or owes nothing
     */
    public static List<FieldChange<?>> waiting(User before, List<FieldChange<?>> wanted) {
        boolean isAway = before.access().status() != UserStatus.INVITED && isOwedBy(before);
        return isAway && wanted.stream().anyMatch(PendingAcceptance::activates)
                ? wanted.stream()
                        .<FieldChange<?>>map(change -> activates(change) ? invites(before, change) : change)
                        .toList()
                : wanted;
    }

    private static boolean activates(FieldChange<?> change) {
        return change.field().equals(Field.STATUS) && change.after() == UserStatus.ACTIVE;
    }

    private static FieldChange<UserStatus> invites(User before, FieldChange<?> change) {
        return new FieldChange<>(Field.STATUS, before.access().status(), UserStatus.INVITED, change.raw());
    }
}
