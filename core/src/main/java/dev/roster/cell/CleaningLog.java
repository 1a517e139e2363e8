package dev.roster.cell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often the cells of each column were cleaned, with the first rows and texts. Bounded in memory; for one thread. */
public final class CleaningLog {

    private static final int MAX_ROWS = 5;
    private static final int MAX_TEXTS = 3;

    /**
     * What was done to one column in one way.
     *
     * @param column the column, from 0
     * @param cleaning what was done
     * @param count to how many cells
     * @param rows the numbers of the first rows
     * @param texts the first different texts, as they stand in the file
     */
    public record Entry(int column, Cleaning cleaning, long count, List<Long> rows, List<String> texts) {}

    private static final class Tally {
        final List<Long> rows = new ArrayList<>(MAX_ROWS);
        final Set<String> texts = new LinkedHashSet<>();
        long count;
    }

    private final Map<Integer, Map<Cleaning, Tally>> tallies = new TreeMap<>();

    /** Starts with nothing. */
    public CleaningLog() {}

    /**
     * Notes that a cell was cleaned.
     *
     * @param column the column, from 0
     * @param cleaning what was done
     * @param row the number of the row
     * @param text the text as it stands in the file
     */
    public void add(int column, Cleaning cleaning, long row, String text) {
        Tally tally = tallies.computeIfAbsent(column, any -> new EnumMap<>(Cleaning.class))
                .computeIfAbsent(cleaning, any -> new Tally());
        tally.count++;
        if (tally.rows.size() < MAX_ROWS) {
            tally.rows.add(row);
        }
        if (tally.texts.size() < MAX_TEXTS) {
            tally.texts.add(text);
        }
    }

    /** {@return what was noted, by column} */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        tallies.forEach((column, kinds) -> kinds.forEach((cleaning, tally) -> entries.add(
                new Entry(column, cleaning, tally.count, List.copyOf(tally.rows), List.copyOf(tally.texts)))));
        return entries;
    }
}
