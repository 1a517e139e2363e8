package dev.roster.mapping;

/** What a row is that names no user. Such rows are reported and never imported. */
public enum RowKind {
    /** {@code sep=;} tells spreadsheets what separates the cells. */
    SEPARATOR("a line that tells the separator"),
    /** No cell holds anything. */
    BLANK("a blank row"),
    /** A title, a version, an instruction above the header. */
    TITLE("a line above the header"),
    /** The header once more. */
    REPEATED_HEADER("the header once more"),
    /** Labels, types or descriptions of the columns below the header. */
    LABELS("a row that describes the columns"),
    /** {@code Example: …}. */
    EXAMPLE("an example"),
    /** The example that a template of ours holds, as nobody changed it. */
    TEMPLATE_EXAMPLE("the example of the template, which nobody changed"),
    /** An instruction or a remark among the rows. */
    NOTE("a note, not a user"),
    /** {@code Total}, {@code Page 1 of 3}, {@code Report generated …}. */
    FOOTER("a footer");

    private final String words;

    RowKind(String words) {
        this.words = words;
    }

    /** {@return what the row is, in words for people} */
    public String words() {
        return words;
    }
}
