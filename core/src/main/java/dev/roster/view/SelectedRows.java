package dev.roster.view;

import dev.roster.model.Field;
import dev.roster.model.UserId;
import dev.roster.table.Fingerprints;
import dev.roster.table.Row;
import dev.roster.table.RowNote;
import dev.roster.table.RowReader;
import dev.roster.table.RowSource;
import dev.roster.table.SourceInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The users of a selection as rows: the id, then the same cells in each. */
record SelectedRows(Selection selection, Views views, Map<Field<?>, @Nullable String> texts) implements RowSource {

    @Override
    public String name() {
        return selection.toString();
    }

    @Override
    public List<String> fieldKeys() {
        List<String> keys = new ArrayList<>(List.of(Field.ID.key()));
        texts.keySet().forEach(field -> keys.add(field.key()));
        return keys;
    }

    @Override
    public RowReader open() {
        String[] cells = new String[texts.size() + 1];
        List<RowNote> notes = new ArrayList<>();
        int column = 1;
        for (String text : texts.values()) {
            cells[column] = text == null ? "" : text;
            if (text == null) {
                notes.add(RowNote.ofCell(RowNote.Kind.CELL_CLEARED, column));
            }
            column++;
        }
        return new Reader(selection.ids(views), name(), cells, notes);
    }

    /** Reads a selection once. */
    private static final class Reader implements RowReader {

        private final Stream<UserId> ids;
        private final Iterator<UserId> rest;
        private final String name;
        private final String[] cells;
        private final List<RowNote> notes;
        private final MessageDigest digest = Fingerprints.sha256();
        private long number;

        Reader(Stream<UserId> ids, String name, String[] cells, List<RowNote> notes) {
            this.ids = ids;
            this.rest = ids.iterator();
            this.name = name;
            this.cells = cells;
            this.notes = notes;
        }

        @Override
        public @Nullable Row next() {
            if (!rest.hasNext()) {
                return null;
            }
            cells[0] = rest.next().value();
            Row row = Row.of(++number, cells).withNotes(notes);
            digest.update((row.cells() + " " + notes + "\n").getBytes(StandardCharsets.UTF_8));
            return row;
        }

        @Override
        public SourceInfo info() {
            return new SourceInfo(name, null, SourceInfo.IN_MEMORY, Fingerprints.hex(digest));
        }

        @Override
        public void close() {
            ids.close();
        }
    }
}
