package dev.roster.compact;

import java.util.Arrays;
import java.util.OptionalInt;

/** Maps hashes to row ordinals in 12 bytes an entry, half to three quarters full; -1 stands for absent. */
public final class LongIntMap {

    /** Stands for no value. */
    public static final int ABSENT = -1;

    private static final int INITIAL_CAPACITY = 64;

    private long[] keys = new long[INITIAL_CAPACITY];
    private int[] values = filled(INITIAL_CAPACITY);
    private int size;

    /** Starts with nothing. */
    public LongIntMap() {}

    /**
     * The value of a key.
     *
     * @param key any number
     * @return its value, or {@link #ABSENT}
     */
    public int get(long key) {
        return values[slotOf(key)];
    }

    /**
     * The value of a key.
     *
     * @param key any number
     * @return its value, empty when there is none
     */
    public OptionalInt find(long key) {
        int value = get(key);
        return value == ABSENT ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /**
     * Sets a value.
     *
     * @param key any number
     * @param value 0 or more
     * @return the one before, or {@link #ABSENT}
     */
    public int put(long key, int value) {
        int slot = slotOf(key);
        int before = values[slot];
        keys[slot] = key;
        values[slot] = value;
        if (before == ABSENT && ++size > keys.length / 4 * 3) {
            grow();
        }
        return before;
    }

    /**
     * Sets a value unless there is one.
     *
     * @param key any number
     * @param value 0 or more
     * @return the one before, or {@link #ABSENT}
     */
    public int putIfAbsent(long key, int value) {
        int before = get(key);
        return before == ABSENT ? put(key, value) : before;
    }

    /** {@return how many keys have a value} */
    public int size() {
        return size;
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (values[slot] != ABSENT && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int[] filled(int capacity) {
        int[] array = new int[capacity];
        Arrays.fill(array, ABSENT);
        return array;
    }
}
