package dev.roster.decide;

import java.util.Arrays;

/** 64 bits for each row that has them, in eight bytes a row up to the last of those; 0 stands for none. */
final class RowMarks {

    private long[] marks = new long[16];

    void put(int row, long mark) {
        if (row >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(row + 1, marks.length * 2));
        }
        marks[row] = mark;
    }

    long get(int row) {
        return row < marks.length ? marks[row] : 0;
    }
}
