package dev.roster.table;

import java.util.List;
import java.util.Objects;

/**
 * A table that stands beside the one that is read, such as another sheet of a workbook.
 *
 * @param name what people call it
 * @param head its first rows; fewer where they cannot be read
 */
public record OtherTable(String name, List<Row> head) {

    /** Copies the rows. */
    public OtherTable {
        Objects.requireNonNull(name, "name");
        head = List.copyOf(head);
    }

    /** {@return the name alone: cells hold personal data} */
    @Override
    public String toString() {
        return "OtherTable[" + name + ", " + head.size() + " rows]";
    }
}
