package dev.roster.decide;

import dev.roster.model.Field;
import dev.roster.model.User;
import dev.roster.model.UserId;
import dev.roster.profile.DuplicatePolicy;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of all rows, for what depends on more than one of them: who stands twice, which unique keys are given
 * up and wanted, who names whom. Rows are ordinals, identities are hashes. {@link SurveyRecorder} writes it; the rules
 * only read.
 */
interface Survey {

    /** The fields whose values no two users share, in a fixed order. */
    List<Field<?>> UNIQUE_FIELDS = List.of(Field.USER_NAME, Field.PRIMARY_EMAIL, Field.EMPLOYEE_ID);

    /**
     * Two rows that lead to the same user.
     *
     * @param before the row further up
     * @param row the row further down
     * @param isSamePerson whether nothing in them says that they are about two people who share a key
     */
    record Repetition(int before, int row, boolean isSamePerson) {}

    /**
     * A row that wants a key which another one may give up.
     *
     * @param row the row
     * @param key the hash of the key
     * @param field what the key is
     * @param isHeld whether a stored user has the key, so that some row must give it up
     */
    record Transfer(int row, long key, Field<?> field, boolean isHeld) {}

    /** Several rows that want the same key, in the order of the file. */
    record Contest(Field<?> field, List<Integer> rows) {}

    /** Which value of a change a reference stands for. */
    enum Side {
        /** What a row above left. */
        BEFORE,
        /** What the cell says. */
        AFTER
    }

    /**
     * A change whose value is a user whom the store does not know: a row of the file, perhaps.
     *
     * @param row the row
     * @param field what the user is to the row's user
     * @param side whether the row names the user, or one above it did
     * @param keys the hashes of the keys that the text may be
     * @param names the hashes of the full names that it may be where no key leads to a row
     * @param edge the number of the row's edge in the graph of managers; of no meaning for other fields
     */
    record Reference(int row, Field<?> field, Side side, List<Long> keys, List<Long> names, int edge) {}

    /** Hears which rows name which stored users. */
    @FunctionalInterface
    interface Naming {
        /**
         * A cell that names a stored user.
         *
         * @param row the row
         * @param field what the user is to the row's user
         * @param user the number of the user in {@link #namedUsers}
         */
        void at(int row, Field<?> field, int user);
    }

    /** How many rows there are; users whom the file does not mention count as rows behind it. */
    int rows();

    /** The number of a row as spreadsheets show it; empty for a user whom the file does not mention. */
    OptionalInt rowNumber(int row);

    /** The row in words. */
    default String nameOf(int row) {
        OptionalInt number = rowNumber(row);
        return number.isPresent() ? "row " + number.getAsInt() : "the change of a user who is not in the file";
    }

    /** What {@link NewUserIds} knows a row by that creates a user whom others may name; 0 for all others. */
    long markOf(int row);

    /** What becomes of rows about the same user. */
    DuplicatePolicy duplicates();

    /** The rows that were rejected for what they are, whatever the others say. */
    BitSet rejected();

    /** Whether a row says what is stored, and nothing else is to be said about it. */
    boolean isUntouched(int row);

    /** The rows about users whom a row before is about, in the order in which they were seen. */
    List<Repetition> repetitions();

    /** The keys that several rows want, in the order in which they were contested. */
    Collection<Contest> contests();

    /** The wishes for keys that others may give up, in the order of rows. */
    List<Transfer> transfers();

    /** The row that gives a key up. */
    OptionalInt rowThatFrees(long key);

    /** The last rows that want the keys, each once. */
    List<Integer> rowsThatWant(List<Long> keys);

    /** The rows that give their users one of the names, each once: the first of the names that is given counts alone. */
    List<Integer> rowsThatCall(List<Long> names);

    /** The stored user for whom a row wants a key or a name, or null for a new one. */
    @Nullable UserId storedUserOf(int row);

    /** The rejected row that leads to nobody and holds one of the keys or names. */
    OptionalInt rejectedRowWith(List<Long> keys, List<Long> names);

    /** The row that deletes a user. */
    OptionalInt deletionOf(UserId user);

    /** Whether some row deletes somebody. */
    boolean deletesAnybody();

    /** The references to users whom the store does not know, in the order of rows. */
    List<Reference> references();

    /** Those of one row. */
    List<Reference> referencesOf(int row);

    /** The stored users whom cells name, each with the text that does. */
    List<NamedUsers.Target> namedUsers();

    /** Visits the cells that name stored users, in the order of rows. */
    void forEachNaming(Naming visitor);

    /** The rows that create a user without an e-mail address. */
    IntStream createdWithoutAddress();

    /** Whether some row creates a user with one. */
    boolean createsWithAddress();

    /** The rows that invite somebody by a link, in their order. */
    IntStream invited();

    /** The rows after which somebody is no longer an active owner. */
    IntStream ownersLost();

    /** The rows after which somebody is an active owner who was none. */
    IntStream ownersGained();

    /** The text under which the value of a field is compared, or null when there is none. */
    static @Nullable String canonical(Field<?> field, @Nullable User user) {
        return user == null ? null : canonicalOf(field, user);
    }

    private static <T> @Nullable String canonicalOf(Field<T> field, User user) {
        T value = field.valueOf(user);
        return value == null ? null : field.canonical(value);
    }
}
