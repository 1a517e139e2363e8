package dev.roster.cell;

/** What is done to the text of a cell before it is read, so that the plan can name it. */
public enum Cleaning {
    /** Blanks and marks that nobody sees are taken off: {@link CellText#visible}. */
    INVISIBLE("blanks or marks that nobody sees, which were taken off"),
    /** A number in a column of texts is shown with its format: 7 as {@code EMP-0007}. */
    SHOWN_NUMBER("a number, which was taken as the sheet shows it"),
    /** Letters and their accents that stand in several characters are put together, as programs on Apple's systems part them. */
    COMPOSED("letters and accents in several characters, which were put together"),
    /** Several blanks between words are one. */
    BLANK_RUNS("several blanks between words, of which one was kept"),
    /** Quotes around the whole cell are taken off: {@code “Sales”}. */
    QUOTES("quotes around the whole text, which were taken off"),
    /** What spreadsheets write around a text so that it stays one: {@code ="00123"}, {@code '00123}. */
    TEXT_MARK("the mark by which a spreadsheet keeps a text, which was taken off"),
    /** Letters that are written as in web pages: Müller by entities. */
    ENTITIES("letters written as in web pages, which were read"),
    /** What stands around an address: {@code mailto:}, {@code Ada <ada@example.com>}. */
    ADDRESS("more than an address, of which the address was taken"),
    /** The fraction that programs add to whole numbers: {@code 12.0}. */
    FRACTION("a whole number with \".0\", which was taken off"),
    /** What people and programs write between groups of digits: {@code 1,234} in a column of such numbers. */
    GROUPS("marks between groups of digits, which were taken off"),
    /** Leading zeros that the other cells of the column have: {@code 123} beside {@code 00456}. */
    ZEROS("fewer digits than the others, which got the leading zeros back"),
    /** A number that the column alone decides: {@code 1.234} beside {@code 12,5}. */
    POINT_MARK("a number that only the column decides, read with a point before its fraction"),
    /** The same with a comma. */
    COMMA_MARK("a number that only the column decides, read with a comma before its fraction"),
    /** The flags of an account in a directory, of which one says that it is disabled: {@code 514}. */
    ACCOUNT_FLAGS("the flags of an account in a directory, of which the one that disables it was read"),
    /** What programs and people write around a telephone number: {@code tel:}, a remark in brackets. */
    PHONE_FORM("more than a telephone number, or digits of another width or script, of which the number was taken"),
    /** A telephone number lacks the plus sign before a country code that other cells of the column have. */
    PHONE_PLUS("a country code without the plus sign before it, which was added"),
    /** An extension behind a telephone number is left out: {@code +1-212-555-0100 x12}. */
    PHONE_EXTENSION("an extension behind the telephone number, which the field has no room for and which was left out"),
    /** A text that looks wrongly decoded, and is imported as it stands. */
    MISDECODED("a text that looks wrongly decoded"),
    /** The time of day behind a date is left out, whatever its zone. */
    TIME_OF_DAY("a time of day behind the date, which was left out"),
    /** The name of a month, or a date without marks, is read: {@code 15 Mar 2024}, {@code 20240315}. */
    DATE_FORM("a date in words or without marks, which was read"),
    /** A year of two digits is read as one from 1950 to 2049. */
    SHORT_YEAR("a year of two digits, which was read as one from 1950 to 2049"),
    /** The number by which a spreadsheet counts a day, in a column of dates. */
    SERIAL_DAY("the number of a day, as spreadsheets count them, which was read as a date"),
    /** A cell of a sheet stands where the header names no column. */
    BEYOND_HEADER("a text where the header names no column, which was left out"),
    /** A moment as directories count it, in steps of 100 ns since 1601: {@code 133564896000000000}. */
    FILE_TIME("a moment as directories count it, which was read as its day in UTC"),
    /** A word or a day that says that an end never comes: {@code never}, {@code 31.12.9999}; it takes a stored one away. */
    NEVER("a word or a day that says never, which takes a stored end away"),
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
