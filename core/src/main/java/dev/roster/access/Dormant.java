package dev.roster.access;

import dev.roster.model.Grant;
import dev.roster.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A grant that counts at another time than now.
 *
 * @param grant the grant
 * @param isAhead whether it is yet to begin; else it has ended
 * @param awake what the actor would be if it counted now
 */
record Dormant(Grant grant, boolean isAhead, Standing awake) {

    /** {@return when it begins, or when it ended} */
    Instant moment() {
        return Objects.requireNonNull(isAhead ? grant.from() : grant.until());
    }

    /** The grants of an actor that do not count now, those to come first, the nearest of each first. */
    static List<Dormant> of(Actor who, RoleCatalog catalog) {
        User actor = Objects.requireNonNull(who.user());
        Instant now = who.at();
        if (now == null) {
            return List.of();
        }
        List<Dormant> ahead = new ArrayList<>();
        List<Dormant> over = new ArrayList<>();
        for (Grant grant : actor.access().grants()) {
            if (!grant.countsAt(now)) {
                boolean isAhead = !grant.hasEndedAt(now);
                Standing awake = new Standing(who.as(awakened(actor, grant)), catalog);
                (isAhead ? ahead : over).add(new Dormant(grant, isAhead, awake));
            }
        }
        ahead.sort(Comparator.comparing(Dormant::moment));
        over.sort(Comparator.comparing(Dormant::moment).reversed());
        ahead.addAll(over);
        return List.copyOf(ahead);
    }

    /** The user as if a grant had neither beginning nor end. */
    static User awakened(User actor, Grant grant) {
        Set<Grant> grants = new LinkedHashSet<>(actor.access().grants());
        grants.remove(grant);
        grants.add(grant.from(null).until(null));
        return actor.with(user -> user.grants(grants));
    }
}
