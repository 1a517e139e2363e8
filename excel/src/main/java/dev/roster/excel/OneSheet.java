package dev.roster.excel;

import dev.roster.table.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet.
 *
 * @param sheet what its tab says
 * @param xml its cells, to be closed
 * @param rows its rows
 */
record OneSheet(String sheet, XmlPart xml, SheetReader rows) implements SheetRows {

    @Override
    public @Nullable Row next() throws IOException {
        return rows.next();
    }

    @Override
    public int number() {
        return rows.number();
    }

    @Override
    public int column() {
        return rows.column();
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
