package dev.roster.decide;

import dev.roster.spi.CorrelationKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one user under one another, as in files with a row for each membership: their cells of lists make one list, so
 * that the first row takes nothing away which a further one gives. Rows in order alone are read so.
 */
final class SameUser {

    private SameUser() {}

    /** Joins the rows of a batch that hold the same keys. */
    static void join(RowBatch batch) {
        Map<CorrelationKey, RowBatch.Cells> firsts = new HashMap<>();
        for (RowBatch.Cells cells : batch.rows) {
            CorrelationKey key = cells.kind == null && cells.issues.isEmpty() ? firstKey(cells) : null;
            RowBatch.Cells first = key == null ? null : firsts.putIfAbsent(key, cells);
            if (first != null) {
                first.followers.add(cells);
            }
        }
    }

    private static @Nullable CorrelationKey firstKey(RowBatch.Cells cells) {
        for (CorrelationKey key : cells.keyOf) {
            if (key != null) {
                return key;
            }
        }
        return null;
    }
}
