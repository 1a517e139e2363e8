package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.table.Row;
import dev.roster.words.HeaderNames;
import dev.roster.words.ManagerReference;
import dev.roster.words.Vocabulary;

/**
 * Two columns that name another user together.
 *
 * @param index the column where the whole name is read, from 0
 * @param given the column of the given name
 * @param family the column of the family name
 */
record NameParts(int index, int given, int family) {

    /** Tells the parts by the name of the first column; without a word of it the given name stands first. */
    static NameParts of(int one, int other, String header) {
        Field<?> part = new ManagerReference(Vocabulary.standard()).partOfName(HeaderNames.words(header));
        return Field.LAST_NAME.equals(part) ? new NameParts(one, other, one) : new NameParts(one, one, other);
    }

    /** The name with a comma, so that nobody takes one part for the other; one part alone names nobody, not even as a key. */
    String in(Row row) {
        String familyName = row.cell(family).strip();
        String givenName = row.cell(given).strip();
        return familyName.isEmpty() && givenName.isEmpty() ? "" : shown(familyName) + ", " + shown(givenName);
    }

    private static String shown(String part) {
        return part.isEmpty() ? "?" : part;
    }
}
