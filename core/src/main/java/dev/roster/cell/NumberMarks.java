package dev.roster.cell;

import java.util.List;

/** Which mark stands before the fraction in the numbers of a column; the other one groups digits. */
public enum NumberMarks {
    /** {@code 1,234.5}, {@code 12.5}. */
    POINT("#."),
    /** {@code 1.234,5}, {@code 12,5}. */
    COMMA("#,"),
    /** Not known: {@code 1.234} can be read in two ways and is {@link dev.roster.model.IssueCode#NUMBER_AMBIGUOUS}. */
    UNDECIDED("");

    private final String mark;

    NumberMarks(String mark) {
        this.mark = mark;
    }

    /** The mark in the text of a column's format. */
    String mark() {
        return mark;
    }

    /**
     * Finds out which mark the cells of a column use.
     *
     * @param texts the first cells of the column
     * @return the one that some cell proves and none contradicts
     */
    public static NumberMarks of(List<String> texts) {
        boolean isPoint = false;
        boolean isComma = false;
        for (String text : texts) {
            NumberMarks proof = NumberText.proofOf(text.strip());
            isPoint |= proof == POINT;
            isComma |= proof == COMMA;
        }
        return isPoint == isComma ? UNDECIDED : isPoint ? POINT : COMMA;
    }
}
