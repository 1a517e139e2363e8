package dev.roster.tenant;

import dev.roster.access.Actor;
import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.spi.CorrelationKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts and whom it is about, as one look at the store found them.
 *
 * @param actor who acts, as stored; one who is gone may do nothing
 * @param others the ids of those whom it is about
 * @param found those of them who are stored
 */
public record Party(Actor actor, Set<UserId> others, List<User> found) {

    /** Copies the lists. */
    public Party {
        others = Set.copyOf(others);
        found = List.copyOf(found);
    }

    /**
     * Answers keys as a store would, without asking it again.
     *
     * @param keys what is looked for
     * @return the users of each key, or empty when a key may lead to somebody else
     */
    public Optional<List<List<User>>> correlate(List<CorrelationKey> keys) {
        boolean isKnown = keys.stream()
                .allMatch(key -> key.field().equals(Field.ID) && others.contains(new UserId(key.canonical())));
        return isKnown ? Optional.of(among(keys)) : Optional.empty();
    }

    /**
     * Answers keys as if nobody else was stored.
     *
     * @param keys what is looked for
     * @return those of the party who have each key
     */
    public List<List<User>> among(List<CorrelationKey> keys) {
        return keys.stream()
                .map(key -> found.stream().filter(key::matches).toList())
                .toList();
    }
}
