package dev.roster.compact;

import java.util.Arrays;

/** 64 bits for each row that has them, in eight bytes a row up to the last of those; 0 stands for none. */
public final class RowMarks {

    private long[] marks = new long[16];

    /** Starts with nothing. */
    public RowMarks() {}

    /**
     * Sets the mark of a row.
     *
     * @param row its ordinal, from 0
     * @param mark any number; 0 takes it away
     */
    public void put(int row, long mark) {
        if (row >= marks.length) {
            marks = Arrays.copyOf(marks, Math.max(row + 1, marks.length * 2));
        }
        marks[row] = mark;
    }

    /**
     * The mark of a row.
     *
     * @param row its ordinal, from 0
     * @return the mark, or 0 for none
     */
    public long get(int row) {
        return row < marks.length ? marks[row] : 0;
    }
}
