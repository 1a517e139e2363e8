package dev.roster.decide;

import dev.roster.compact.LongIntMap;
import dev.roster.model.IssueCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What was found out about rows after all were read, one verdict a row, and which rows are still to be written. */
final class Verdicts {

    private final LongIntMap indexOfRow = new LongIntMap();
    private final List<Verdict> given = new ArrayList<>();
    private final BitSet rejected;
    private final BitSet superseded = new BitSet();

    /**
     * Starts without verdicts.
     *
     * @param rejected the rows that were rejected for what they are
     */
    Verdicts(BitSet rejected) {
        this.rejected = (BitSet) rejected.clone();
    }

    /** Gives a verdict; a row that has one keeps it. */
    void give(int row, Verdict verdict) {
        if (indexOfRow.putIfAbsent(row, given.size()) != LongIntMap.ABSENT) {
            return;
        }
        given.add(verdict);
        if (verdict.code() == IssueCode.ROW_SUPERSEDED) {
            superseded.set(row);
        } else {
            rejected.set(row);
        }
    }

    /** Whether no row has a verdict. */
    boolean isEmpty() {
        return given.isEmpty();
    }

    boolean isGiven(int row) {
        return indexOfRow.get(row) != LongIntMap.ABSENT;
    }

    /**
     * The verdict on a row.
     *
     * @throws IndexOutOfBoundsException if none is given
     */
    Verdict of(int row) {
        return given.get(indexOfRow.get(row));
    }

    /** Whether a row is rejected, for what it is or by a verdict. */
    boolean isRejected(int row) {
        return rejected.get(row);
    }

    /** Whether a later row about the same user stands in the place of a row. */
    boolean isSuperseded(int row) {
        return superseded.get(row);
    }

    /** Whether a row is still to be written. */
    boolean isAccepted(int row) {
        return !rejected.get(row) && !superseded.get(row);
    }
}
