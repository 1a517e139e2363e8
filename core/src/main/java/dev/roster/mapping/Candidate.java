package dev.roster.mapping;

import dev.roster.model.Field;
import java.util.Objects;

/**
 * A field that a column may hold.
 *
 * @param field the field
 * @param confidence from 0 (no idea) to 1 (somebody said so)
 * @param reason why, for people
 */
public record Candidate(Field<?> field, double confidence, String reason) {

    /**
     * Checks the confidence.
     *
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public Candidate {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(reason, "reason");
        requireConfidence(confidence);
    }

    static void requireConfidence(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1, found " + confidence);
        }
    }
}
