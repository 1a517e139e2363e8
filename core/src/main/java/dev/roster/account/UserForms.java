package dev.roster.account;

import dev.roster.model.Field;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several users of one form, as the rows of a plan: {@code session.plan(UserForms.of("new users", forms), profile)}. Issues
 * name the entry, from 1, as their row and the key of the field as their column. Immutable.
 *
 * @param name what people call the form
 * @param entries the users, in order
 */
public record UserForms(String name, List<UserForm> entries) implements RowSource {

    /** Copies the list. */
    public UserForms {
        entries = List.copyOf(entries);
    }

    /**
     * Makes a source of forms.
     *
     * @param name what people call the form, for messages
     * @param entries the users, in order
     * @return the source
     */
    public static UserForms of(String name, List<UserForm> entries) {
        return new UserForms(name, entries);
    }

    @Override
    public List<String> fieldKeys() {
        return fields().stream().map(Field::key).toList();
    }

    @Override
    public RowReader open() {
        List<Field<?>> fields = List.copyOf(fields());
        Iterator<UserForm> left = entries.iterator();
        return new RowReader() {
            private final MessageDigest digest = Fingerprints.sha256();
            private long number;

            @Override
            public @Nullable Row next() {
                if (!left.hasNext()) {
                    return null;
                }
                Row row = row(++number, left.next(), fields);
                digest.update((row.cells() + " " + row.notes() + "\n").getBytes(StandardCharsets.UTF_8));
                return row;
            }

            @Override
            public SourceInfo info() {
                return new SourceInfo(name, null, SourceInfo.IN_MEMORY, Fingerprints.hex(digest));
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }

    private Set<Field<?>> fields() {
        Set<Field<?>> fields = new LinkedHashSet<>();
        entries.forEach(form -> fields.addAll(form.texts().keySet()));
        return fields;
    }

    private static Row row(long number, UserForm form, List<Field<?>> fields) {
        String[] cells = new String[fields.size()];
        List<RowNote> notes = new ArrayList<>(0);
        for (int column = 0; column < cells.length; column++) {
            Field<?> field = fields.get(column);
            String text = form.texts().get(field);
            cells[column] = text == null ? "" : text;
            if (text == null) {
                boolean isNamed = form.texts().containsKey(field);
                notes.add(RowNote.ofCell(isNamed ? RowNote.Kind.CELL_CLEARED : RowNote.Kind.CELL_ABSENT, column));
            }
        }
        return Row.of(number, cells).withNotes(notes);
    }
}
