package dev.roster.decide;

import dev.roster.life.InvitationRoom;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What those outside the store say about the users of a batch, for what a plan {@linkplain dev.roster.profile.Instruction
 * does there}. Immutable.
 *
 * @param owned how much of what each user owns in the application; nothing of users who own nothing, and of all where nobody
 *     can tell
 * @param isCounted whether the application could tell
 * @param unsubscribed the users who want no mail of the template
 * @param rooms how many invitations may still go to addresses, in canonical form; nothing of those to which any number goes
 * @param recipient who gets what is handed over, or null where the actor may not read them, or there is no such user
 */
public record Outside(
        Map<UserId, Map<String, Long>> owned,
        boolean isCounted,
        Set<UserId> unsubscribed,
        Map<String, InvitationRoom> rooms,
        @Nullable User recipient) {

    /** Nobody was asked. */
    public static final Outside SILENT = new Outside(Map.of(), false, Set.of(), Map.of(), null);

    /** Copies the answers. */
    public Outside {
        owned = Map.copyOf(owned);
        unsubscribed = Set.copyOf(unsubscribed);
        rooms = Map.copyOf(rooms);
    }
}
