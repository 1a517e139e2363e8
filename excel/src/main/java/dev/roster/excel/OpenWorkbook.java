package dev.roster.excel;

import dev.roster.table.OtherTable;
import dev.roster.table.Row;
import dev.roster.table.SourceLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A workbook while its sheets are read, with everything that must be closed. For one thread at a time. */
final class OpenWorkbook implements AutoCloseable {

    /** How much more text cells may show than the file may unpack to, since they may refer to the same text. */
    private static final int REPEATS = 8;
    /** How many sheets are looked at beside those that are read. */
    private static final int MAX_OTHERS = 100;
    /** How far a sheet is looked into that is not read: blank rows in front of the first one may be many. */
    private static final long OTHER_BYTES = 4 << 20;

    private final Archive archive;
    private final Workbook workbook;
    private final CellFormats formats;
    private final SharedStrings strings;
    private final SourceLimits limits;
    private final long characters;
    private final CellReader cells;

    private OpenWorkbook(Archive archive, SourceLimits limits, long characters) throws IOException {
        this.archive = archive;
        this.limits = limits;
        this.characters = characters;
        this.workbook = Workbook.read(archive, limits.archive().depth());
        this.formats = formats(archive, workbook, limits.archive());
        this.strings = strings(archive, workbook, limits);
        this.cells = newCells();
    }

    /**
     * Opens a workbook.
     *
     * @param copy the workbook; its file is removed, also when this fails
     * @throws Refusal if it cannot be read
     * @throws IOException if the file cannot be read
     */
    static OpenWorkbook open(Spooled copy, SourceLimits limits) throws IOException {
        Archive archive = Archive.open(copy, limits.archive());
        try {
            return new OpenWorkbook(archive, limits, REPEATS * limits.archive().unpackedBytes(copy.size()));
        } catch (IOException | RuntimeException | Error failed) {
            archive.close();
            throw failed;
        }
    }

    Workbook workbook() {
        return workbook;
    }

    SourceLimits limits() {
        return limits;
    }

    /**
     * Starts to read a sheet, which the caller closes.
     *
     * @throws Refusal if it cannot be read
     * @throws IOException if the workbook cannot be read
     */
    OneSheet read(Workbook.Sheet sheet) throws IOException {
        String part = String.valueOf(sheet.part());
        MergedCells merged = MergedCells.find(archive, part, limits.archive());
        return sheet(sheet, archive.open(part), cells, merged);
    }

    /** The first rows of a sheet that is not read, as many as can be. */
    OtherTable look(Workbook.Sheet sheet, int rows) {
        List<Row> head = new ArrayList<>();
        try (InputStream start = new CountedStream(archive.open(String.valueOf(sheet.part())), OTHER_BYTES);
                OneSheet other = sheet(sheet, start, newCells(), MergedCells.none())) {
            Row row = null;
            while (head.size() < rows && (row = other.next()) != null) {
                head.add(row);
            }
        } catch (IOException | RuntimeException brokenBeyond) {
            return new OtherTable(sheet.name(), head);
        }
        return new OtherTable(sheet.name(), head);
    }

    /** The first rows of the sheets that are shown, but for some. */
    List<OtherTable> others(List<Workbook.Sheet> but, int rows) {
        return workbook.shown().stream()
                .filter(sheet -> !but.contains(sheet))
                .limit(MAX_OTHERS)
                .map(sheet -> look(sheet, rows))
                .toList();
    }

    @Override
    public void close() throws IOException {
        try {
            strings.close();
        } finally {
            archive.close();
        }
    }

    private OneSheet sheet(Workbook.Sheet sheet, InputStream part, CellReader reader, MergedCells merged)
            throws IOException {
        XmlPart xml = new XmlPart(part, limits.archive().depth());
        return new OneSheet(sheet.name(), xml, new SheetReader(xml, reader, merged, limits));
    }

    private CellReader newCells() {
        return new CellReader(formats, strings, workbook.epoch(), limits, characters);
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
