package dev.roster.excel;

import dev.roster.table.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows of a workbook that is being read, with the place where the reading is. */
interface SheetRows extends AutoCloseable {

    /**
     * Reads the next row that holds anything.
     *
     * @return the row, or null at the end
     * @throws Refusal if the sheet is broken, or above a limit
     * @throws IOException if the workbook cannot be read
     */
    @Nullable Row next() throws IOException;

    /** {@return what the tab of the sheet says that is being read} */
    String sheet();

    /** {@return the number of the row being read, from 1, as the sheet counts; 0 before the first} */
    int number();

    /** {@return the column being read, from 0; negative outside cells} */
    int column();

    @Override
    void close() throws IOException;
}
