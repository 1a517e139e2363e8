package dev.roster.decide;

import dev.roster.compact.Hashes;
import dev.roster.compact.IntList;
import dev.roster.compact.LongIntMap;
import dev.roster.model.User;
import dev.roster.model.UserId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Who manages whom once the plan is applied, as far as cycles are concerned: the managers that the plan
 * sets, and the stored chains above them. A user is a hash, a manager an index, so a row costs about
 * 20 bytes.
 */
final class ManagerGraph {

    private final LongIntMap edgeOf = new LongIntMap();
    private final IntList rowOfEdge = new IntList();
    private final IntList managerOfEdge = new IntList();
    /** The edge of the same user that a later row replaced, or {@link LongIntMap#ABSENT}. */
    private final IntList edgeBefore = new IntList();

    private final List<UserId> managers = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<UserId, Integer> indexOfManager = new HashMap<>();
    private final Map<UserId, UserId> storedChain = new HashMap<>();
    private final Set<UserId> followed = new HashSet<>();

    /** Edges of managers who are left out, so that the row leaves the manager as it is. */
    private final BitSet leftOut = new BitSet();

    private static final int NOBODY = Integer.MAX_VALUE;

    /** Notes the manager that a row sets, or null when it takes the manager away; gives the number of the edge. */
    int set(int row, UserId user, @Nullable UserId manager, String label) {
        int edge = rowOfEdge.size();
        rowOfEdge.add(row);
        managerOfEdge.add(manager == null ? NOBODY : indexOf(manager, label));
        edgeBefore.add(edgeOf.put(Hashes.of(user), edge));
        return edge;
    }

    /** Notes that a row sets a manager who is told by {@link #name} later; gives the number of the edge. */
    int setLater(int row, UserId user) {
        return set(row, user, null, "");
    }

    /** Tells the manager of an edge. */
    void name(int edge, UserId manager, String label) {
        managerOfEdge.set(edge, indexOf(manager, label));
    }

    /** Takes back an edge whose manager is left out. */
    void leaveOut(int edge) {
        leftOut.set(edge);
    }

    /** The stored users whose own manager must be known to see cycles; ask again after {@link #follow} until empty. */
    Set<UserId> toFollow() {
        Set<UserId> wanted = new LinkedHashSet<>();
        for (UserId manager : managers) {
            addUnknown(manager, wanted);
        }
        for (UserId manager : storedChain.values()) {
            addUnknown(manager, wanted);
        }
        return wanted;
    }

    /** Takes the stored users that {@link #toFollow} named; those that do not exist end their chain. */
    void follow(Set<UserId> asked, List<User> users) {
        followed.addAll(asked);
        for (User user : users) {
            UserId manager = user.employment().managerId();
            if (manager != null) {
                storedChain.put(user.id(), manager);
            }
        }
    }

    /** A circle of managers. */
    record Cycle(List<Integer> rows, String text) {}

    /**
     * Every circle that the plan would close, each once.
     *
     * @param isWritten whether a row is written; the others leave the manager as it is
     */
    List<Cycle> cycles(IntPredicate isWritten) {
        List<Cycle> cycles = new ArrayList<>();
        Map<UserId, Integer> passOf = new HashMap<>();
        for (int start = 0; start < managers.size(); start++) {
            UserId user = managers.get(start);
            while (user != null && !passOf.containsKey(user)) {
                passOf.put(user, start);
                user = managerOf(user, isWritten);
            }
            if (user != null && Integer.valueOf(start).equals(passOf.get(user))) {
                cycles.add(cycleThrough(user, isWritten));
            }
        }
        return cycles;
    }

    private Cycle cycleThrough(UserId first, IntPredicate isWritten) {
        List<Integer> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder(labelOf(first));
        UserId user = first;
        do {
            int edge = edgeOf(user, isWritten);
            if (edge != LongIntMap.ABSENT) {
                rows.add(rowOfEdge.get(edge));
            }
            user = managerOf(user, isWritten);
            text.append(" → ").append(user == null ? "" : labelOf(user));
        } while (user != null && !user.equals(first));
        return new Cycle(rows, text.toString());
    }

    /** The last edge of a user that is written, or {@link LongIntMap#ABSENT}. */
    private int edgeOf(UserId user, IntPredicate isWritten) {
        int edge = edgeOf.get(Hashes.of(user));
        while (edge != LongIntMap.ABSENT && (leftOut.get(edge) || !isWritten.test(rowOfEdge.get(edge)))) {
            edge = edgeBefore.get(edge);
        }
        return edge;
    }

    private @Nullable UserId managerOf(UserId user, IntPredicate isWritten) {
        int edge = edgeOf(user, isWritten);
        if (edge == LongIntMap.ABSENT) {
            return storedChain.get(user);
        }
        int manager = managerOfEdge.get(edge);
        return manager == NOBODY ? null : managers.get(manager);
    }

    private void addUnknown(UserId manager, Set<UserId> wanted) {
        if (!followed.contains(manager)) {
            wanted.add(manager);
        }
    }

    private String labelOf(UserId user) {
        Integer index = indexOfManager.get(user);
        return index == null ? user.value() : labels.get(index);
    }

    private int indexOf(UserId manager, String label) {
        return indexOfManager.computeIfAbsent(manager, id -> {
            managers.add(id);
            labels.add(label);
            return managers.size() - 1;
        });
    }
}
