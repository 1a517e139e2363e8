package dev.roster.memory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Slots by a key that several users may have; most keys belong to one user and cost one entry. */
final class SharedIndex {

    private final Map<String, Slot> single = new HashMap<>();
    private final Map<String, NavigableSet<Slot>> several = new HashMap<>();

    void add(String key, Slot slot) {
        NavigableSet<Slot> holders = several.get(key);
        if (holders != null) {
            holders.add(slot);
            return;
        }
        Slot other = single.putIfAbsent(key, slot);
        if (other != null) {
            several.put(key, new TreeSet<>(List.of(other, slot)));
            single.remove(key);
        }
    }

    void remove(String key, Slot slot) {
        NavigableSet<Slot> holders = several.get(key);
        if (holders == null) {
            single.remove(key, slot);
            return;
        }
        holders.remove(slot);
        if (holders.size() == 1) {
            several.remove(key);
            single.put(key, holders.first());
        }
    }

    /** The first slots by id that have the key. */
    List<Slot> find(String key, int limit) {
        NavigableSet<Slot> holders = several.get(key);
        if (holders != null) {
            return holders.stream().limit(limit).toList();
        }
        Slot only = single.get(key);
        return only == null ? List.of() : List.of(only);
    }
}
