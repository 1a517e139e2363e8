package dev.roster.profile;

import dev.roster.table.TableColumn;
import java.util.List;

/**
 * How the file of a profile is documented to look, where it does not simply have the keys of fields above its columns.
 *
 * @param header the columns by the names that people know them by; empty for the keys of fields
 * @param lines whole lines to start from, for a file whose columns go by position and that has no header
 */
public record FileForm(List<TableColumn> header, List<List<String>> lines) {

    private static final FileForm OF_FIELDS = new FileForm(List.of(), List.of());

    /** Copies the lists. */
    public FileForm {
        header = List.copyOf(header);
        lines = lines.stream().map(List::copyOf).toList();
    }

    /** {@return a file with the keys of the fields that its profile takes} */
    public static FileForm ofFields() {
        return OF_FIELDS;
    }

    /**
     * A file with a header of its own.
     *
     * @param names the names of the columns, which an import of the profile has to understand
     * @return the form
     */
    public static FileForm of(String... names) {
        return new FileForm(
                List.of(names).stream()
                        .map(name -> new TableColumn(name, TableColumn.Values.TEXT))
                        .toList(),
                List.of());
    }

    /**
     * The same form where one column takes these texts alone.
     *
     * @param name the name of the column
     * @param allowed the texts
     * @return the changed copy
     */
    public FileForm allowing(String name, String... allowed) {
        return new FileForm(
                header.stream()
                        .map(column -> column.title().equals(name) ? column.withAllowed(List.of(allowed)) : column)
                        .toList(),
                lines);
    }

    /**
     * A file without a header.
     *
     * @param examples lines as somebody would write them
     * @return the form
     */
    public static FileForm ofLines(List<List<String>> examples) {
        return new FileForm(List.of(), examples);
    }
}
