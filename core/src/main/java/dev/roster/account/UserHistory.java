package dev.roster.account;

import dev.roster.access.Decision;
import dev.roster.model.UserId;
import dev.roster.spi.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was done to a user (C7), as somebody may see it. Fields that the reader may not see, or that are no longer
 * defined, are left out of values and details. Immutable.
 *
 * @param decision whether the reader may see the history, or why not; nothing else is told then
 * @param entries the entries, newest first, {@value #PAGE} at the most
 * @param names what people call the users who did it, as far as the reader may read them
 * @param nextCursor where the next page begins ({@link Users#historyOf}), or null for the last one
 */
public record UserHistory(
        Decision decision,
        List<AuditEntry> entries,
        Map<UserId, String> names,
        @Nullable String nextCursor) {

    /** How many entries a page has at the most. */
    public static final int PAGE = 50;

    /** Copies the collections. */
    public UserHistory {
        Objects.requireNonNull(decision, "decision");
        entries = List.copyOf(entries);
        names = Map.copyOf(names);
    }

    /**
     * The history that somebody may not see.
     *
     * @param why the denial
     * @return a page without entries
     */
    public static UserHistory denied(Decision why) {
        return new UserHistory(why, List.of(), Map.of(), null);
    }

    /** {@return where the next page begins; empty for the last one} */
    public Optional<String> next() {
        return Optional.ofNullable(nextCursor);
    }
}
