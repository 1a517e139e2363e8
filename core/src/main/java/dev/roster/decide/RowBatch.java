package dev.roster.decide;

import dev.roster.mapping.RowKind;
import dev.roster.model.Field;
import dev.roster.model.Issue;
import dev.roster.profile.Profile;
import dev.roster.spi.CorrelationKey;
import dev.roster.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows whose identities are read, and the keys that the store must be asked for before they can be decided. */
public final class RowBatch {

    final List<Cells> rows = new ArrayList<>();
    final List<CorrelationKey> keys = new ArrayList<>();
    /** The texts that name other users. */
    final Map<String, AskedText> references = new LinkedHashMap<>();

    /** Whether the texts before are asked for anew, so that what they led to may be forgotten. */
    final boolean startsAfresh;

    /**
     * A text that names another user.
     *
     * @param keysAt where its keys stand in {@link #keys}
     * @param names the full names that it may be, the likelier one first
     */
    record AskedText(List<Integer> keysAt, List<String> names) {}

    RowBatch(boolean startsAfresh) {
        this.startsAfresh = startsAfresh;
    }

    /** {@return the keys to ask the store for, in one call} */
    public List<CorrelationKey> keys() {
        return keys;
    }

    /** {@return how many rows the batch has} */
    public int size() {
        return rows.size();
    }

    /** {@return how many rows name users, or should} */
    public int users() {
        return (int) rows.stream().filter(cells -> cells.kind == null).count();
    }

    /** {@return the number of its last row; 0 when it has none} */
    public long lastRow() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).row.number();
    }

    /**
     * Joins rows of one user under one another, as in files with a row for each membership: their cells of lists make one
     * list, so that the first row takes nothing away which a further one gives. For rows in order alone.
     */
    void joinRowsOfOneUser() {
        Map<CorrelationKey, Cells> firsts = new HashMap<>();
        for (Cells cells : rows) {
            CorrelationKey key = cells.kind == null && cells.issues.isEmpty() ? cells.firstKey() : null;
            Cells first = key == null ? null : firsts.putIfAbsent(key, cells);
            if (first != null) {
                first.followers.add(cells);
            }
        }
    }

    int add(CorrelationKey key) {
        keys.add(key);
        return keys.size() - 1;
    }

    /** One row with what was read of it so far. */
    static final class Cells {
        final Row row;
        /** The row as it stands in the file, which is the same where nothing was cleaned. */
        final Row original;

        final int ordinal;
        final List<Issue> issues = new ArrayList<>(0);
        /** Where the key of each identity column stands in the batch, or -1. */
        final int[] keyAt;

        @Nullable CorrelationKey[] keyOf;

        /** The key before of each column that finds users, where the file has it and it is another one. */
        private @Nullable CorrelationKey[] formerOf = {};

        private int[] formerAt = {};

        /** Where the keys that differ from the employee id by leading zeros alone stand among those asked for. */
        int[] alikeAt = {};

        /** What the row is when it names no user and nothing else of it was read; else null. */
        @Nullable RowKind kind;

        /** Why the row is left out and counted, although it may name somebody; else null. */
        @Nullable Issue leftOut;

        /** Further rows of the batch about the same user, whose cells of lists make one list with those of this row. */
        final List<Cells> followers = new ArrayList<>(0);

        /** Whether a row above is about the same user, so that lists get more elements. */
        boolean isFollower;

        Profile.Operation operation;
        boolean isInvited;

        Cells(Row row, Row original, int ordinal, int identityColumns, Profile.Operation operation) {
            this.row = row;
            this.original = original;
            this.ordinal = ordinal;
            this.keyAt = new int[identityColumns];
            this.keyOf = new CorrelationKey[identityColumns];
            this.operation = operation;
        }

        /** Whether the cell says something else than what stands in the file. */
        boolean isCleaned(int column) {
            return !row.cell(column).equals(original.cell(column));
        }

        /** Notes the key before, and where it stands in the batch. */
        void setFormer(int column, CorrelationKey key, int at) {
            if (formerOf.length == 0) {
                formerOf = new CorrelationKey[keyOf.length];
                formerAt = new int[keyOf.length];
            }
            formerOf[column] = key;
            formerAt[column] = at;
        }

        /** The key before of a column, or null. */
        @Nullable CorrelationKey former(int column) {
            return formerOf.length == 0 ? null : formerOf[column];
        }

        int formerAt(int column) {
            return formerAt[column];
        }

        /** The keys by which rows about one user are known, of those that change the ones before. */
        @Nullable CorrelationKey[] identity() {
            if (formerOf.length == 0) {
                return keyOf;
            }
            @Nullable CorrelationKey[] keys = keyOf.clone();
            for (int i = 0; i < keys.length; i++) {
                keys[i] = formerOf[i] == null ? keys[i] : formerOf[i];
            }
            return keys;
        }

        /** The key of a field that the row holds, or null. */
        @Nullable CorrelationKey keyOf(Field<?> field) {
            return Arrays.stream(keyOf)
                    .filter(key -> key != null && key.field().equals(field))
                    .findFirst()
                    .orElse(null);
        }

        private @Nullable CorrelationKey firstKey() {
            return Arrays.stream(keyOf).filter(Objects::nonNull).findFirst().orElse(null);
        }
    }
}
