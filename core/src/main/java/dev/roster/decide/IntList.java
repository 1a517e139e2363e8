package dev.roster.decide;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Row ordinals in four bytes each. */
final class IntList {

    private int[] elements = new int[16];
    private int size;

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    int get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("no element " + index + " of " + size);
        }
        return elements[index];
    }

    void set(int index, int element) {
        get(index);
        elements[index] = element;
    }

    IntStream stream() {
        return Arrays.stream(elements, 0, size);
    }

    int size() {
        return size;
    }
}
