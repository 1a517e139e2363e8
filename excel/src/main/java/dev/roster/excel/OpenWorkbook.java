package dev.roster.excel;

import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A workbook while one of its sheets is read, with everything that must be closed.
 *
 * @param chosen the sheet that is read
 * @param sheet its rows
 */
record OpenWorkbook(Workbook workbook, Workbook.Sheet chosen, SheetReader sheet, Parts parts) implements AutoCloseable {

    /** How much more text cells may show than the file may unpack to, since they may refer to the same text. */
    private static final int REPEATS = 8;

    /** What is held open. */
    record Parts(Archive archive, SharedStrings strings, XmlPart cells) {}

    /**
     * Opens a sheet.
     *
     * @param copy the workbook; its file is removed, also when this fails
     * @throws Refusal if it cannot be read
     */
    static OpenWorkbook open(Spooled copy, SheetChoice choice, SourceLimits limits) throws IOException {
        Archive archive = Archive.open(copy, limits.archive());
        try {
            return open(archive, choice, limits, REPEATS * limits.archive().unpackedBytes(copy.size()));
        } catch (IOException | RuntimeException | Error failed) {
            archive.close();
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            parts.cells.close();
        } finally {
            try {
                parts.strings.close();
            } finally {
                parts.archive.close();
            }
        }
    }

    private static OpenWorkbook open(Archive archive, SheetChoice choice, SourceLimits limits, long characters)
            throws IOException {
        SourceLimits.Archive inside = limits.archive();
        Workbook workbook = Workbook.read(archive, inside.depth());
        Workbook.Sheet chosen = workbook.require(choice);
        String part = String.valueOf(chosen.part());
        CellFormats formats = formats(archive, workbook, inside);
        MergedCells merged = MergedCells.find(archive, part, inside);
        SharedStrings strings = strings(archive, workbook, limits);
        try {
            XmlPart cells = new XmlPart(archive.open(part), inside.depth());
            CellReader reader = new CellReader(formats, strings, workbook.epoch(), limits, characters);
            SheetReader sheet = new SheetReader(cells, reader, merged, limits);
            return new OpenWorkbook(workbook, chosen, sheet, new Parts(archive, strings, cells));
        } catch (IOException | RuntimeException | Error failed) {
            strings.close();
            throw failed;
        }
    }

    private static CellFormats formats(Archive archive, Workbook workbook, SourceLimits.Archive limits)
            throws IOException {
        String part = workbook.styles();
        Optional<InputStream> found = part == null ? Optional.empty() : archive.find(part);
        return found.isEmpty() ? CellFormats.none() : CellFormats.read(found.get(), limits.depth());
    }

    private static SharedStrings strings(Archive archive, Workbook workbook, SourceLimits limits) throws IOException {
        String part = workbook.sharedStrings();
        return part == null ? SharedStrings.none(limits) : SharedStrings.read(archive.open(part), limits);
    }
}
