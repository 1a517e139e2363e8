package dev.roster.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often things should be there, and how often they are. */
final class Counts<T extends Comparable<T>> {

    private final Map<T, Integer> surplus = new TreeMap<>();

    void expected(T thing) {
        surplus.merge(thing, -1, Integer::sum);
    }

    void found(T thing) {
        surplus.merge(thing, 1, Integer::sum);
    }

    List<String> differences(String what) {
        List<String> differences = new ArrayList<>();
        surplus.forEach((thing, count) -> {
            if (count != 0) {
                String amount = count < 0 ? "too few" : "too many";
                differences.add(Math.abs(count) + " " + what + " " + amount + ": " + thing);
            }
        });
        return differences;
    }
}
