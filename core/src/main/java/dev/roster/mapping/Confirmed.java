package dev.roster.mapping;

import dev.roster.cell.ColumnFormat;
import dev.roster.model.Fields;
import dev.roster.spi.SavedMapping;
import dev.roster.words.HeaderNames;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people confirmed about columns before: this set of headers, or else this header in another file. */
final class Confirmed {

    private static final int SAME_FILE = 100;
    private static final int SAME_HEADER = 97;

    /**
     * What was confirmed about a column.
     *
     * @param reading what it means now, with a reason that names the day
     * @param format how its cells are written, or null when that must be found out
     */
    record Column(HeaderReading reading, @Nullable ColumnFormat format) {}

    private final Fields fields;
    private final Map<Integer, Column> byPlace = new HashMap<>();
    private final Map<String, Column> byHeader = new HashMap<>();

    private Confirmed(Fields fields) {
        this.fields = fields;
    }

    /** Reads what was saved for a file with these headers. */
    static Confirmed of(List<SavedMapping> saved, List<String> headers, Fields fields) {
        var confirmed = new Confirmed(fields);
        String fingerprint = MappingFingerprint.of(headers);
        List<SavedMapping> newestFirst = saved.stream()
                .sorted(Comparator.comparing(SavedMapping::confirmedAt).reversed())
                .toList();
        for (SavedMapping mapping : newestFirst) {
            confirmed.addHeaders(mapping);
        }
        newestFirst.stream()
                .filter(mapping -> mapping.fingerprint().equals(fingerprint))
                .findFirst()
                .ifPresent(mapping -> confirmed.addPlaces(mapping, headers));
        return confirmed;
    }

    /** What was confirmed about a column of this file, or null. */
    @Nullable Column find(int column, String header) {
        Column same = byPlace.get(column);
        return same != null ? same : byHeader.get(HeaderNames.key(header));
    }

    /** How a column was confirmed to be written, if it was confirmed to mean this; else nothing is known. */
    ColumnFormat format(int column, String header, PossibleField possible) {
        Column before = find(column, header);
        ColumnFormat format = before == null ? null : before.format();
        return before != null
                        && format != null
                        && before.reading().possibleFields().contains(possible)
                ? format
                : ColumnFormat.plain();
    }

    private void addHeaders(SavedMapping mapping) {
        String why = "this header was confirmed on " + day(mapping);
        for (SavedMapping.Column column : mapping.columns()) {
            String key = HeaderNames.key(column.header());
            Column known = key.isEmpty() ? null : column(column, SAME_HEADER, why, false);
            if (known != null) {
                byHeader.putIfAbsent(key, known);
            }
        }
    }

    /** The n-th column of a header is the n-th column of that header then, wherever it stood. */
    private void addPlaces(SavedMapping mapping, List<String> headers) {
        String why = "confirmed on " + day(mapping);
        Map<String, List<SavedMapping.Column>> left = new HashMap<>();
        for (SavedMapping.Column column : mapping.columns()) {
            left.computeIfAbsent(HeaderNames.key(column.header()), key -> new ArrayList<>())
                    .add(column);
        }
        for (int i = 0; i < headers.size(); i++) {
            List<SavedMapping.Column> same = left.getOrDefault(HeaderNames.key(headers.get(i)), List.of());
            Column known = same.isEmpty() ? null : column(same.remove(0), SAME_FILE, why, true);
            if (known != null) {
                byPlace.put(i, known);
            }
        }
    }

    /** Null when the field is gone or the words are none any more: the column is then found out again. */
    private @Nullable Column column(SavedMapping.Column saved, int percent, String why, boolean isSameFile) {
        ColumnFormat format = isSameFile ? ColumnFormat.parse(saved.format()) : null;
        boolean isInverted = saved.format().endsWith(ColumnFormat.INVERTED);
        return switch (saved.use()) {
            case IGNORED -> isSameFile ? new Column(HeaderReading.refused("left out, " + why), format) : null;
            case CONTROL -> {
                Control control = control(saved.target());
                yield control == null ? null : new Column(new HeaderReading(List.of(), 0, control, null), format);
            }
            case FIELD ->
                fields.find(saved.target())
                        .filter(ColumnTarget.ToField::isImportable)
                        .map(field -> new Column(
                                HeaderReading.of(List.of(new PossibleField(field, percent, isInverted, why))), format))
                        .orElse(null);
        };
    }

    private static @Nullable Control control(String name) {
        for (Control control : Control.values()) {
            if (control.name().equals(name)) {
                return control;
            }
        }
        return null;
    }

    private static String day(SavedMapping mapping) {
        return mapping.confirmedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
