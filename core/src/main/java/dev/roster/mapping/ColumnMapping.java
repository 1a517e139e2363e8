package dev.roster.mapping;

import dev.roster.cell.ColumnFormat;
import dev.roster.model.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one column of a file means. Immutable.
 *
 * @param index the column, from 0
 * @param column the header as it stands in the file, without space around it; the letters of the column where there is no header,
 *     the header is blank or several columns share it
 * @param field the field that the column feeds, or null
 * @param control what the column steers, or null
 * @param tier how sure the mapping is; without a field and a control never {@link Tier#AUTO}
 * @param confidence from 0 to 1
 * @param reason why the column is mapped so or not at all, for people
 * @param candidates at most three fields that the column may hold, the best first
 * @param format how the cells are read
 */
public record ColumnMapping(
        int index,
        String column,
        @Nullable Field<?> field,
        @Nullable Control control,
        Tier tier,
        double confidence,
        String reason,
        List<Candidate> candidates,
        ColumnFormat format) {

    /**
     * Copies the candidates.
     *
     * @throws IllegalArgumentException if the confidence is not between 0 and 1, or the tier does not fit the rest
     */
    public ColumnMapping {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(format, "format");
        candidates = List.copyOf(candidates);
        Candidate.requireConfidence(confidence);
        boolean isUsed = field != null || control != null;
        if (isUsed != (tier == Tier.AUTO) || (field != null && control != null)) {
            throw new IllegalArgumentException(
                    "a column is mapped to one field or one control, or not AUTO: " + column);
        }
    }

    /** {@return whether the column is imported: it has a field or steers its row} */
    public boolean isMapped() {
        return tier == Tier.AUTO;
    }
}
