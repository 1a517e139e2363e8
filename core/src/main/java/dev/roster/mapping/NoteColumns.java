package dev.roster.mapping;

import java.util.List;

/**
 * The columns that Roster adds to a file of rejected rows for the person who mends it. A file that has them
 * is imported as if it had not, unless a rule sends them somewhere.
 */
public final class NoteColumns {

    /** The number that the row had in the file it came from. */
    public static final String ROW = "_row";

    /** Why the row was rejected. */
    public static final String ERROR = "_error";

    private NoteColumns() {}

    /** {@return the names of the columns, in their order} */
    public static List<String> names() {
        return List.of(ROW, ERROR);
    }

    /**
     * Whether cells behind those of a row are notes, in a file whose columns have no names.
     *
     * @param cells the cells
     * @return whether they are as many as notes, the number of a row and a sentence
     */
    public static boolean areNotes(List<String> cells) {
        return cells.size() == names().size()
                && !cells.get(0).isEmpty()
                && cells.get(1).contains(" ")
                && cells.get(0).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Whether a column is one of them.
     *
     * @param header what the header calls it
     * @return whether it holds no data of a user
     */
    public static boolean isNote(String header) {
        String name = header.strip();
        return name.equals(ROW) || name.equals(ERROR);
    }
}
