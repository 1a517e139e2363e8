package dev.roster.view;

import dev.roster.model.User;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One user in a table.
 *
 * @param user the user, without what the actor may not see
 * @param cells for each column of the page the texts of its parts, in their order; {@code ""} where there is nothing;
 *     unmodifiable
 */
public record TableRow(User user, List<List<String>> cells) {

    /** Copies the cells. */
    public TableRow {
        Objects.requireNonNull(user, "user");
        cells = cells.stream().map(List::copyOf).toList();
    }

    /**
     * A cell as one line of text.
     *
     * @param column the number of the column on the page, from 0
     * @return the texts that are there, separated by commas
     */
    public String text(int column) {
        return cells.get(column).stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }
}
