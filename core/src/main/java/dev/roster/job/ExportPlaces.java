package dev.roster.job;

import dev.roster.table.TableWriter;

/**
 * Where a host lets exports go that run as jobs. Safe for use by many threads.
 *
 * <pre>{@code
 * ExportPlaces places = place -> CsvTableWriter.to(bucket.newObject(place));   // checks that the place may be written to
 * }</pre>
 */
@FunctionalInterface
public interface ExportPlaces {

    /** There are none. */
    ExportPlaces NONE = place -> {
        throw new IllegalArgumentException("this application has no places for exports, so not \"" + place + "\"");
    };

    /**
     * Opens a place.
     *
     * @param place its name, as whoever asked for the export gave it: nothing to be trusted
     * @return the table; closed by the export, and {@linkplain TableWriter#discard() discarded} when not everybody was written
     * @throws IllegalArgumentException if there is no such place
     */
    TableWriter open(String place);
}
