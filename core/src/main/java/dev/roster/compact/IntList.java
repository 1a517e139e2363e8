package dev.roster.compact;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Row ordinals in four bytes each. */
public final class IntList {

    private int[] elements = new int[16];
    private int size;

    /** Starts with nothing. */
    public IntList() {}

    /**
     * Adds an element at the end.
     *
     * @param element any number
     */
    public void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    /**
     * The element at a place.
     *
     * @param index the place, from 0
     * @return the element
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public int get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("no element " + index + " of " + size);
        }
        return elements[index];
    }

    /**
     * Replaces an element.
     *
     * @param index the place, from 0
     * @param element any number
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public void set(int index, int element) {
        get(index);
        elements[index] = element;
    }

    /** {@return the elements in their order} */
    public IntStream stream() {
        return Arrays.stream(elements, 0, size);
    }

    /** {@return how many there are} */
    public int size() {
        return size;
    }
}
