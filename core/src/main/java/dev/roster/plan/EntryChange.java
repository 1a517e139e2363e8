package dev.roster.plan;

import dev.roster.model.CatalogEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change of one entry of a catalog.
 *
 * @param before the entry as it was seen, or null when it is created
 * @param after the entry as it shall be, or null when it shall go
 */
public record EntryChange(
        @Nullable CatalogEntry before, @Nullable CatalogEntry after) {

    /**
     * Checks that both are the same entry.
     *
     * @throws IllegalArgumentException if both are null, or are entries of different keys
     */
    public EntryChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change needs an entry before or after it");
        }
        if (before != null && after != null && !before.entryKey().equals(after.entryKey())) {
            throw new IllegalArgumentException(
                    before.entryKey() + " cannot become " + after.entryKey() + "; create the one and delete the other");
        }
    }

    /** {@return which entry changes} */
    public CatalogEntry.Key key() {
        return Objects.requireNonNull(after == null ? before : after).entryKey();
    }

    /** {@return the change that takes this one back} */
    public EntryChange inverse() {
        return new EntryChange(after, before);
    }

    /** {@return what people read: {@code creates role "lead"}} */
    public String words() {
        String verb = before == null ? "creates " : after == null ? "deletes " : "changes ";
        return verb + key();
    }
}
