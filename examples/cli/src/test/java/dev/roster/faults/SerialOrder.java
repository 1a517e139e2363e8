package dev.roster.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which unit comes after which, as the versions of the users that they share tell; one order has to explain them all. */
final class SerialOrder {

    private final Map<String, Set<String>> followers = new HashMap<>();
    private final Map<String, Integer> predecessors = new HashMap<>();

    void isAfter(String earlier, String later) {
        predecessors.putIfAbsent(earlier, 0);
        if (followers.computeIfAbsent(earlier, unit -> new HashSet<>()).add(later)) {
            predecessors.merge(later, 1, Integer::sum);
        }
    }

    /** Whether there is no such order. */
    List<String> problems() {
        Map<String, Integer> waiting = new HashMap<>(predecessors);
        Deque<String> free = new ArrayDeque<>();
        waiting.forEach((unit, count) -> {
            if (count == 0) {
                free.add(unit);
            }
        });
        int ordered = 0;
        for (String unit = free.poll(); unit != null; unit = free.poll()) {
            ordered++;
            for (String later : followers.getOrDefault(unit, Set.of())) {
                if (waiting.merge(later, -1, Integer::sum) == 0) {
                    free.add(later);
                }
            }
        }
        return ordered == predecessors.size()
                ? List.of()
                : List.of("no order of the units explains what " + (predecessors.size() - ordered) + " of them did");
    }
}
