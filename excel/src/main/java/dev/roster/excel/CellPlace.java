package dev.roster.excel;

/** References to cells such as {@code AB12} (ECMA-376 part 1, 18.18.62). */
final class CellPlace {

    static final int MAX_ROW = 1_048_576;
    static final int MAX_COLUMN = 16_384;
    private static final int LETTERS = 26;

    private CellPlace() {}

    /**
     * The column, from 0.
     *
     * @throws Refusal if no sheet has it
     */
    static int column(String reference) throws Refusal {
        int column = 0;
        int letters = letters(reference);
        for (int i = 0; i < letters && column <= MAX_COLUMN; i++) {
            column = column * LETTERS + (reference.charAt(i) | 0x20) - 'a' + 1;
        }
        if (column < 1 || column > MAX_COLUMN) {
            throw Refusal.malformed(XlsxMessages.CELL_PLACE);
        }
        return column - 1;
    }

    /**
     * The row, from 1.
     *
     * @throws Refusal if no sheet has it
     */
    static int row(String reference) throws Refusal {
        return row(reference, letters(reference));
    }

    /**
     * The row that stands in a text from a place on, from 1.
     *
     * @throws Refusal if no sheet has it
     */
    static int row(String text, int start) throws Refusal {
        int row = Digits.parse(text, start, text.length());
        if (row < 1 || row > MAX_ROW) {
            throw Refusal.malformed(XlsxMessages.ROW_NUMBER);
        }
        return row;
    }

    /** Whether a reference names a column: that of a whole row, {@code 12}, does not. */
    static boolean hasColumn(String reference) {
        return letters(reference) > 0;
    }

    /** Whether a reference names a row: that of a whole column, {@code AB}, does not. */
    static boolean hasRow(String reference) {
        return letters(reference) < reference.length();
    }

    private static int letters(String reference) {
        int length = 0;
        while (length < reference.length() && isLetter(reference.charAt(length))) {
            length++;
        }
        return length;
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
