package dev.roster.access;

import dev.roster.model.Issue;
import dev.roster.model.Permission;
import dev.roster.model.RoleKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the choice of a role catalog would do, before anybody chooses it.
 *
 * @param roles the roles that differ, by key, as they count: with what they inherit, and a stored role in the place of one
 *     with the same key
 * @param orphans roles that there would be no more and that somebody holds, by key
 * @param gaining how many users could do more
 * @param escalating how many of those would own the tenant, define roles or administer users, and could not before
 * @param firstGaining the first 100 of those who could do more, those who escalate first
 * @param lostByActor the permissions that the actor would lose; unmodifiable
 * @param refusals why the actor could not choose it now; empty where nothing stands in the way
 */
public record CatalogImpact(
        List<RoleChange> roles,
        List<Orphan> orphans,
        long gaining,
        long escalating,
        List<String> firstGaining,
        Set<Permission> lostByActor,
        List<Issue> refusals) {

    /** How many users are named. */
    public static final int MAX_NAMES = 100;

    /**
     * A role that goes while somebody holds it: they keep it, and it gives nothing.
     *
     * @param role its key
     * @param holders how many users hold it everywhere or in one place
     * @param first the first 100 of them, by id
     */
    public record Orphan(RoleKey role, long holders, List<String> first) {

        /** Copies the names. */
        public Orphan {
            first = List.copyOf(first);
        }
    }

    /** Copies the lists. */
    public CatalogImpact {
        roles = List.copyOf(roles);
        orphans = List.copyOf(orphans);
        firstGaining = List.copyOf(firstGaining);
        lostByActor = Collections.unmodifiableSet(new TreeSet<>(lostByActor));
        refusals = List.copyOf(refusals);
    }

    /** {@return whether the roles would stay as they are} */
    public boolean isEmpty() {
        return roles.isEmpty();
    }
}
