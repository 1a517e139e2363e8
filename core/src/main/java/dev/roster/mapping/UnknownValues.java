package dev.roster.mapping;

import dev.roster.model.CanonicalForm;
import dev.roster.model.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects what is written in cells and names nothing that exists, so that a wrong word is reported once with its rows
 * and not once a row. Bounded in memory; for one thread.
 */
public final class UnknownValues {

    private static final int MAX_VALUES = 1_000;
    private static final int MAX_ROWS = 10;
    private static final int MAX_NEAREST = 3;
    /** One letter in so many may differ. */
    private static final int ONE_IN = 4;

    private record Key(Field<?> field, String canonical) {}

    private static final class Seen {
        final String value;
        final List<Long> rows = new ArrayList<>(2);
        long count;
        long lastRow = -1;

        Seen(String value) {
            this.value = value;
        }
    }

    private final Map<Key, Seen> seen = new LinkedHashMap<>();
    private long untold;

    /** Starts with nothing. */
    public UnknownValues() {}

    /**
     * Notes a text. Texts that differ in case, spaces or width are one, and count once for a row.
     *
     * @param field the field whose cell holds it
     * @param value the text
     * @param row the number of its row
     */
    public void add(Field<?> field, String value, long row) {
        Key key = new Key(field, CanonicalForm.of(value));
        Seen known = seen.get(key);
        if (known == null && seen.size() == MAX_VALUES) {
            untold++;
            return;
        }
        if (known == null) {
            known = new Seen(value.strip());
            seen.put(key, known);
        }
        if (known.lastRow == row) {
            return;
        }
        known.lastRow = row;
        known.count++;
        if (known.rows.size() < MAX_ROWS) {
            known.rows.add(row);
        }
    }

    /** {@return how many cells were left out because more than a thousand texts were unknown} */
    public long untold() {
        return untold;
    }

    /**
     * Lists what was noted, in the order of the file.
     *
     * @param names the names that exist, by field
     * @return each text once, with its rows and the nearest names
     */
    public List<UnknownValue> list(Function<Field<?>, ? extends Collection<String>> names) {
        List<UnknownValue> values = new ArrayList<>(seen.size());
        seen.forEach((key, found) -> values.add(new UnknownValue(
                key.field(),
                found.value,
                found.count,
                found.rows,
                nearest(key.canonical(), names.apply(key.field())))));
        return values;
    }

    private static List<String> nearest(String value, Collection<String> names) {
        int allowed = Similarity.EDIT * Math.max(1, value.length() / ONE_IN);
        record Near(String name, int halfEdits) {}
        return names.stream()
                .map(name -> new Near(name, Similarity.halfEdits(value, CanonicalForm.of(name), allowed)))
                .filter(near -> near.halfEdits() <= allowed && near.halfEdits() < Similarity.EDIT * value.length())
                .sorted(Comparator.comparingInt(Near::halfEdits).thenComparing(Near::name))
                .limit(MAX_NEAREST)
                .map(Near::name)
                .toList();
    }
}
