package dev.roster.csv;

/** Whether a written file starts with the mark of UTF-8. */
public enum ByteOrderMark {
    /** The file starts with {@code EF BB BF}: spreadsheets then show {@code José} right; some other programs read the mark as text. */
    WRITTEN,
    /** The file starts with the first cell, as RFC 4180 has it. */
    LEFT_OUT
}
