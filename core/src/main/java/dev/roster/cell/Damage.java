package dev.roster.cell;

import dev.roster.model.Field;
import dev.roster.model.FieldType;
import dev.roster.model.IssueCode;
import org.jspecify.annotations.Nullable;

/** What spreadsheets do to codes of digits, told by the stored value: the cell is what is left of it. */
public final class Damage {

    private Damage() {}

    /**
     * Tells whether a cell is a damaged copy of what is stored.
     *
     * @param field what the cell holds
     * @param cell the text of the cell
     * @param stored the stored text
     * @return what happened to it, or null when the cell says something else
     */
    public static @Nullable IssueCode of(Field<?> field, String cell, String stored) {
        if (field.type() != FieldType.TEXT || cell.isEmpty()) {
            return null;
        }
        if (NumericKeys.hasLostZeros(cell, stored)) {
            return IssueCode.KEY_ZEROS_LOST;
        }
        return NumericKeys.isShortenedOf(cell, stored) ? IssueCode.KEY_DIGITS_LOST : null;
    }

    /** Whether a text is what is left of a longer number, so that it is no key. */
    public static boolean isShortened(Field<?> field, String text) {
        return NumericKeys.isKey(field) && NumericKeys.isShortened(text);
    }
}
