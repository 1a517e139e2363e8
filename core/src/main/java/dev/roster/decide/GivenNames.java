package dev.roster.decide;

import dev.roster.compact.LongIntMap;
import dev.roster.model.User;
import dev.roster.words.FullName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows call their users by which full names, for cells that name people so. Names are hashes; one that a single row
 * gives costs 12 bytes.
 */
final class GivenNames {

    private final LongIntMap firstRow = new LongIntMap();
    private final Map<Long, List<Integer>> furtherRows = new HashMap<>();
    private final LongIntMap rejectedRow = new LongIntMap();

    /** Notes the names that a row gives its user anew; gives whether there are any. */
    boolean note(int row, @Nullable User before, User after) {
        boolean isAny = false;
        Set<String> known = before == null ? Set.of() : FullName.of(before);
        for (String name : FullName.of(after)) {
            if (!known.contains(name)) {
                isAny = true;
                long hash = ReferenceText.hashOf(name);
                int first = firstRow.putIfAbsent(hash, row);
                if (first != LongIntMap.ABSENT && first != row) {
                    furtherRows.computeIfAbsent(hash, any -> new ArrayList<>(2)).add(row);
                }
            }
        }
        return isAny;
    }

    /** Notes a name of a rejected row: whoever is put under it needs that row. */
    void reject(int row, String name) {
        rejectedRow.putIfAbsent(ReferenceText.hashOf(name), row);
    }

    /** The rows that give the first of the names that any row gives. */
    List<Integer> rowsThatCall(List<Long> names) {
        for (long name : names) {
            int first = firstRow.get(name);
            if (first != LongIntMap.ABSENT) {
                List<Integer> rows = new ArrayList<>(List.of(first));
                rows.addAll(furtherRows.getOrDefault(name, List.of()));
                return rows;
            }
        }
        return List.of();
    }

    /** The first rejected row that holds one of the names. */
    OptionalInt rejectedRowWith(List<Long> names) {
        return names.stream()
                .map(rejectedRow::find)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElseGet(OptionalInt::empty);
    }
}
