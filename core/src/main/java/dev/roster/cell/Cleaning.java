package dev.roster.cell;

/** What is done to the text of a cell before it is read, so that the plan can name it. */
public enum Cleaning {
    /** Blanks and marks that nobody sees are taken off: {@link CellText#visible}. */
    INVISIBLE("blanks or marks that nobody sees, which were taken off"),
    /** Quotes around the whole cell are taken off: {@code “Sales”}. */
    QUOTES("quotes around the whole text, which were taken off"),
    /** What spreadsheets write around a text so that it stays one: {@code ="00123"}, {@code '00123}. */
    TEXT_MARK("the mark by which a spreadsheet keeps a text, which was taken off"),
    /** Letters that are written as in web pages: {@code M&uuml;ller}. */
    ENTITIES("letters written as in web pages, which were read"),
    /** What stands around an address: {@code mailto:}, {@code Ada <ada@example.com>}. */
    ADDRESS("more than an address, of which the address was taken"),
    /** The fraction that programs add to whole numbers: {@code 12.0}. */
    FRACTION("a whole number with \".0\", which was taken off"),
    /** Leading zeros that the other cells of the column have: {@code 123} beside {@code 00456}. */
    ZEROS("fewer digits than the others, which got the leading zeros back"),
    /** A word that says that there is nothing: {@code n/a}. */
    BLANK_WORD("a word that says that there is nothing, which counts as blank");

    private final String words;

    Cleaning(String words) {
        this.words = words;
    }

    /** {@return what the cells held and what became of it, after "hold"} */
    public String words() {
        return words;
    }
}
