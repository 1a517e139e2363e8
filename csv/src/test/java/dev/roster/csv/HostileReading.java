package dev.roster.csv;

import dev.roster.table.RowReader;
import dev.roster.table.SourceException;

/** Reads every hostile file in one small JVM and prints what each came to. */
final class HostileReading {

    private HostileReading() {}

    /**
     * Starts the reading.
     *
     * @param args none
     */
    public static void main(String[] args) {
        for (HostileFile file : HostileFile.values()) {
            System.out.println(file + " " + read(file));
        }
    }

    private static String read(HostileFile file) {
        try (RowReader rows = CsvRowSource.of("users.csv", file::open).open()) {
            while (rows.next() != null) {
                // Only the end matters.
            }
            return "is read";
        } catch (SourceException refused) {
            return refused.reason() + " at row " + refused.location().row();
        }
    }
}
