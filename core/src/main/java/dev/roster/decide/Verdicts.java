package dev.roster.decide;

import dev.roster.model.IssueCode;
import java.util.ArrayList;
import java.util.List;

/** What was found out about rows after they were read: one verdict a row, the first one counts. */
final class Verdicts {

    private final LongIntMap indexOfRow = new LongIntMap();
    private final IntList rows = new IntList();
    private final List<IssueCode> codes = new ArrayList<>();
    private final IntList fields = new IntList();
    private final IntList others = new IntList();

    /**
     * Gives a verdict.
     *
     * @param row whom it concerns
     * @param code what is wrong
     * @param field which unique field or reference it is about, by number
     * @param other the other row that it is about
     */
    void give(int row, IssueCode code, int field, int other) {
        if (indexOfRow.putIfAbsent(row, codes.size()) == LongIntMap.ABSENT) {
            rows.add(row);
            codes.add(code);
            fields.add(field);
            others.add(other);
        }
    }

    boolean isGiven(int row) {
        return indexOfRow.get(row) != LongIntMap.ABSENT;
    }

    int count() {
        return rows.size();
    }

    int row(int index) {
        return rows.get(index);
    }

    IssueCode codeOf(int row) {
        return codes.get(indexOfRow.get(row));
    }

    int fieldOf(int row) {
        return fields.get(indexOfRow.get(row));
    }

    int otherOf(int row) {
        return others.get(indexOfRow.get(row));
    }
}
