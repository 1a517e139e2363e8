package dev.roster.excel;

import dev.roster.model.CanonicalForm;
import dev.roster.table.Row;
import dev.roster.table.RowNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of several sheets in turn, as one table. The first sheet with a row of column names gives the header; others
 * belong to it when they share most of its names, in any order, or names of the same meaning. Names that only they have
 * are added behind.
 *
 * <p>Rows of the first sheet keep their numbers; those of each further sheet are counted on from there, and its first row
 * is noted.
 */
final class UnitedSheets implements SheetRows {

    /** How many rows may stand above the names of columns. */
    private static final int HEAD = 20;

    private static final int BEYOND = -1;

    private final OpenWorkbook workbook;
    private final List<Part> parts;
    private final List<String> names;
    private int current;
    private OneSheet rows;
    private boolean isStarted;
    private long offset;
    private long last;
    private long found;

    /** A sheet that is read, with the place of each of its columns among the names. */
    private record Part(Workbook.Sheet sheet, long headerRow, List<Integer> columns) {}

    private UnitedSheets(OpenWorkbook workbook, List<Part> parts, List<String> names) throws IOException {
        this.workbook = workbook;
        this.parts = parts;
        this.names = names;
        this.rows = workbook.read(parts.get(0).sheet);
    }

    /**
     * Finds the sheets that belong together and starts to read them.
     *
     * @param first what is read when no sheet has names of columns
     * @param meanings what the names of the columns of a sheet mean
     * @throws Refusal if a sheet cannot be read, or there are too many columns
     * @throws IOException if the workbook cannot be read
     */
    static UnitedSheets open(OpenWorkbook workbook, Workbook.Sheet first, UnaryOperator<List<String>> meanings)
            throws IOException {
        List<Part> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (Workbook.Sheet sheet : workbook.workbook().shown()) {
            Row header = header(workbook.look(sheet, HEAD).head());
            List<String> meant = header == null ? List.of() : meanings.apply(header.cells());
            if (header != null && (parts.isEmpty() || sharesMost(meant, known))) {
                parts.add(new Part(sheet, header.number(), place(header.cells(), meant, names, known)));
            }
        }
        if (names.size() > workbook.limits().columns()) {
            throw Refusal.tooLarge(XlsxMessages.tooManyColumns(workbook.limits().columns()));
        }
        return new UnitedSheets(workbook, parts.isEmpty() ? List.of(new Part(first, 0, List.of())) : parts, names);
    }

    List<Workbook.Sheet> sheets() {
        return parts.stream().map(Part::sheet).toList();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (true) {
            Row row = rows.next();
            if (row == null) {
                if (current + 1 == parts.size()) {
                    return null;
                }
                toNextSheet();
            } else if (current == 0 || row.number() > parts.get(current).headerRow) {
                return placed(row);
            }
        }
    }

    @Override
    public String sheet() {
        return rows.sheet();
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
        rows.close();
    }

    private void toNextSheet() throws IOException {
        rows.close();
        current++;
        offset = last;
        isStarted = false;
        rows = workbook.read(parts.get(current).sheet);
    }

    private Row placed(Row row) throws Refusal {
        if (++found > workbook.limits().rows()) {
            throw Refusal.tooLarge(XlsxMessages.tooManyRows(workbook.limits().rows()));
        }
        Part part = parts.get(current);
        last = offset + row.number();
        boolean isHeader = current == 0 && row.number() == part.headerRow;
        List<String> cells = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            cells.add(isHeader ? names.get(i) : "");
        }
        for (int i = 0; i < row.size(); i++) {
            int place = place(part, i);
            while (place >= cells.size()) {
                cells.add("");
            }
            cells.set(place, row.cell(i).isEmpty() ? cells.get(place) : row.cell(i));
        }
        Row placed = Row.of(last, cells.toArray(String[]::new));
        List<RowNote> notes = notes(row, part);
        return notes.isEmpty() ? placed : placed.withNotes(notes);
    }

    private List<RowNote> notes(Row row, Part part) {
        List<RowNote> notes = new ArrayList<>();
        if (current > 0 && !isStarted) {
            String detail = '"' + part.sheet.name() + "\", from its row " + row.number() + " on";
            notes.add(new RowNote(RowNote.Kind.SHEET_STARTS, RowNote.WHOLE_ROW, detail));
            isStarted = true;
        }
        for (RowNote note : row.notes()) {
            boolean isOfRow = note.column() == RowNote.WHOLE_ROW;
            notes.add(isOfRow ? note : new RowNote(note.kind(), place(part, note.column()), note.detail()));
        }
        return notes;
    }

    /** Where a column stands among the names; columns behind the names of their sheet stand behind all names. */
    private int place(Part part, int column) {
        return column < part.columns.size() ? part.columns.get(column) : names.size() + column - part.columns.size();
    }

    /** The first row that may hold names of columns: a title is one cell. */
    private static @Nullable Row header(List<Row> head) {
        return head.stream()
                .filter(row ->
                        row.cells().stream().filter(cell -> !cell.isBlank()).count() > 1)
                .findFirst()
                .orElse(null);
    }

    private static boolean sharesMost(List<String> header, List<String> names) {
        Set<String> known = folded(names);
        Set<String> own = folded(header);
        long shared = own.stream().filter(known::contains).count();
        return shared * 2 > Math.min(known.size(), own.size());
    }

    private static Set<String> folded(List<String> names) {
        Set<String> folded = new HashSet<>();
        names.stream().map(CanonicalForm::of).filter(name -> !name.isEmpty()).forEach(folded::add);
        return folded;
    }

    /**
     * Finds the place of each column by its name, then by what the name means, and adds names that are new. What stands
     * twice has two places.
     */
    private static List<Integer> place(
            List<String> header, List<String> meant, List<String> names, List<String> known) {
        Integer[] places = new Integer[header.size()];
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            places[i] = taken(find(header.get(i), names, taken), taken);
        }
        for (int i = 0; i < header.size(); i++) {
            places[i] = places[i] == BEYOND ? taken(find(meant.get(i), known, taken), taken) : places[i];
        }
        for (int i = 0; i < header.size(); i++) {
            if (places[i] == BEYOND) {
                places[i] = names.size();
                names.add(header.get(i));
                known.add(meant.get(i));
            }
        }
        return List.of(places);
    }

    private static int taken(int place, Set<Integer> taken) {
        taken.add(place);
        return place;
    }

    private static int find(String name, List<String> names, Set<Integer> taken) {
        String folded = CanonicalForm.of(name);
        for (int i = 0; i < names.size(); i++) {
            if (!taken.contains(i) && CanonicalForm.of(names.get(i)).equals(folded)) {
                return i;
            }
        }
        return BEYOND;
    }
}
