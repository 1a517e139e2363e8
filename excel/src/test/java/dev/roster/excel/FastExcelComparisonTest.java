package dev.roster.excel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.table.Row;
import dev.roster.table.RowLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another reader of workbooks, written apart from ours, finds the same in the same files. Where it is wrong is said
 * here, and looked at, so that nothing stays on the list that it has learned.
 */
final class FastExcelComparisonTest {

    private static final int ROWS = 40;
    private static final int COLUMNS = 30;

    /** The other reader wants it, and finds the parts by it. */
    private static final String TYPES = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + type("/xl/workbook.xml", "sheet.main")
            + type("/xl/styles.xml", "styles")
            + type("/xl/sharedStrings.xml", "sharedStrings")
            + "</Types>";

    /** Cells that the other reader gets wrong, and how. */
    private static final Map<CellWay, String> WRONG_CELLS = Map.of(
            CellWay.SHARED_ESCAPE, "leaves escaped characters (ST_Xstring) as written",
            CellWay.SHARED_PAIR_OF_ESCAPES, "leaves escaped characters (ST_Xstring) as written",
            CellWay.INLINE_ESCAPE, "leaves escaped characters (ST_Xstring) as written",
            CellWay.INLINE_WITH_PRONUNCIATION, "takes the pronunciation of inline text for a part of it",
            CellWay.ISO_DAY, "knows no days that are text, which the strict format has",
            CellWay.EMPTY_STYLE, "takes an empty attribute for a number");

    /** Rows that the other reader gets wrong, by how. */
    private static final Map<String, List<String>> WRONG_ROWS = Map.of(
            "counts a row without a number by its place, not on from the row above",
            List.of("<row r=\"5\"><c r=\"A5\"><v>1</v></c></row>", "<row><c><v>2</v></c></row>"),
            "counts a cell that does not say where it stands from the rows above, not from its row",
            List.of("<row r=\"5\"><c><v>1</v></c></row>"));

    static Stream<byte[]> samples() throws IOException {
        return Stream.of(SeedWorkbooks.written(), writtenByTheOther());
    }

    private static byte[] writtenByTheOther() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Users");
            sheet.value(0, 0, "email");
            sheet.value(1, 0, "ada@example.com");
            sheet.value(1, 1, 12.5);
            sheet.value(1, 2, true);
            sheet.inlineString(2, 0, " Bob & <Cy> ");
            sheet.value(2, 3, LocalDate.of(2024, 2, 29));
            sheet.style(2, 3).format("yyyy-mm-dd").set();
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsTheSameInWorkbooksThatProgramsWrote(byte[] workbook) throws IOException {
        assertThat(ours(workbook)).isEqualTo(FastExcelReading.of(workbook)).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @EnumSource(CellWay.class)
    void findsTheSameInCellsOfOneKindUnlessItIsKnownToBeWrong(CellWay way) {
        byte[] workbook = workbook(List.of(way), new Random(20261129)).bytes();
        assertThat(FastExcelReading.of(workbook).equals(ours(workbook)))
                .as(WRONG_CELLS.getOrDefault(way, "reads them as we do"))
                .isEqualTo(!WRONG_CELLS.containsKey(way));
    }

    @ParameterizedTest
    @MethodSource("wrongRows")
    void findsSomethingElseInRowsThatAreKnownToBeWrong(String how, List<String> rows) {
        byte[] workbook = WorkbookFile.of(rows.toArray(String[]::new))
                .part("[Content_Types].xml", TYPES)
                .bytes();
        assertThat(FastExcelReading.of(workbook)).as(how).isNotEqualTo(ours(workbook));
    }

    static Stream<Arguments> wrongRows() {
        return WRONG_ROWS.entrySet().stream().map(wrong -> Arguments.of(wrong.getKey(), wrong.getValue()));
    }

    @ParameterizedTest
    @ValueSource(longs = {20261201, 20261202, 20261203, 20261204, 20261205, 20261206, 20261207, 20261208})
    void findsTheSameInWorkbooksOfAllKinds(long seed) {
        List<CellWay> ways = Stream.of(CellWay.values())
                .filter(way -> !WRONG_CELLS.containsKey(way))
                .toList();
        byte[] workbook = workbook(ways, new Random(seed)).bytes();
        assertThat(ours(workbook)).as("seed " + seed).isEqualTo(FastExcelReading.of(workbook));
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"" + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>";
    }

    private static Map<String, String> ours(byte[] workbook) {
        Map<String, String> cells = new TreeMap<>();
        for (Row row : WorkbookFile.rows(WorkbookFile.source(workbook))) {
            for (int i = 0; i < row.size(); i++) {
                if (!row.cell(i).isEmpty()) {
                    cells.put(RowLocation.letters(i) + row.number(), row.cell(i));
                }
            }
        }
        return cells;
    }

    /** Rows with holes, or rows and cells that do not say where they stand. */
    private static WorkbookFile workbook(List<CellWay> ways, Random random) {
        List<String> rows = new ArrayList<>();
        rows.add(WorkbookFile.row("<c r=\"A1\" t=\"str\"><v>email</v></c>"));
        int number = 1;
        boolean isNumbered = random.nextInt(3) > 0;
        for (int i = 0; i < ROWS; i++) {
            number += isNumbered ? 1 + random.nextInt(3) : 1;
            StringBuilder row = new StringBuilder(isNumbered ? "<row r=\"" + number + "\">" : "<row>");
            int column = 0;
            int cells = random.nextInt(COLUMNS);
            for (int j = 0; j < cells; j++) {
                column += isNumbered ? random.nextInt(3) : 0;
                String place = isNumbered ? RowLocation.letters(column) + number : "";
                row.append(ways.get(random.nextInt(ways.size())).xml(random, place));
                column++;
            }
            rows.add(row.append("</row>").toString());
        }
        return WorkbookFile.of(rows.toArray(String[]::new))
                .part("[Content_Types].xml", TYPES)
                .formats("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "00000")
                .strings(CellWay.STRINGS.toArray(String[]::new));
    }
}
