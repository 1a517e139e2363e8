package dev.roster.mapping;

import dev.roster.model.CanonicalForm;
import dev.roster.table.RowLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a file are called: by their headers, or by their letters where a header is blank or stands twice.
 *
 * @param names the name of each column
 * @param shared the headers that stand twice or more, with their columns
 */
record ColumnNames(List<String> names, Map<String, List<Integer>> shared) {

    static ColumnNames of(List<String> headers) {
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            byName.computeIfAbsent(CanonicalForm.of(headers.get(i)), name -> new ArrayList<>())
                    .add(i);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            boolean isOwn = !header.isEmpty()
                    && byName.getOrDefault(CanonicalForm.of(header), List.of()).size() == 1;
            names.add(isOwn ? header : RowLocation.letters(i));
        }
        byName.values().removeIf(columns -> columns.size() == 1);
        byName.remove("");
        return new ColumnNames(List.copyOf(names), byName);
    }

    /** The column that a rule means, from 0; null when there is none. A header comes before letters. */
    @Nullable Integer find(String column) {
        String name = CanonicalForm.of(column);
        Integer byLetters = null;
        for (int i = 0; i < names.size(); i++) {
            if (CanonicalForm.of(names.get(i)).equals(name)) {
                return i;
            }
            if (CanonicalForm.of(RowLocation.letters(i)).equals(name)) {
                byLetters = i;
            }
        }
        return byLetters;
    }

    /** The one column with a header, whatever its case, from 0; null when there is none. */
    @Nullable Integer findHeader(String header) {
        Integer column = find(header);
        boolean isName = column != null && CanonicalForm.of(names.get(column)).equals(CanonicalForm.of(header));
        return isName ? column : null;
    }

    /** The letters of the columns that share a header, for people. */
    static String letters(List<Integer> columns) {
        return columns.stream().map(RowLocation::letters).collect(Collectors.joining(", "));
    }
}
