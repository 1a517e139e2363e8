package dev.roster.csv;

import dev.roster.table.SourceException.Reason;
import java.nio.charset.StandardCharsets;

/** Files of another kind that are given away by their first bytes. */
enum FileKind {
    ZIP("this is an Excel workbook (XLSX) or another ZIP archive", "PK\u0003\u0004"),
    EMPTY_ZIP("this is an empty ZIP archive", "PK\u0005\u0006"),
    OLE2("this is an old Excel workbook (XLS) or one with a password", "\u00D0\u00CF\u0011\u00E0"),
    PDF("this is a PDF document", "%PDF-"),
    GZIP("this is a compressed file (GZIP)", "\u001F\u008B\b");

    private static final String[] PAGE_STARTS = {"<!doctype html", "<html", "<table", "<?xml"};
    private static final String ADVICE = ", not CSV; open it and save it as CSV UTF-8";

    private final String sentence;
    /** One character for each byte. */
    private final String start;

    FileKind(String sentence, String start) {
        this.sentence = sentence;
        this.start = start;
    }

    /**
     * Refuses what surely is no CSV.
     *
     * @throws Refusal if it is a file of another kind
     */
    static void requireText(byte[] head) throws Refusal {
        String start = new String(head, 0, Math.min(head.length, 20), StandardCharsets.ISO_8859_1);
        for (FileKind kind : values()) {
            if (start.startsWith(kind.start)) {
                throw wrong(kind.sentence + ADVICE);
            }
        }
        for (String page : PAGE_STARTS) {
            if (start.regionMatches(true, 0, page, 0, page.length())) {
                throw wrong("this is a web page (HTML) or XML" + ADVICE);
            }
        }
    }

    /**
     * Refuses what is mostly NUL although nobody said that it is UTF-16.
     *
     * @throws Refusal if more than a quarter is NUL
     */
    static void requireFewNuls(byte[] head) throws Refusal {
        int nuls = 0;
        for (byte octet : head) {
            nuls += octet == 0 ? 1 : 0;
        }
        if (nuls > head.length / 4) {
            throw wrong("this is no text in UTF-8 but binary data, or UTF-16 without its mark; save it as CSV UTF-8");
        }
    }

    private static Refusal wrong(String message) {
        return new Refusal(Reason.WRONG_FORMAT, Refusal.Place.FILE, message);
    }
}
