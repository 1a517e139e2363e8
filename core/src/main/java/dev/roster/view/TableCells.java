package dev.roster.view;

import dev.roster.model.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of pages of users, worked out part by part for all users of a page at once. For one thread. */
final class TableCells {

    private final Colleagues colleagues;

    TableCells(Views views) {
        colleagues = new Colleagues(views);
    }

    /** {@return for each user the texts of the parts} */
    List<List<String>> of(List<User> users, List<ColumnPart> parts) {
        List<List<String>> columns = new ArrayList<>(parts.size());
        parts.forEach(part -> columns.add(part.texts(users, colleagues)));
        List<List<String>> rows = new ArrayList<>(users.size());
        for (int i = 0; i < users.size(); i++) {
            String[] row = new String[columns.size()];
            for (int column = 0; column < row.length; column++) {
                row[column] = columns.get(column).get(i);
            }
            rows.add(Arrays.asList(row));
        }
        return rows;
    }

    /** {@return the rows of a page} */
    List<TableRow> rows(List<User> users, List<Column> columns) {
        List<List<List<String>>> cells = new ArrayList<>(users.size());
        users.forEach(user -> cells.add(new ArrayList<>(columns.size())));
        for (Column column : columns) {
            List<List<String>> texts = of(users, column.parts());
            for (int i = 0; i < cells.size(); i++) {
                cells.get(i).add(texts.get(i));
            }
        }
        List<TableRow> rows = new ArrayList<>(users.size());
        for (int i = 0; i < cells.size(); i++) {
            rows.add(new TableRow(users.get(i), cells.get(i)));
        }
        return rows;
    }
}
